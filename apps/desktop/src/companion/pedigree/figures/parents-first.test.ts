import { UNKNOWN_PARENT } from '@pawfect/domain/pedigree'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parentsFirst } from './parents-first.ts'

/** A pedigree whose animals stand in any order: each animal's parents are older, and places are shuffled. */
const shuffledPedigree = fc
  .array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 60 })
  .chain(drawn =>
    fc.tuple(
      fc.constant(drawn),
      fc.shuffledSubarray([...drawn.keys()], { minLength: drawn.length, maxLength: drawn.length }),
    ),
  )
  .map(([drawn, placeOf]) => {
    const sires = new Int32Array(drawn.length).fill(UNKNOWN_PARENT)
    const dams = new Int32Array(drawn.length).fill(UNKNOWN_PARENT)
    drawn.forEach(([sire, dam], age) => {
      const place = placeOf[age] ?? 0
      if (age > 0) sires[place] = placeOf[sire % age] ?? UNKNOWN_PARENT
      if (age > 1) dams[place] = placeOf[dam % age] ?? UNKNOWN_PARENT
    })
    return { sires, dams }
  })

describe('parentsFirst', () => {
  test('puts everybody once, and both parents before each animal, whatever the order was', () => {
    fc.assert(
      fc.property(shuffledPedigree, ({ sires, dams }) => {
        const order = [...parentsFirst(sires, dams)]
        const rowOf = new Map(order.map((place, row) => [place, row]))

        expect(order.toSorted((a, b) => a - b)).toEqual([...sires.keys()])
        for (const [place, row] of rowOf) {
          for (const parent of [sires[place] ?? UNKNOWN_PARENT, dams[place] ?? UNKNOWN_PARENT]) {
            if (parent !== UNKNOWN_PARENT) expect(rowOf.get(parent)).toBeLessThan(row)
          }
        }
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  test('stands a line of a hundred thousand generations, youngest first', () => {
    const sires = Int32Array.from({ length: 100_000 }, (_, place) =>
      place === 99_999 ? UNKNOWN_PARENT : place + 1,
    )

    expect(parentsFirst(sires, new Int32Array(100_000).fill(UNKNOWN_PARENT))[0]).toBe(99_999)
  })

  test('error: refuses an animal that is its own ancestor', () => {
    const sires = Int32Array.from([1, 2, 0])
    const dams = new Int32Array(3).fill(UNKNOWN_PARENT)

    expect(() => parentsFirst(sires, dams)).toThrow(expect.objectContaining({ code: 'pedigree/cycle' }))
  })
})
