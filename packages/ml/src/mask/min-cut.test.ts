import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { minCut, type PixelGrid } from './min-cut.ts'

const [WIDTH, HEIGHT] = [3, 3]
const PIXELS = WIDTH * HEIGHT

const anyGrid = fc
  .record({
    pulls: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: PIXELS, maxLength: PIXELS }),
    ties: fc.array(fc.integer({ min: 0, max: 15 }), { minLength: PIXELS * 4, maxLength: PIXELS * 4 }),
  })
  .map(
    ({ pulls, ties }): PixelGrid => ({
      width: WIDTH,
      height: HEIGHT,
      pulls: Int32Array.from(pulls),
      ties: Int32Array.from(ties),
    }),
  )

describe('minCut', () => {
  property.prop([anyGrid], { numRuns: 60 })('costs no more than any other way to part the grid', grid => {
    let cheapest = Number.POSITIVE_INFINITY
    for (let way = 0; way < 2 ** PIXELS; way++) {
      cheapest = Math.min(
        cheapest,
        costOf(grid, pixel => (way >> pixel) & 1),
      )
    }
    const cut = minCut(grid)

    expect(costOf(grid, pixel => cut[pixel] as number)).toBe(cheapest)
  })

  test('lets pixels without an opinion go with the neighbours they are tied to', () => {
    const pulls = Int32Array.of(9, 0, 0, -9)
    const ties = new Int32Array(16)
    ties.set([5, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0])

    expect([...minCut({ width: 4, height: 1, pulls, ties })]).toEqual([1, 1, 0, 0])
  })
})

function costOf({ pulls, ties }: PixelGrid, sideOf: (pixel: number) => number): number {
  let cost = 0
  const steps = [
    [1, 0],
    [-1, 1],
    [0, 1],
    [1, 1],
  ] as const
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const pull = pulls[pixel] as number
    cost += sideOf(pixel) === 1 ? Math.max(0, -pull) : Math.max(0, pull)
    for (const [index, [dx, dy]] of steps.entries()) {
      const [x, y] = [(pixel % WIDTH) + dx, Math.floor(pixel / WIDTH) + dy]
      if (x < 0 || x >= WIDTH || y >= HEIGHT) continue
      if (sideOf(pixel) !== sideOf(y * WIDTH + x)) cost += ties[pixel * 4 + index] as number
    }
  }
  return cost
}
