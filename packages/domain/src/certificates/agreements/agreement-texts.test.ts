import { describe, expect, test } from 'vitest'
import { typedDocument, typedStructHash } from '../index.ts'
import type { HexText } from '../typed-data.ts'
import { type AdoptionDraft, adoptionDraftSchema } from './adoption-draft.ts'
import { adoptionTerms } from './adoption-terms.ts'
import { adoptionText } from './adoption-text.ts'
import { agreementTextHash } from './agreement-signing.ts'
import { type BreedingDraft, breedingDraftSchema } from './breeding-draft.ts'
import { breedingTerms } from './breeding-terms.ts'
import { breedingText } from './breeding-text.ts'

const FACTS = { agreementId: 'b2f1', writtenOn: '2026-11-23' }
const ONCE = { token: address(9), nonce: 7n, deadline: 1_900_000_000n }
const PLACE = { chainId: 7, verifyingContract: address(8) }
const BREEDERS = {
  damOwner: address(1),
  damCoOwner: null,
  sireOwner: address(2),
  sireCoOwner: null,
  arbiter: address(3),
}

describe('a stud agreement', () => {
  test('answers in words every question people go to court over', () => {
    const text = breedingText(breedingDraft(), FACTS)

    expect(text).toContain('Stud agreement b2f1')
    for (const sentence of [
      'At least 3 living young animals, 10 days after the birth.',
      'The owner of the sire receives one animal of the litter. The owner of the sire picks first.',
      'If no pregnancy follows, or no litter that counts, the dam may be mated again once, for no further fee.',
      'The litter is registered and paid for by the owner of the dam.',
      'Carla and Dora, who both have to agree',
      '1,200.50 EUR for the litter',
      'If no decision comes, 50 % of what is open goes to the owner of the sire',
    ])
      expect(text).toContain(sentence)
  })

  test('says the same in German, amounts and days included', () => {
    const text = breedingText(breedingDraft({ language: 'de' }), FACTS)

    expect(text).toContain('1.200,50 EUR für den Wurf')
    expect(text).toContain('innerhalb von 60 Tagen')
    expect(text).toContain('Nachdecken')
    expect(text).not.toMatch(/undefined|\bowner\b/)
  })

  test('has one text for the same answers, and another for any other answer', () => {
    const changes: Partial<BreedingDraft>[] = [
      { matingFeeCents: 1 },
      { picks: 2 },
      { returnMatings: 2 },
      { registrar: 'shared' },
      { picker: 'dam-owner' },
      { silentSharePercent: 49 },
      { minimumLiving: 4 },
      { notes: 'No show of the litter before eight weeks.' },
      { settlement: 'held' },
      { damCoOwner: null },
    ]
    const texts = [{}, ...changes].map(change => breedingText(breedingDraft(change), FACTS))

    expect(breedingText(breedingDraft(), FACTS)).toBe(texts[0])
    expect(new Set(texts.map(agreementTextHash)).size).toBe(texts.length)
  })

  test('puts on the chain the fingerprint of the text, days as seconds, and only money that is held', () => {
    const parties = { signers: BREEDERS, once: ONCE }
    const direct = breedingTerms(breedingDraft(), 'text', parties)
    const held = breedingTerms(breedingDraft({ settlement: 'held' }), 'text', parties)

    expect(direct).toMatchObject({
      text: '0x982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1',
      damCoOwner: `0x${'00'.repeat(20)}`,
      litterFee: 0n,
      matingSeconds: 60 * 86_400,
      picker: 2,
      returnMating: 3,
      registrar: 2,
    })
    expect(held).toMatchObject({ matingFee: 10_000n, litterFee: 120_050n, silentShare: 5_000 })
    const document = typedDocument(
      { contract: 'BreedingAgreement', action: 'BreedingTerms', message: held },
      PLACE,
    )
    expect(typedStructHash(document)).toMatch(/^0x[0-9a-f]{64}$/)
  })

  test.each<[string, Partial<BreedingDraft>, string, string]>([
    ['picks without somebody who picks', { picker: 'nobody' }, 'picks', 'picks-and-picker'],
    ['more picks than a litter that counts has', { picks: 4 }, 'picks', 'more-picks-than-litter'],
    [
      'a bond for nothing',
      { picker: 'nobody', picks: 0, pickBondCents: 1 },
      'pickBondCents',
      'bond-without-picks',
    ],
    [
      'a return mating that never comes',
      { returnMating: 'never' },
      'returnMatings',
      'return-matings-and-when',
    ],
  ])('error: asks again about %s', (_what, change, path, code) => {
    const issues = breedingDraftSchema.safeParse({ ...breedingDraft(), ...change }).error?.issues
    expect(issues?.map(issue => [issue.path.join('.'), issue.message])).toContainEqual([path, code])
  })

  test('error: refuses names that would turn the reading direction or hide a line', () => {
    for (const name of ['Carla\u202Eevil', 'Carla\nDora', 'Car\u200Bla', '   '])
      expect(breedingDraftSchema.safeParse({ ...breedingDraft(), damOwner: { name } }).success).toBe(false)
  })
})

describe('an adoption agreement', () => {
  test('says trial, return, money and what is known about the animal', () => {
    const text = adoptionText(adoptionDraft(), FACTS)

    expect(text).toContain(
      'It lasts 21 days. Within it the adopter may bring the animal back without giving a reason.',
    )
    expect(text).toContain('- Afraid of thunder')
    expect(text).toContain('except 50.00 EUR of the fee')
    expect(adoptionText(adoptionDraft({ language: 'de' }), FACTS)).toContain('Sie dauert 21 Tage.')
  })

  test('puts its answers on the chain', () => {
    const signers = { adopter: address(1), shelter: address(2), arbiter: address(3) }
    const terms = adoptionTerms(adoptionDraft({ settlement: 'held' }), 'text', { signers, once: ONCE })

    expect(terms).toMatchObject({
      fee: 25_000n,
      deposit: 10_000n,
      keptOnReturn: 5_000n,
      trialSeconds: 21 * 86_400,
    })
  })

  test('error: the shelter cannot keep more than the fee', () => {
    const draft = adoptionDraft({ keptOnReturnCents: 25_001 })
    expect(adoptionDraftSchema.safeParse(draft).error?.issues[0]?.message).toBe('kept-more-than-fee')
  })
})

function breedingDraft(change: Partial<BreedingDraft> = {}): BreedingDraft {
  return {
    kind: 'breeding',
    language: 'en',
    dam: { name: 'Luna', registration: 'VDH 123' },
    sire: { name: 'Rex', registration: null },
    damOwner: { name: 'Carla' },
    damCoOwner: { name: 'Dora' },
    sireOwner: { name: 'Ben' },
    sireCoOwner: null,
    arbiter: { name: 'Club office' },
    matingPlace: 'Hamburg',
    travelCosts: 'dam-owner',
    healthTests: ['Hips A', 'prcd-PRA clear'],
    settlement: 'between-us',
    currency: 'EUR',
    matingFeeCents: 10_000,
    pregnancyFeeCents: 0,
    litterFeeCents: 120_050,
    pickBondCents: 20_000,
    matingDays: 60,
    pregnancyDays: 45,
    litterDays: 60,
    pickDays: 70,
    objectionDays: 7,
    arbitrationDays: 30,
    silentSharePercent: 50,
    livingAfterDays: 10,
    minimumLiving: 3,
    picker: 'sire-owner',
    picks: 1,
    returnMating: 'without-litter',
    returnMatings: 1,
    registrar: 'dam-owner',
    notes: '',
    ...change,
  }
}

function adoptionDraft(change: Partial<AdoptionDraft> = {}): AdoptionDraft {
  return {
    kind: 'adoption',
    language: 'en',
    animal: { name: 'Mika', registration: null },
    adopter: { name: 'Ana' },
    shelter: { name: 'Shelter Nord' },
    arbiter: { name: 'Vet Dr. Kim' },
    disclosures: ['Afraid of thunder'],
    homeCheck: 'planned',
    neutering: 'done',
    settlement: 'between-us',
    currency: 'EUR',
    feeCents: 25_000,
    depositCents: 10_000,
    keptOnReturnCents: 5_000,
    trialDays: 21,
    objectionDays: 7,
    arbitrationDays: 30,
    silentSharePercent: 50,
    passingOn: 'back-to-shelter',
    notes: '',
    ...change,
  }
}

function address(digit: number): HexText {
  return `0x${String(digit).repeat(40)}`
}
