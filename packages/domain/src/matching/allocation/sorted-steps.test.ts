import { fc, test as property } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { seededRandom } from '../generated-neighbourhood.ts'
import { sortedSteps } from './sorted-steps.ts'

describe('sorting step by step', () => {
  property.prop(
    [
      fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constantFrom(8_191, 8_192, 8_193, 16_384, 16_385, 40_000)),
      fc.nat(),
    ],
    { numRuns: 30 },
  )('puts every number where sorting at once puts it, with rests between', (count, seed) => {
    const random = seededRandom(seed)
    const keys = Array.from({ length: count }, () => Math.floor(random() * 100))
    const compare = (one: number, other: number) => (keys[one] ?? 0) - (keys[other] ?? 0) || one - other

    const steps = sortedSteps(count, compare)
    let rests = 0
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) rests += 1

    expect([...step.value]).toEqual([...keys.keys()].sort(compare))
    expect(rests).toBeGreaterThanOrEqual(Math.floor(count / 8_192))
  })
})
