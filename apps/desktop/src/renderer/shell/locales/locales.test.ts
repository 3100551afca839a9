import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const DOMAINS = readdirSync(new URL('en/', import.meta.url)).filter(file => file.endsWith('.json'))

/** Every sentence of a file by its path, with the names of the values in it. */
function sentencesOf(language: string, file: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  const walk = (part: unknown, path: string): void => {
    if (typeof part === 'string')
      found[path] = [...part.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1] ?? '').sort()
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) walk(value, `${path}/${key}`)
    }
  }
  walk(JSON.parse(readFileSync(new URL(`${language}/${file}`, import.meta.url), 'utf8')), '')
  return found
}

describe.each(DOMAINS)('German in %s', file => {
  test('says everything that English says', () => {
    expect(Object.keys(sentencesOf('de', file)).sort()).toEqual(Object.keys(sentencesOf('en', file)).sort())
  })

  test('names only values that English names too', () => {
    const english = sentencesOf('en', file)
    const strange = Object.entries(sentencesOf('de', file)).filter(([path, values]) =>
      values.some(value => !english[path]?.includes(value)),
    )
    expect(strange).toEqual([])
  })
})

test('no screen an owner sees says NFT, mint, gas or wallet', () => {
  const words = DOMAINS.flatMap(file =>
    ['en', 'de'].map(language => readFileSync(new URL(`${language}/${file}`, import.meta.url), 'utf8')),
  )
  expect(words.filter(text => /\b(nft|mint\w*|gas|wallets?)\b/i.test(text))).toEqual([])
})
