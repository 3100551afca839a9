import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import {
  CLIP_LENGTH,
  clipped,
  EPSILON_BUDGET,
  epsilonAfter,
  fromFixedPoint,
  GROUP_SIZE,
  ROUNDS_IN_BUDGET,
  settleRound,
  sumMasked,
  toFixedPoint,
} from './index.ts'

const anyUpdate = fc.array(
  fc.integer({ min: -50_000, max: 50_000 }).map(thousandths => thousandths / 1000),
  { minLength: 2, maxLength: 40 },
)

describe('an update', () => {
  property.prop([anyUpdate])('is never longer than the clip length, and keeps its direction', update => {
    const short = clipped(update)

    expect(Math.hypot(...short)).toBeLessThanOrEqual(CLIP_LENGTH + 1e-9)
    for (const [at, value] of short.entries()) expect(Math.sign(value)).toBe(Math.sign(update[at] as number))
  })

  property.prop([anyUpdate])('comes back from whole numbers to within their step', update => {
    const back = fromFixedPoint(toFixedPoint(update))

    for (const [at, value] of back.entries())
      expect(Math.abs(value - (update[at] as number))).toBeLessThanOrEqual(2 ** -17 + 1e-12)
  })

  property.prop([fc.array(fc.array(fc.nat(2 ** 32 - 1), { minLength: 4, maxLength: 4 }), { maxLength: 6 })])(
    'is gone under a mask that its partner takes off again',
    masks => {
      const own = masks.map(mask => Uint32Array.from(mask))
      const opposite = own.map(mask => mask.map(number => 2 ** 32 - number))

      const sum = sumMasked([toFixedPoint([1, -2, 0.5, 0]), ...own, ...opposite])

      expect(fromFixedPoint(sum)).toEqual([1, -2, 0.5, 0])
    },
  )
})

describe('the price in privacy', () => {
  test('grows with every round, and the budget is a number of rounds', () => {
    const prices = [0, 1, 2, 3].map(rounds => epsilonAfter(rounds))

    expect(prices).toEqual(prices.toSorted((a, b) => a - b))
    expect(prices[0]).toBe(0)
    expect(epsilonAfter(ROUNDS_IN_BUDGET)).toBeLessThanOrEqual(EPSILON_BUDGET)
    expect(epsilonAfter(ROUNDS_IN_BUDGET + 1)).toBeGreaterThan(EPSILON_BUDGET)
  })

  test('is what Bun and Steinke give for one round of noise 2', () => {
    expect(epsilonAfter(1, 2)).toBeCloseTo(0.125 + 2 * Math.sqrt(0.125 * Math.log(1e5)), 10)
  })
})

describe('settleRound', () => {
  const agreeing = [GROUP_SIZE * CLIP_LENGTH, 0, 0, 0]

  test('takes a step where groups agree, and none where there is only noise', () => {
    const settled = settleRound([agreeing, agreeing, agreeing, [GROUP_SIZE * CLIP_LENGTH, 0.05, -0.05, 0.02]])

    expect(settled).toEqual({ kind: 'settled', step: [CLIP_LENGTH, 0, 0, 0], groups: 4, leftOut: 0 })
  })

  test('leaves out a group that no honest owners could have summed to', () => {
    expect(settleRound([agreeing, agreeing, agreeing, [-1e6, 0, 0, 0]])).toMatchObject({
      step: [CLIP_LENGTH, 0, 0, 0],
      leftOut: 1,
    })
  })

  property.prop([fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { minLength: 4, maxLength: 4 })])(
    'lets one group that hides among the honest move no number beyond theirs',
    hidden => {
      const settled = settleRound([agreeing, agreeing, agreeing, agreeing, hidden])

      expect(settled).toMatchObject({ kind: 'settled', step: [CLIP_LENGTH, 0, 0, 0] })
    },
  )

  test('learns nothing from too few groups', () => {
    expect(settleRound([agreeing, agreeing])).toEqual({ kind: 'too-few', groups: 2, needed: 3 })
  })
})
