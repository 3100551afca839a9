import { describe, expect, test } from 'vitest'
import type { PedigreeRecord } from '../pedigree-record.ts'
import { ancestryToShare } from './ancestry-to-share.ts'
import { namesChip, sharePedigreeInputSchema } from './shared-pedigree.ts'

const CHIP = '276098102345678'

describe('ancestryToShare', () => {
  test('takes the animal and its ancestors, and neither chips nor the source’s own columns', () => {
    const records: PedigreeRecord[] = [
      { id: 'Freya', name: 'Freya', sireId: 'Odin', damId: CHIP, chip: CHIP, other: { vet: 'Dr. Who' } },
      { id: 'Odin', sex: 'male', registration: `DRC 12-0345 / chip ${CHIP}` },
      { id: CHIP, name: 'Frigg\u0007', sex: 'female', bornOn: '2015-04' },
      { id: 'Neighbour', sireId: 'Odin' },
    ]

    const { rootId, records: shared, masked, leftOut } = ancestryToShare(records, { rootId: 'Freya' })

    expect(shared).toEqual([
      { id: 'Freya', name: 'Freya', sireId: 'Odin', damId: 'animal-1' },
      { id: 'Odin', sex: 'male' },
      { id: 'animal-1', name: 'Frigg', sex: 'female', bornOn: '2015-04' },
    ])
    expect(masked).toEqual([
      { id: 'Odin', field: 'registration' },
      { id: 'animal-1', field: 'id' },
    ])
    expect([rootId, leftOut]).toEqual(['Freya', 0])
    expect(JSON.stringify(shared)).not.toContain('2760981')
  })

  test('keeps the nearest generations when there are too many, and names no parent that is not there', () => {
    const line = Array.from({ length: 10 }, (_, n): PedigreeRecord => ({ id: `${n}`, sireId: `${n + 1}` }))

    const { records, leftOut } = ancestryToShare(line, { rootId: '0', most: 3 })

    expect(records).toEqual([{ id: '0', sireId: '1' }, { id: '1', sireId: '2' }, { id: '2' }])
    expect(leftOut).toBe(8)
  })

  test('makes what the server takes', () => {
    const { rootId, records } = ancestryToShare([{ id: ' A ', name: 'A'.repeat(200) }], { rootId: ' A ' })
    const input = {
      petId: 'pet-00000001',
      rootId,
      records,
      stud: null,
      tests: [],
      coat: { genotype: {}, phenotype: {} },
    }

    expect(sharePedigreeInputSchema.safeParse(input).success).toBe(true)
  })
})

describe('namesChip', () => {
  test.each([
    [CHIP, true],
    ['276 098 102 345 678', true],
    ['276-098.102345678', true],
    ['no. 276098102345678, left side', true],
    ['27609810234567', false],
    ['2760981023456789', false],
    ['VDH/DRC 12-G 0345', false],
    ['2019-04-01', false],
  ])('%s: %s', (text, expected) => {
    expect(namesChip(text)).toBe(expected)
  })
})
