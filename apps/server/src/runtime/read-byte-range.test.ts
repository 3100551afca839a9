import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { readByteRange } from './read-byte-range.ts'

describe('readByteRange', () => {
  test.each([
    [undefined, 'whole'],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=40-', { first: 40, last: 99 }],
    ['bytes=40-49', { first: 40, last: 49 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=100-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=50-40', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['lines=0-1', 'whole'],
  ])('of 100 bytes, %s is %j', (header, expected) => {
    expect(readByteRange(header, 100)).toEqual(expected)
  })

  property.prop([fc.string(), fc.nat({ max: 1000 }), fc.nat(2000), fc.nat(2000)])(
    'never names a byte that is not there',
    (noise, size, from, to) => {
      for (const header of [
        noise,
        `bytes=${noise}`,
        `bytes=${from}-${to}`,
        `bytes=${from}-`,
        `bytes=-${to}`,
      ]) {
        const range = readByteRange(header, size)
        if (typeof range === 'string') continue
        expect(range.first).toBeGreaterThanOrEqual(0)
        expect(range.first).toBeLessThanOrEqual(range.last)
        expect(range.last).toBeLessThan(size)
      }
    },
  )
})
