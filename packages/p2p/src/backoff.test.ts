import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoffMs, pause } from './backoff.ts'
import { TokenBucket } from './token-bucket.ts'

describe('backoffMs', () => {
  property.prop([fc.nat(1_000), fc.double({ min: 0, max: 0.999, noNaN: true })])(
    'stays between half the first step and the cap',
    (failures, random) => {
      const waitMs = backoffMs({ firstMs: 100, capMs: 5_000 }, failures, random)

      expect(waitMs).toBeGreaterThanOrEqual(50)
      expect(waitMs).toBeLessThanOrEqual(5_000)
    },
  )

  test('doubles', () => {
    expect([0, 1, 2, 9].map(failures => backoffMs({ firstMs: 100, capMs: 1_000 }, failures, 0))).toEqual([
      50, 100, 200, 500,
    ])
  })
})

describe('pause', () => {
  test('ends at once when the signal fires', async () => {
    await expect(pause(60_000, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  })
})

describe('TokenBucket', () => {
  test('allows the burst, then the rate', () => {
    let nowMs = 0
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, () => nowMs)
    const takeFive = () => Array.from({ length: 5 }, () => bucket.take())

    expect(takeFive()).toEqual([true, true, true, false, false])
    nowMs = 200
    expect(takeFive()).toEqual([true, true, false, false, false])
  })
})
