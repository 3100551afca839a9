import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { SAYINGS, type Saying, type SayingCode, say, sayingSchema, wordSaying } from './saying.ts'

const CODES = Object.keys(SAYINGS.en) as SayingCode[]

const factsIn = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(match => match[1]).sort()

describe('a report on a paper', () => {
  test('says every code in both languages, German in German', () => {
    expect(Object.keys(SAYINGS.de).sort()).toEqual([...CODES].sort())
    const same = CODES.filter(code => SAYINGS.de[code] === SAYINGS.en[code])
    expect(same).toEqual([])
  })

  test('puts the same facts into the German sentence as into the English', () => {
    const other = CODES.filter(code => `${factsIn(SAYINGS.de[code])}` !== `${factsIn(SAYINGS.en[code])}`)
    expect(other).toEqual([])
  })

  test('words sayings within sayings, and writes facts as its reader wants them', () => {
    const fresh = say('fresh-days', { asOf: '2026-08-01T00:00:00Z', days: 3 })
    const written = wordSaying(say('custody-valid', { fresh }), 'de', (name, value) =>
      name === 'asOf' ? '1. August 2026' : String(value),
    )
    expect(written).toBe('Gültig, Stand 1. August 2026, 3 Tage alt. Jedes Glied der Besitzgeschichte hält.')
  })

  law.prop([fc.string()])('never takes a fact for a part of its sentence', text => {
    const saying = say('revoked-because', { revokedAt: '{{reason}}', reason: text })
    expect(wordSaying(saying, 'en')).toBe(`Revoked on {{reason}}: ${text}.`)
  })

  law.prop([
    fc.constantFrom(...CODES),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.oneof(fc.string(), fc.integer())),
  ])('comes over a wire as it was said', (code, facts) => {
    const saying: Saying = say('json-refused', { problem: { code, facts: { ...facts } }, at: 1 })
    expect(sayingSchema.parse(JSON.parse(JSON.stringify(saying)))).toEqual(JSON.parse(JSON.stringify(saying)))
  })

  test('error: refuses a code that nobody says', () => {
    expect(sayingSchema.safeParse({ code: 'toString', facts: {} }).success).toBe(false)
  })
})
