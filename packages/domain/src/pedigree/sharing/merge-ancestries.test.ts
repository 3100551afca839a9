import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { litterInbreeding } from '../coefficients/kinship.ts'
import { arrangePedigree } from '../pedigree.ts'
import { DuplicateAnimalError } from '../pedigree-errors.ts'
import type { PedigreeRecord } from '../pedigree-record.ts'
import { ancestryToShare } from './ancestry-to-share.ts'
import { mergeAncestries } from './merge-ancestries.ts'

const tree = (key: string, records: readonly PedigreeRecord[]) => ({
  key,
  rootId: records[0]?.id ?? '',
  records,
})

function inbreedingOfLitter(sire: readonly PedigreeRecord[], dam: readonly PedigreeRecord[]): number {
  const { records, rootOf } = mergeAncestries([tree('dam', dam), tree('sire', sire)])
  const { pedigree, rowOf } = arrangePedigree(records)
  const row = (key: string) => rowOf.get(rootOf.get(key) ?? '') ?? -1
  return litterInbreeding(pedigree, { sire: row('sire'), dam: row('dam') })
}

const SIRE: PedigreeRecord[] = [
  { id: 'Thor', sireId: 'Sam' },
  { id: 'Sam', name: 'Sam of the Lake', registration: 'DRC 12-G 0345', sex: 'male', bornOn: '2012' },
]

/** Every litter of a male and a female of a studbook: from the whole of it, and from each parent's own tree. */
const pairsOf = (records: readonly PedigreeRecord[]) =>
  records
    .filter(({ sex }) => sex === 'male')
    .flatMap(sire => records.filter(({ sex }) => sex === 'female').map(dam => [sire.id, dam.id] as const))

function coefficientsOfWhole(records: readonly PedigreeRecord[]): number[] {
  const { pedigree, rowOf } = arrangePedigree(records)
  return pairsOf(records).map(([sire, dam]) =>
    litterInbreeding(pedigree, { sire: rowOf.get(sire) ?? -1, dam: rowOf.get(dam) ?? -1 }),
  )
}

function coefficientsOfTrees(records: readonly PedigreeRecord[]): number[] {
  const treeOf = (rootId: string) => [...ancestryToShare(records, { rootId }).records]
  return pairsOf(records).map(([sire, dam]) => inbreedingOfLitter(treeOf(sire), treeOf(dam)))
}

describe('mergeAncestries', () => {
  test('knows an animal again by its registration, however it is written', () => {
    const dam: PedigreeRecord[] = [
      { id: 'Freya', sireId: '77' },
      { id: '77', name: 'SAM', registration: 'drc/12-g0345', sex: 'male', bornOn: '2012-03' },
    ]

    // Half-siblings: one eighth.
    expect(inbreedingOfLitter(SIRE, dam)).toBe(1 / 8)
  })

  test('knows an animal again by id, name and year of birth, but never by a name alone', () => {
    const sam = { id: 'Sam', name: 'Sam of the Lake', bornOn: '2012' }
    const other = { id: 'Sam', name: 'Sam of the Lake' }
    const sire = [{ id: 'Thor', sireId: 'Sam' }, sam]

    expect(
      inbreedingOfLitter(sire, [
        { id: 'Freya', sireId: 'Sam' },
        { ...sam, name: 'sam  of the LAKE' },
      ]),
    ).toBe(1 / 8)
    expect(inbreedingOfLitter(sire, [{ id: 'Freya', sireId: 'Sam' }, other])).toBe(0)
    const withChipForId = (id: string) => {
      const own = [
        { id, sireId: '276098102345678' },
        { ...sam, id: '276098102345678' },
      ]
      return [...ancestryToShare(own, { rootId: id }).records]
    }
    expect(inbreedingOfLitter(withChipForId('Thor'), withChipForId('Freya'))).toBe(0)
    expect(
      inbreedingOfLitter(sire, [
        { id: 'Freya', sireId: 'Sam' },
        { ...sam, bornOn: '2013' },
      ]),
    ).toBe(0)
  })

  test('keeps apart what could be two animals, and says so', () => {
    const registration = 'DRC 12-G 0345'
    const twice: PedigreeRecord[] = [
      { id: 'Freya', sireId: 'A', damId: 'B' },
      { id: 'A', registration },
      { id: 'B', registration },
    ]
    const female: PedigreeRecord[] = [
      { id: 'Freya', damId: 'A' },
      { id: 'A', registration, sex: 'female' },
    ]

    for (const dam of [twice, female]) {
      const { ambiguous, rootOf, records } = mergeAncestries([tree('dam', dam), tree('sire', SIRE)])
      expect(ambiguous).toEqual(['registration:drc12g0345'])
      expect(records).toHaveLength(dam.length + SIRE.length)
      expect(rootOf.get('sire')).toBe('1:Thor')
    }
  })

  test('never joins animals of two registrations, whatever else they share', () => {
    const sam = { id: 'Sam', name: 'Sam', bornOn: '2012' }
    const { records, ambiguous } = mergeAncestries([
      tree('dam', [
        { id: 'Freya', sireId: 'Sam' },
        { ...sam, registration: 'AAA 11111' },
      ]),
      tree('sire', [
        { id: 'Thor', sireId: 'Sam' },
        { ...sam, registration: 'BBB 22222' },
      ]),
    ])

    expect(records).toHaveLength(4)
    expect(ambiguous).toEqual(['name:["sam","sam","2012"]'])
  })

  test('joins facts from both trees and names where they claim different parents', () => {
    const registration = 'DRC 12-G 0345'
    const { records, conflicts } = mergeAncestries([
      tree('dam', [
        { id: 'Freya', sireId: 'S' },
        { id: 'S', registration, sireId: 'One' },
      ]),
      tree('sire', [
        { id: 'Thor', sireId: 'X' },
        { id: 'X', registration, sireId: 'Two', damId: 'Mum', bornOn: '2012' },
      ]),
    ])

    expect(records.find(({ id }) => id === '0:S')).toEqual({
      id: '0:S',
      registration,
      bornOn: '2012',
      sireId: '0:One',
      damId: '1:Mum',
    })
    expect(conflicts).toEqual([{ id: '0:S', parent: 'sire' }])
  })

  test('undoes joins that would make an animal its own ancestor', () => {
    const [first, second] = ['AAA 11111', 'BBB 22222']
    const merged = mergeAncestries([
      tree('dam', [
        { id: 'Freya', sireId: 'P' },
        { id: 'P', registration: first, sireId: 'Q' },
        { id: 'Q', registration: second },
      ]),
      tree('sire', [
        { id: 'Thor', sireId: 'R' },
        { id: 'R', registration: second, sireId: 'T' },
        { id: 'T', registration: first },
      ]),
    ])

    expect(() => arrangePedigree(merged.records)).not.toThrow()
    expect(merged.ambiguous.length).toBeGreaterThan(0)
  })

  /** Animal n has parents among those before it. Registrations and names are unique, if they are there. */
  const anyStudbook = fc
    .array(fc.record({ isMale: fc.boolean(), sire: fc.nat(), dam: fc.nat(), says: fc.nat(3) }), {
      minLength: 6,
      maxLength: 24,
    })
    .map(animals =>
      animals.map(({ isMale, sire, dam, says }, at) => {
        const before = animals.slice(0, at).map((animal, n) => ({ ...animal, id: `${n}` }))
        const pick = (some: typeof before, which: number) =>
          which % 6 === 0 ? undefined : some[which % Math.max(1, some.length)]?.id
        const sireId = pick(
          before.filter(one => one.isMale),
          sire,
        )
        const damId = pick(
          before.filter(one => !one.isMale),
          dam,
        )
        const record: PedigreeRecord = {
          id: `${at}`,
          sex: isMale ? 'male' : 'female',
          ...(sireId === undefined ? {} : { sireId }),
          ...(damId === undefined ? {} : { damId }),
        }
        return { record, says }
      }),
    )

  test('always: two trees joined by registration give the coefficient of the whole studbook', () => {
    fc.assert(
      fc.property(anyStudbook, animals => {
        const records = animals.map(({ record }) => ({
          ...record,
          registration: `REG ${10_000 + Number(record.id)}`,
        }))
        expect(coefficientsOfTrees(records)).toEqual(coefficientsOfWhole(records))
      }),
      { seed: 20_261_123, numRuns: 60 },
    )
  })

  test('always: trees that identify fewer animals give rather too little kinship, never too much', () => {
    fc.assert(
      fc.property(anyStudbook, animals => {
        const records = animals.map(({ record, says }) => ({
          ...record,
          ...(says === 1 ? { registration: `REG ${10_000 + Number(record.id)}` } : {}),
          ...(says === 2 ? { name: `Dog ${record.id}`, bornOn: '2010' } : {}),
        }))
        const whole = coefficientsOfWhole(records)
        for (const [at, coefficient] of coefficientsOfTrees(records).entries())
          expect(coefficient).toBeLessThanOrEqual((whole[at] ?? 0) + 1e-12)
      }),
      { seed: 20_261_123, numRuns: 60 },
    )
  })

  test('error: refuses a tree with two records of one id', () => {
    expect(() => mergeAncestries([tree('dam', [{ id: 'A' }, { id: 'A' }])])).toThrow(DuplicateAnimalError)
  })
})
