import { describe, expect, test } from 'vitest'
import { checkBreedingLaw, NOT_LEGAL_ADVICE } from './breeding-law.ts'
import type { BreedingLawQuestion } from './breeding-law-question.ts'
import { BREEDING_RULES } from './breeding-rules.ts'
import { addDays, NoSuchDayError } from './calendar-days.ts'
import { CLOSE_RELATIONS, NOTHING_KNOWN } from './close-relations.ts'
import type { Club, Jurisdiction, LawRule } from './law-rule.ts'

const UNRELATED = { found: [], notRuledOut: [] }

/** A mating of which everything is known and nothing is wrong. */
const BLAMELESS: BreedingLawQuestion = {
  jurisdiction: 'eu',
  on: '2026-11-23',
  species: 'dog',
  sire: { bornOn: '2022-03-01', chipped: true, registered: true, craniofacialRatio: 0.8, adultWeightKg: 30 },
  dam: {
    bornOn: '2022-03-01',
    chipped: true,
    registered: true,
    craniofacialRatio: 0.8,
    adultWeightKg: 28,
    littersBornOn: ['2024-05-01'],
    caesareans: 0,
  },
  relationship: UNRELATED,
  isBreeder: true,
  facts: {
    'hereditary-harm-expected': false,
    'loss-of-a-sense-not-excluded': false,
    'strongly-burdened-parent': false,
    'breathing-noise-at-rest': false,
    'narrowed-nostrils': false,
    'eye-white-in-two-quadrants': false,
    'eyelid-does-not-close': false,
    'harmful-extreme-trait': false,
    'extremely-short-forelegs': false,
  },
}

function askFor(rule: LawRule, changes: Partial<BreedingLawQuestion>) {
  const place =
    rule.kind === 'club'
      ? { jurisdiction: 'gb-eng' as const, clubs: [rule.place as Club] }
      : { jurisdiction: rule.place as Jurisdiction }
  const answer = checkBreedingLaw({
    ...BLAMELESS,
    ...place,
    species: rule.species[0] ?? 'dog',
    ...changes,
  })
  const named = ({ ruleId }: { ruleId: string }) => ruleId === rule.id
  return {
    now: [...answer.findings, ...answer.duties].find(named),
    later: answer.upcoming.find(named),
  }
}

const RULES = BREEDING_RULES.map(rule => [rule.id, rule] as const)

describe('checkBreedingLaw', () => {
  test.each(RULES)('%s holds from its first day on, not before, and never after its last', (_id, rule) => {
    if (rule.from === null) {
      expect(askFor(rule, { on: '2050-01-01' })).toMatchObject({
        now: undefined,
        later: { status: 'agreed' },
      })
      return
    }
    const last = rule.to ?? addDays(rule.from, 4000)
    const [before, first] = [addDays(rule.from, -1), rule.from]
    const facts = { sire: {}, dam: {} }

    expect(askFor(rule, { ...facts, on: before })).toMatchObject({
      now: undefined,
      later: { ruleId: rule.id },
    })
    for (const on of [first, last])
      expect(askFor(rule, { ...facts, on })).toMatchObject({
        now: { article: rule.article, source: rule.source, from: rule.from },
        later: undefined,
      })
    if (rule.to === null) return
    expect(askFor(rule, { ...facts, on: addDays(rule.to, 1) })).toEqual({ now: undefined, later: undefined })
  })

  test('hands over from one text to the next without a gap or an overlap', () => {
    const dutch = (on: string) =>
      checkBreedingLaw({ ...BLAMELESS, jurisdiction: 'nl', on })
        .findings.filter(({ topic }) => topic === 'identification')
        .map(({ ruleId }) => ruleId)

    expect([dutch('2021-10-31'), dutch('2021-11-01')]).toEqual([['nl-chip-2013'], ['nl-chip-2021']])
  })

  test.each(RULES)('%s cites its source and binds those it says it binds', (_id, rule) => {
    expect(rule.article).not.toBe('')
    expect(rule.source.title).not.toBe('')
    expect(rule.says).toMatch(/\.$/)
    const someone = askFor(rule, { isBreeder: false, on: rule.to ?? '2026-11-23' })
    const isBound = someone.now !== undefined || someone.later !== undefined
    expect(isBound).toBe(rule.appliesTo === 'everyone')
  })

  const relationRules = RULES.filter(([, rule]) => rule.test.kind === 'relationship')
  const table = relationRules.flatMap(([id, rule]) =>
    CLOSE_RELATIONS.map(relation => [id, relation, rule] as const),
  )
  test.each(table)('%s judges %s found, possible and excluded', (_id, relation, rule) => {
    if (rule.test.kind !== 'relationship') throw new Error('the table holds relation rules only')
    const isForbidden = rule.test.forbidden.includes(relation)
    const verdict = (relationship: BreedingLawQuestion['relationship']) => {
      const { now, later } = askFor(rule, { relationship })
      return (now ?? later)?.verdict
    }

    expect(verdict({ found: [relation], notRuledOut: [] })).toBe(isForbidden ? 'forbidden' : 'allowed')
    expect(verdict({ found: [], notRuledOut: [relation] })).toBe(isForbidden ? 'cannot-confirm' : 'allowed')
    expect(verdict(UNRELATED)).toBe('allowed')
    expect(verdict(NOTHING_KNOWN)).toBe('cannot-confirm')
  })

  test.each(RULES)('%s cannot be confirmed when nothing is known', (_id, rule) => {
    const on = rule.to ?? BLAMELESS.on
    const { now, later } = askFor(rule, { on, sire: {}, dam: {}, relationship: NOTHING_KNOWN, facts: {} })
    expect((now ?? later)?.verdict).toBe(rule.test.kind === 'duty' ? 'allowed' : 'cannot-confirm')
  })

  test.each(RULES)('%s allows a blameless mating', (_id, rule) => {
    const { now, later } = askFor(rule, { on: rule.to ?? BLAMELESS.on })
    expect((now ?? later)?.verdict).toBe(rule.test.kind === 'figures-unknown' ? 'cannot-confirm' : 'allowed')
  })

  const english = (dam: BreedingLawQuestion['dam'], changes: Partial<BreedingLawQuestion> = {}) => {
    const question: BreedingLawQuestion = {
      ...BLAMELESS,
      jurisdiction: 'gb-eng',
      clubs: ['the-kennel-club'],
      dam: { ...BLAMELESS.dam, ...dam },
      ...changes,
    }
    return new Map(checkBreedingLaw(question).findings.map(finding => [finding.ruleId, finding.verdict]))
  }

  test('reads birth dates as precisely as they are given', () => {
    const on = { on: '2026-11-23' }
    expect(english({ bornOn: '2025-11-23' }, on).get('gb-eng-dam-age')).toBe('allowed')
    expect(english({ bornOn: '2025-11-24' }, on).get('gb-eng-dam-age')).toBe('forbidden')
    expect(english({ bornOn: '2025-11' }, on).get('gb-eng-dam-age')).toBe('cannot-confirm')
    expect(english({ bornOn: '2024' }, on).get('gb-eng-dam-age')).toBe('allowed')
    expect(english({ bornOn: '2018-01-01' }, on).get('kc-dam-under-eight-years')).toBe('forbidden')
    expect(english({ bornOn: '2019-01-25' }, on).get('kc-dam-under-eight-years')).toBe('cannot-confirm')
    expect(english({ bornOn: '2019-06-01' }, on).get('kc-dam-under-eight-years')).toBe('allowed')
  })

  test('counts litters and the months between them, the coming one included', () => {
    const years = (count: number) => Array.from({ length: count }, (_, n) => `${2015 + n}-05-01`)
    const has = (count: number) => english({ littersBornOn: years(count) })
    expect([has(3).get('kc-four-litters'), has(4).get('kc-four-litters')]).toEqual(['allowed', 'forbidden'])
    expect([has(5).get('gb-eng-litter-count'), has(6).get('gb-eng-litter-count')]).toEqual([
      'allowed',
      'forbidden',
    ])
    const last = (day: string) => english({ littersBornOn: [day] }).get('gb-eng-litter-interval')
    expect([last('2026-01-01'), last('2026-01-25'), last('2026-06-01')]).toEqual([
      'allowed',
      'cannot-confirm',
      'forbidden',
    ])
    expect(english({ caesareans: 2 }).get('gb-eng-caesareans')).toBe('forbidden')
  })

  test('does not hold a licence’s conditions against somebody of whom no licence is known', () => {
    const { isBreeder: _, ...question } = BLAMELESS
    const young = { ...BLAMELESS.dam, bornOn: '2026-06-01' }
    const answer = checkBreedingLaw({ ...question, jurisdiction: 'gb-eng', dam: young })

    expect(answer.findings.find(({ ruleId }) => ruleId === 'gb-eng-dam-age')).toMatchObject({
      verdict: 'cannot-confirm',
      because: 'too-young-if-a-breeder',
    })
  })

  test('knows extreme looks by measure and by what is stated', () => {
    const verdicts = (changes: Partial<BreedingLawQuestion>, jurisdiction: Jurisdiction) =>
      checkBreedingLaw({ ...BLAMELESS, jurisdiction, ...changes }).findings.filter(
        ({ verdict }) => verdict === 'forbidden',
      )
    const pug = { ...BLAMELESS.sire, craniofacialRatio: 0.29 }
    expect(verdicts({ sire: pug }, 'nl').map(({ ruleId }) => ruleId)).toEqual(['nl-short-nose'])
    expect(verdicts({ sire: pug, on: '2023-08-24' }, 'nl')).toEqual([])
    const merles = { ...BLAMELESS.facts, 'loss-of-a-sense-not-excluded': true }
    expect(verdicts({ facts: merles }, 'ch').map(({ article }) => article)).toEqual(['Art. 9 Bst. d Ziff. 1'])
    const tiny = { ...BLAMELESS.dam, adultWeightKg: 1.4 }
    expect(verdicts({ dam: tiny }, 'ch').map(({ ruleId }) => ruleId)).toEqual(['ch-dwarf-dogs'])
  })

  test('asks for chips and registers once the age is reached', () => {
    const chip = (dam: BreedingLawQuestion['dam']) => english(dam).get('gb-eng-chip-dogs')
    expect(chip({ registered: false })).toBe('forbidden')
    expect(chip({ chipped: false, bornOn: '2026-11-01' })).toBe('allowed')
    const { chipped: _, ...rest } = BLAMELESS.dam
    const question = { ...BLAMELESS, jurisdiction: 'gb-eng', dam: rest } as const
    expect(checkBreedingLaw(question).verdict).toBe('cannot-confirm')
  })

  test('gathers the rules of every place around, names silence, and is never legal advice', () => {
    const answer = checkBreedingLaw({ ...BLAMELESS, jurisdiction: 'de-ni' })

    expect(
      new Set([...answer.findings, ...answer.upcoming, ...answer.duties].map(({ place }) => place)),
    ).toEqual(new Set(['eu', 'de', 'de-ni']))
    expect(answer).toMatchObject({
      verdict: 'allowed',
      silentOn: ['relationship', 'age', 'litters'],
      notice: NOT_LEGAL_ADVICE,
    })
    const parents = checkBreedingLaw({
      ...BLAMELESS,
      jurisdiction: 'de',
      relationship: { found: ['half-siblings'], notRuledOut: [] },
    })
    expect(parents.upcoming.find(({ ruleId }) => ruleId === 'eu-close-relatives')).toMatchObject({
      verdict: 'forbidden',
      status: 'agreed',
      article: expect.stringContaining('to be confirmed'),
    })
  })

  test('error: refuses days no calendar has', () => {
    for (const on of ['2026-02-30', '2026-11', 'tomorrow', '2026-13-01'])
      expect(() => checkBreedingLaw({ ...BLAMELESS, on })).toThrow(NoSuchDayError)
    expect(() => english({ bornOn: '2026-02-30' })).toThrow(NoSuchDayError)
  })
})
