import { describe, expect, test } from 'vitest'
import { litterInbreeding } from '../coefficients/kinship.ts'
import { arrangePedigree } from '../pedigree.ts'
import { DuplicateAnimalError } from '../pedigree-errors.ts'
import type { PedigreeRecord } from '../pedigree-record.ts'
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

  test('error: refuses a tree with two records of one id', () => {
    expect(() => mergeAncestries([tree('dam', [{ id: 'A' }, { id: 'A' }])])).toThrow(DuplicateAnimalError)
  })
})
