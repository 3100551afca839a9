import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect } from 'vitest'
import { ValueOrder } from './value-order.ts'

/** Equal ones, ones that differ only in the last bit, and any others. */
const anyShare = fc.oneof(
  fc.constantFrom(0, 0.25, 0.25 + Number.EPSILON / 4, 0.25 - Number.EPSILON / 8, 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
)

test.prop([fc.array(anyShare, { maxLength: 200 })], { numRuns: 500, seed: 25 })(
  'orders as a stable comparing sort does',
  values => {
    const expected = values.map((_, place) => place).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))

    expect([...new ValueOrder().placesOf(Float64Array.from(values))]).toEqual(expected)
  },
)
