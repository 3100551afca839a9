import { fc } from '@fast-check/vitest'
import { type ArrangedPedigree, arrangePedigree, type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'

/** A pedigree for a test, and its rows by name. */
export type Family = ArrangedPedigree & { readonly row: (name: string) => number }

/** Animals as `name: 'sire x dam'`, `?` for an unknown parent; parents that are not listed are founders. */
export function familyOf(
  animals: Readonly<Record<string, string>>,
  born: Readonly<Record<string, string>> = {},
): Family {
  const arranged = arrangePedigree(
    Object.entries(animals).map(([id, parents]) => {
      const [sireId = '?', damId = '?'] = parents.split(' x ')
      return {
        id,
        ...(sireId !== '?' && { sireId }),
        ...(damId !== '?' && { damId }),
        ...(born[id] && { bornOn: born[id] }),
      }
    }),
  )
  const row = (name: string) => {
    const found = arranged.rowOf.get(name)
    if (found === undefined) throw new Error(`the test names ${name}, who is not in the family`)
    return found
  }
  return { ...arranged, row }
}

/** Any pedigree of up to `most` animals: founders, half-known animals, selfing, backcrosses, all as they fall. */
export function anyPedigree({ most, least = 1 }: { most: number; least?: number }): fc.Arbitrary<Pedigree> {
  // Not fc.double: most numbers that it draws from 0 to 1 are next to 0.
  const share = fc.integer({ min: 0, max: 9999 }).map(tenThousandths => tenThousandths / 10_000)
  const parents = fc.record({
    sire: fc.option(share, { freq: 6 }),
    dam: fc.option(share, { freq: 6 }),
    year: fc.integer({ min: 0, max: 3 }),
  })
  // Of its own accord fast-check would stay at about ten animals.
  const animals = fc.array(parents, { minLength: least, maxLength: most, size: 'max' })
  // 1: parents of any age, so that many are siblings. 2: the near ones more often, so that pedigrees become deep.
  return fc.tuple(animals, fc.constantFrom(1, 2)).map(([animals, nearness]) => {
    const pick = (share: number | null, row: number) =>
      share === null || row === 0 ? UNKNOWN_PARENT : row - 1 - Math.floor(share ** nearness * row)
    return {
      size: animals.length,
      sires: Int32Array.from(animals, ({ sire }, row) => pick(sire, row)),
      dams: Int32Array.from(animals, ({ dam }, row) => pick(dam, row)),
      sexes: new Uint8Array(animals.length),
      birthYears: Int16Array.from(animals, ({ year }, row) => (year === 0 ? 0 : 2000 + (row >> 1))),
    }
  })
}

/** Kinship of all pairs by the tabular definition; the slow truth that the fast ways are held against. */
export function tabularKinship({ size, sires, dams }: Pedigree): number[][] {
  const table: number[][] = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  const at = (one: number, other: number) =>
    one === UNKNOWN_PARENT || other === UNKNOWN_PARENT ? 0 : (table[one]?.[other] ?? 0)
  const put = (one: number, other: number, value: number) => {
    const row = table[one]
    if (row !== undefined) row[other] = value
  }
  for (let row = 0; row < size; row += 1) {
    const sire = sires[row] as number
    const dam = dams[row] as number
    for (let other = 0; other < row; other += 1) {
      const value = (at(other, sire) + at(other, dam)) / 2
      put(row, other, value)
      put(other, row, value)
    }
    put(row, row, (1 + at(sire, dam)) / 2)
  }
  return table
}

/** An allele as its founder's row and which of its two; of an unknown single parent, the row of its offspring. */
export type Allele = string

/**
 * Every way in which alleles can come down a tiny pedigree, all equally likely: both alleles of each animal, row by
 * row. 4^n ways for n animals with two known parents.
 */
export function* everyGeneDrop({ size, sires, dams }: Pedigree): Generator<readonly [Allele, Allele][]> {
  const draws = sires.length + dams.length
  const drawn = [...sires, ...dams].map(parent => parent !== UNKNOWN_PARENT)
  const ways = 2 ** drawn.filter(Boolean).length
  for (let way = 0; way < ways; way += 1) {
    let bits = way
    const picks = Array.from({ length: draws }, (_, at) => {
      if (!drawn[at]) return 0
      const pick = bits & 1
      bits >>= 1
      return pick
    })
    const alleles: [Allele, Allele][] = []
    for (let row = 0; row < size; row += 1) {
      const fromSire = alleles[sires[row] as number]?.[picks[row] as number] ?? `${row} by sire`
      const fromDam = alleles[dams[row] as number]?.[picks[size + row] as number] ?? `${row} by dam`
      alleles.push([fromSire, fromDam])
    }
    yield alleles
  }
}
