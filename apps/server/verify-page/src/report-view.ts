/// <reference lib="dom" />
import type { PaperReport } from '@pawfect/domain/certificates'
import { element } from './element.ts'
import type { Words } from './words.ts'

const MARKS = { passed: '✓', failed: '✗', 'not-checked': '?' } as const

/**
 * A report as a card.
 *
 * @param belonging - whether this paper and the one checked before have the same fingerprint; null: not asked.
 */
export function reportView(report: PaperReport, words: Words, belonging: boolean | null): HTMLElement {
  const { verdict, summary, freshness } = report
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
    freshness === null || summary.includes(freshness.words) ? null : element('p', {}, freshness.words),
    belonging === null
      ? null
      : element('p', { class: belonging ? '' : 'warning' }, belonging ? words.belongs : words.foreignCode),
    ...report.warnings.map(warning => element('p', { class: 'warning' }, warning)),
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
  const rows = [
    ...facts,
    { name: 'issuer', value: issuer.role === '' ? issuer.name : `${issuer.name} (${issuer.role})` },
  ]
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

function labelOf(name: string, words: Words): string {
  return words.facts[name.replace(/^owner\.[1-8]\./, 'owner.')] ?? name
}

function timelineView({ timeline }: PaperReport, words: Words): readonly HTMLElement[] {
  if (timeline.length === 0) return []
  const items = timeline.map(({ kind, since, until, words: says }) =>
    element(
      'li',
      { class: kind === 'gap' ? 'failed' : 'passed' },
      element('span', { class: 'mark', 'aria-hidden': 'true' }, kind === 'gap' ? '?' : '•'),
      element('span', {}, `${since.slice(0, 10)} – ${until?.slice(0, 10) ?? words.now}: ${says}`),
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
            ...list.map(({ outcome, message }) =>
              element(
                'li',
                { class: outcome },
                element(
                  'span',
                  { class: 'mark', role: 'img', 'aria-label': words.outcome[outcome] },
                  MARKS[outcome],
                ),
                element('span', {}, message),
              ),
            ),
          ),
        ],
  )
}
