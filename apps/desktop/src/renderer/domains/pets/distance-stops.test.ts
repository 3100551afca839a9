import { expect, test } from 'vitest'
import { distanceStops } from './distance-stops.ts'

test('a distance between the stops is a stop of its own, so that 30 km never reads as 50', () => {
  expect(distanceStops(30).slice(0, 6)).toEqual([2, 5, 10, 25, 30, 50])
  expect(distanceStops(50)).toEqual(distanceStops(2))
})
