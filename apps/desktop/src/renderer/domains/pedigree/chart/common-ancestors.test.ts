import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type Ancestry, ancestryOf } from './ancestry.ts'
import { commonAncestors } from './common-ancestors.ts'

type Parents = readonly (readonly [animalId: number, sireId: number | null, damId: number | null])[]

function ancestry(rootId: number, parents: Parents, inbreeding: Record<number, number> = {}): Ancestry {
  const animals = parents.map(([animalId, sireId, damId]) => ({
    ...{ animalId, sireId, damId, name: `${animalId}`, sex: 'unknown' as const },
    ...{ bornOn: null, breed: null, registration: null, inbreeding: inbreeding[animalId] ?? null },
  }))
  return ancestryOf(animals, rootId)
}

/** The tabular method, as in a textbook. Smaller ids are older. */
function tabularInbreeding(parents: Parents, animalId: number): number {
  const of = new Map(parents.map(([id, ...both]) => [id, both]))
  const relation = (a: number | null, b: number | null): number => {
    if (a === null || b === null) return 0
    const [sire, dam] = of.get(Math.max(a, b)) ?? [null, null]
    if (a === b) return 1 + relation(sire, dam) / 2
    return (relation(sire, Math.min(a, b)) + relation(dam, Math.min(a, b))) / 2
  }
  const [sire, dam] = of.get(animalId) ?? [null, null]
  return relation(sire, dam) / 2
}

const anyPedigree = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 3, maxLength: 14 }).map(draws =>
  draws.map(([sire, dam], index): Parents[number] => {
    const older = (draw: number) => (draw % (index + 1) === 0 ? null : draw % (index + 1))
    return [index + 1, older(sire), older(dam)]
  }),
)

describe('commonAncestors', () => {
  test('gives each grandparent of full siblings’ offspring an eighth', () => {
    const siblings = ancestry(5, [
      [1, null, null],
      [2, null, null],
      [3, 1, 2],
      [4, 1, 2],
      [5, 3, 4],
    ])

    expect(commonAncestors(siblings)).toEqual([
      { animalId: 1, contribution: 0.125 },
      { animalId: 2, contribution: 0.125 },
    ])
  })

  test('gives nothing to ancestors that are met only through a common ancestor', () => {
    const halfSiblings = ancestry(5, [
      [1, null, null],
      [2, 1, null],
      [3, 2, null],
      [4, 2, null],
      [5, 3, 4],
    ])

    expect(commonAncestors(halfSiblings)).toEqual([{ animalId: 2, contribution: 0.125 }])
  })

  test('counts a parent that is an ancestor of the other parent', () => {
    const father = ancestry(3, [
      [1, null, null],
      [2, 1, null],
      [3, 1, 2],
    ])

    expect(commonAncestors(father)).toEqual([{ animalId: 1, contribution: 0.25 }])
  })

  test('believes the exact coefficient of an ancestor whose own ancestors are not at hand', () => {
    const half: Parents = [
      [1, null, null],
      [2, 1, null],
      [3, 1, null],
      [4, 2, 3],
    ]

    expect(commonAncestors(ancestry(4, half, { 1: 0.5 }))).toEqual([{ animalId: 1, contribution: 0.1875 }])
  })

  property.prop([anyPedigree])('adds up to the coefficient of the tabular method', parents => {
    const sum = commonAncestors(ancestry(parents.length, parents)).reduce(
      (all, { contribution }) => all + contribution,
      0,
    )

    expect(sum).toBeCloseTo(tabularInbreeding(parents, parents.length), 12)
  })

  test('finds nobody when a parent is unknown', () => {
    expect(commonAncestors(ancestry(1, [[1, 2, null]]))).toEqual([])
    expect(commonAncestors(ancestry(1, []))).toEqual([])
  })

  test('ends on a pedigree that bites its own tail', () => {
    const loop = ancestry(1, [
      [1, 2, 3],
      [2, 1, 3],
      [3, 1, 2],
    ])

    expect(commonAncestors(loop).length).toBeLessThan(4)
  })
})
