import { describe, expect, test } from 'vitest'
import { type Ancestry, ancestryOf } from './ancestry.ts'
import { knownByGeneration, layOutChart, linesTo, neighbourOf, placesOf } from './chart-layout.ts'

/** Each animal with its sire and dam; the first is the one whose chart it is. */
function ancestry(...animals: readonly (readonly [number, number | null, number | null])[]): Ancestry {
  return ancestryOf(
    animals.map(([animalId, sireId, damId]) => ({
      ...{ animalId, sireId, damId, name: `${animalId}`, sex: 'unknown' },
      ...{ bornOn: null, breed: null, registration: null, inbreeding: null },
    })),
    animals[0]?.[0] ?? 0,
  )
}

/** Everybody known: the animal with ancestor number n has the parents 2n and 2n + 1. */
function fullAncestry(generations: number): Ancestry {
  const animals = Array.from({ length: 2 ** (generations + 1) - 1 }, (_, index) => index + 1)
  const hasParents = (kekule: number) => kekule < 2 ** generations
  return ancestry(
    ...animals.map(n => [n, hasParents(n) ? n * 2 : null, hasParents(n) ? n * 2 + 1 : null] as const),
  )
}

describe('layOutChart', () => {
  test.each([2, 4, 7, 10])('places every ancestor of %i generations, none over another', generations => {
    const layout = layOutChart(fullAncestry(generations), generations)

    expect(layout.boxes.map(({ kekule }) => kekule)).toEqual(
      Array.from({ length: 2 ** (generations + 1) - 1 }, (_, index) => index + 1),
    )
    for (let generation = 0; generation <= generations; generation += 1) {
      const column = layout.boxes.filter(box => box.generation === generation).sort((a, b) => a.top - b.top)
      for (const [index, box] of column.entries()) {
        const above = column[index - 1]
        expect(box.top).toBeGreaterThanOrEqual(above === undefined ? 0 : above.top + above.rows - 1e-9)
        expect(box.top + box.rows).toBeLessThanOrEqual(layout.rows + 1e-9)
      }
    }
  })

  test('stands offspring in the middle between their parents, the sire above', () => {
    const { boxOf } = layOutChart(fullAncestry(5), 5)

    for (let kekule = 1; kekule < 32; kekule += 1) {
      const [own, sire, dam] = [kekule, kekule * 2, kekule * 2 + 1].map(
        n => boxOf.get(n)?.centre ?? Number.NaN,
      )
      expect(own).toBeCloseTo(((sire ?? 0) + (dam ?? 0)) / 2, 9)
      expect(sire).toBeLessThan(dam ?? 0)
    }
  })

  test('keeps a gap for one unknown parent and reserves nothing where both are unknown', () => {
    const { boxes, rows } = layOutChart(ancestry([1, 12, null], [12, null, null]), 10)

    expect(boxes.map(({ kekule, animalId, beyond }) => [kekule, animalId, beyond])).toEqual([
      [1, 1, 'drawn'],
      [2, 12, 'nothing'],
      [3, null, 'nothing'],
    ])
    expect(rows).toBeLessThan(4)
  })

  test('shows where it stops although more is known', () => {
    const { boxOf } = layOutChart(fullAncestry(3), 2)

    expect(boxOf.get(4)?.beyond).toBe('more')
    expect(boxOf.get(2)?.beyond).toBe('drawn')
    expect(boxOf.has(8)).toBe(false)
  })

  test('draws a parent that has no record of its own', () => {
    const { boxOf } = layOutChart(ancestry([1, 99, null]), 4)

    expect(boxOf.get(2)).toMatchObject({ animalId: 99, beyond: 'nothing' })
  })

  test('ends on a pedigree that bites its own tail', () => {
    expect(layOutChart(ancestry([1, 1, null]), 10).boxes).toHaveLength(21)
  })
})

test('knownByGeneration counts known places of each generation', () => {
  const layout = layOutChart(ancestry([1, 12, 13], [12, 14, null], [13, null, null], [14, null, null]), 3)

  expect(knownByGeneration(layout)).toEqual([
    { known: 2, places: 2 },
    { known: 1, places: 4 },
    { known: 0, places: 8 },
  ])
})

test('linesTo follows every place of a common ancestor down to the animal', () => {
  const layout = layOutChart(ancestry([1, 12, 13], [12, 14, null], [13, 14, null], [14, null, null]), 4)

  expect(placesOf(layout, 14)).toEqual([4, 6])
  expect([...linesTo(placesOf(layout, 14))].sort()).toEqual([1, 2, 3, 4, 6])
})

test('neighbourOf walks to offspring, parents and up and down a generation, and stops at the ends', () => {
  const layout = layOutChart(fullAncestry(3), 3)

  expect(neighbourOf(layout, 5, 'offspring')).toBe(2)
  expect(neighbourOf(layout, 1, 'offspring')).toBe(1)
  expect(neighbourOf(layout, 5, 'parents')).toBe(10)
  expect(neighbourOf(layout, 8, 'parents')).toBe(8)
  expect(neighbourOf(layout, 5, 'below')).toBe(6)
  expect(neighbourOf(layout, 4, 'above')).toBe(4)
})
