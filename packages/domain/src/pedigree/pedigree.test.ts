import { describe, expect, test } from 'vitest'
import { arrangePedigree, SEX_CODES, UNKNOWN_PARENT } from './pedigree.ts'
import { DuplicateAnimalError, PedigreeCycleError } from './pedigree-errors.ts'

describe('arrangePedigree', () => {
  test('puts parents before their offspring, whatever the order of the records', () => {
    const { pedigree, ids, rowOf } = arrangePedigree([
      { id: 'Pup', sireId: 'Rex', damId: 'Luna' },
      { id: 'Luna', sireId: 'Old Sam' },
      { id: 'Rex', bornOn: '2019-04' },
      { id: 'Old Sam', sex: 'male' },
    ])

    expect([...ids].sort()).toEqual(['Luna', 'Old Sam', 'Pup', 'Rex'])
    for (let row = 0; row < pedigree.size; row += 1)
      expect(Math.max(pedigree.sires[row] ?? 0, pedigree.dams[row] ?? 0)).toBeLessThan(row || 1)
    const pup = rowOf.get('Pup') ?? -1
    expect(pedigree.sires[pup]).toBe(rowOf.get('Rex'))
    expect(pedigree.dams[pup]).toBe(rowOf.get('Luna'))
    expect(pedigree.dams[rowOf.get('Luna') ?? -1]).toBe(UNKNOWN_PARENT)
    expect(pedigree.sexes[rowOf.get('Luna') ?? -1]).toBe(SEX_CODES.female)
    expect(pedigree.birthYears[rowOf.get('Rex') ?? -1]).toBe(2019)
  })

  test('gives a parent without a record a row of its own and says so', () => {
    const { ids, withoutRecord } = arrangePedigree([{ id: 'Pup', sireId: 'Rex' }])

    expect(ids).toEqual(['Rex', 'Pup'])
    expect(withoutRecord).toEqual(['Rex'])
  })

  test('stands lines of a hundred thousand generations', () => {
    const line = Array.from({ length: 100_000 }, (_, age) => ({ id: `${age}`, sireId: `${age + 1}` }))

    expect(arrangePedigree(line).ids[0]).toBe('100000')
  })

  test('error: names the loop of an animal that is its own ancestor', () => {
    const looped = [
      { id: 'A', sireId: 'B' },
      { id: 'B', damId: 'C' },
      { id: 'C', sireId: 'A' },
    ]

    expect(() => arrangePedigree(looped)).toThrow(PedigreeCycleError)
    expect(() => arrangePedigree(looped)).toThrow('A -> B -> C -> A')
    expect(() => arrangePedigree([{ id: 'A', sireId: 'A' }])).toThrow('A -> A')
  })

  test('error: refuses two records with one id', () => {
    expect(() => arrangePedigree([{ id: 'A' }, { id: 'A' }])).toThrow(DuplicateAnimalError)
  })
})
