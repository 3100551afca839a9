import { arrangePedigree, type PedigreeRecord } from '@pawfect/domain/pedigree'
import { describe, expect, test } from 'vitest'
import { popularParents } from './popular-parents.ts'

/** A studbook in which Rex has `often` of a hundred young of one year, and twenty old ones. */
function studbook(often: number) {
  const young = Array.from({ length: 100 }, (_, at): PedigreeRecord => {
    const sireId = at < often ? 'Rex' : `Sire ${at}`
    return { id: `Pup ${at}`, sireId, damId: `Dam ${at}`, bornOn: '2024' }
  })
  const old = Array.from(
    { length: 20 },
    (_, at): PedigreeRecord => ({
      id: `Old ${at}`,
      sireId: 'Methuselah',
      bornOn: '1999',
    }),
  )
  const { pedigree, rowOf } = arrangePedigree([...young, ...old])
  const popular = popularParents(pedigree)
  return { popular, row: (id: string) => rowOf.get(id) ?? -1 }
}

describe('popularParents', () => {
  test('warns of a sire with more than a twentieth of the young of five years', () => {
    const { popular, row } = studbook(12)

    expect(popular.shareOf(row('Rex'))).toBe(0.12)
    expect(popular.isPopular(row('Rex'))).toBe(true)
    expect(popular.isPopular(row('Sire 50'))).toBe(false)
  })

  test('alarms nobody within the advice, and counts no share for what happened long ago', () => {
    const { popular, row } = studbook(5)

    expect(popular.isPopular(row('Rex'))).toBe(false)
    expect(popular.shareOf(row('Methuselah'))).toBe(0)
  })
})
