import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { greatCircleDistance } from './great-circle-distance.ts'

const anyPoint = fc.record({
  latitudeDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('greatCircleDistance', () => {
  test.each([
    ['Berlin to Vienna', [52.52, 13.405], [48.2082, 16.3738], 523.6],
    ['over the date line', [0, 179.5], [0, -179.5], 111.2],
    ['pole to pole', [90, 0], [-90, 77], 20_015.1],
    ['next door', [52.52, 13.4], [52.52, 13.4001], 0.00677],
  ] as const)('%s', (_, from, to, km) => {
    const point = ([latitudeDeg, longitudeDeg]: readonly [number, number]) => ({ latitudeDeg, longitudeDeg })
    const distance = greatCircleDistance(point(from), point(to))
    expect(Math.abs(distance - km) / km).toBeLessThan(0.002)
  })

  test.prop([anyPoint, anyPoint])('is the same both ways, and never beyond half the globe', (a, b) => {
    expect(greatCircleDistance(a, b)).toBe(greatCircleDistance(b, a))
    expect(greatCircleDistance(a, b)).toBeLessThanOrEqual(20_015.2)
  })

  test.prop([anyPoint, anyPoint, anyPoint])('no detour is shorter', (a, b, c) => {
    expect(greatCircleDistance(a, c)).toBeLessThanOrEqual(
      greatCircleDistance(a, b) + greatCircleDistance(b, c) + 1e-3,
    )
  })
})
