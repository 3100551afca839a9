import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import german from '../../shell/locales/de/matching.json' with { type: 'json' }
import english from '../../shell/locales/en/matching.json' with { type: 'json' }

/** The codes of everything the engine may say to an owner, read where it says it. */
function codesSaid(): string[] {
  const source = ['reasons', 'cautions'].map(file =>
    readFileSync(
      new URL(`../../../../../../packages/domain/src/matching/${file}.ts`, import.meta.url),
      'utf8',
    ),
  )
  return [...source.join('\n').matchAll(/'((?:reason|caution)-[a-z-]+)'/g)].map(([, code = '']) => code)
}

const keysOf = ({ sentences }: { readonly sentences: object }) =>
  new Set(Object.keys(sentences).map(key => key.replace(/_(one|other)$/, '')))

const slotsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, slot]) => slot).sort()

describe.each([
  ['English', english],
  ['German', german],
] as const)('in %s', (_, words) => {
  test('every reason and every caution has its words', () => {
    const codes = codesSaid()

    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter(code => !keysOf(words).has(code))).toEqual([])
  })
})

test('both languages tell the same facts in every sentence', () => {
  const told: Record<string, string> = german.sentences

  for (const [key, text] of Object.entries(english.sentences)) {
    expect({ key, slots: new Set(slotsOf(told[key] ?? '')) }).toEqual({ key, slots: new Set(slotsOf(text)) })
  }
})
