/// <reference lib="dom" />
import { type PaperReport, SAYINGS, type Saying, wordSaying } from '@pawfect/domain/certificates'
import { element } from './element.ts'
import type { Words } from './words.ts'

const MARKS = { passed: '✓', failed: '✗', 'not-checked': '?' } as const

/**
 * A report as a card.
 *
 * @param belonging - whether this paper and the one checked before have the same fingerprint; null: not asked.
 */
export function reportView(report: PaperReport, words: Words, belonging: boolean | null): HTMLElement {
  const { verdict, freshness, said } = report
  const summary = wordsOf(said.summary, words)
  const fresh = freshness === null ? '' : wordsOf(freshness.saying, words)
  return element(
    'section',
    {
      class: 'card verdict',
      role: 'status',
      'data-verdict': verdict,
      'data-testid': 'verdict',
      tabindex: '-1',
    },
    element('h2', {}, isUnalteredCode(report) ? words.codeHolds : words.verdict[verdict]),
    element('p', {}, summary),
    summary.includes(fresh) ? null : element('p', {}, fresh),
    belonging === null
      ? null
      : element('p', { class: belonging ? '' : 'warning' }, belonging ? words.belongs : words.foreignCode),
    ...said.warnings.map(warning => element('p', { class: 'warning' }, wordsOf(warning, words))),
    ...factsView(report, words),
    ...timelineView(report, words),
    ...checksView(report, words),
  )
}

/** A code proves a key and nothing about the paper: it is never called good. */
function isUnalteredCode({ kind, verdict }: PaperReport): boolean {
  return kind === 'claim' && verdict === 'valid'
}

function factsView(report: PaperReport, words: Words): readonly HTMLElement[] {
  const { facts, issuer, verdict } = report
  if (issuer === null) return []
  const rows = [...facts, { name: 'issuer', value: `${issuer.name}${roleOf(issuer, words)}` }]
  return [
    element('h3', {}, verdict === 'valid' ? words.says : words.saysUnreliable),
    element(
      'dl',
      {},
      ...rows.flatMap(({ name, value }) => [
        element('dt', {}, name === 'issuer' ? words.issuer : labelOf(name, words)),
        element('dd', {}, value),
      ]),
    ),
  ]
}

function roleOf({ role }: { readonly role: string }, { language }: Words): string {
  if (role === '') return ''
  const said: Readonly<Record<string, string>> = SAYINGS[language]
  return ` (${said[`role-${role}`] ?? role})`
}

/** A sentence of the report in the page's language, dates as they are read there. */
function wordsOf(saying: Saying, words: Words): string {
  return wordSaying(saying, words.language, (name, value) => {
    if (name === 'fact' || name === 'other') return labelOf(String(value), words)
    return typeof value === 'string' ? dateWords(value) : String(value)
  })
}

/** Days and moments as they are written where the reader lives; anything else as it stands. */
function dateWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return new Date(text).toLocaleDateString(navigator.language, { dateStyle: 'long', timeZone: 'UTC' })
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)
    ? new Date(text).toLocaleString(navigator.language, { dateStyle: 'long', timeStyle: 'short' })
    : text
}

function labelOf(name: string, words: Words): string {
  return words.facts[name.replace(/^owner\.[1-8]\./, 'owner.')] ?? name
}

function timelineView({ timeline }: PaperReport, words: Words): readonly HTMLElement[] {
  if (timeline.length === 0) return []
  const items = timeline.map(({ kind, since, until, saying }) =>
    element(
      'li',
      { class: kind === 'gap' ? 'failed' : 'passed' },
      element('span', { class: 'mark', 'aria-hidden': 'true' }, kind === 'gap' ? '?' : '•'),
      element(
        'span',
        {},
        `${since.slice(0, 10)} – ${until?.slice(0, 10) ?? words.now}: ${wordsOf(saying, words)}`,
      ),
    ),
  )
  return [element('h3', {}, words.history), element('ul', {}, ...items)]
}

function checksView({ checks }: PaperReport, words: Words): readonly HTMLElement[] {
  const done = checks.filter(check => check.outcome !== 'not-checked')
  const open = checks.filter(check => check.outcome === 'not-checked')
  return [[words.checked, done] as const, [words.notChecked, open] as const].flatMap(([title, list]) =>
    list.length === 0
      ? []
      : [
          element('h3', {}, title),
          element(
            'ul',
            {},
            ...list.map(({ outcome, saying }) =>
              element(
                'li',
                { class: outcome },
                element(
                  'span',
                  { class: 'mark', role: 'img', 'aria-label': words.outcome[outcome] },
                  MARKS[outcome],
                ),
                element('span', {}, wordsOf(saying, words)),
              ),
            ),
          ),
        ],
  )
}
