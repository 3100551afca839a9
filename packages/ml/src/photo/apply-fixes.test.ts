import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { estimateTilt } from '../quality/estimate-tilt.ts'
import { applyFixes, keptWhenTurned } from './apply-fixes.ts'
import type { RgbImage } from './rgb-image.ts'

/** A picture with a level horizon and upright posts, seen by a camera held at an angle. */
function posts(tiltDeg: number): RgbImage {
  const [width, height] = [360, 240]
  const data = new Uint8Array(width * height * 3)
  const [cos, sin] = [Math.cos((tiltDeg * Math.PI) / 180), Math.sin((tiltDeg * Math.PI) / 180)]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2]
      const across = dx * cos + dy * sin
      const down = dy * cos - dx * sin
      const light = 110 + 60 * Math.tanh(5 * Math.sin(across / 14)) + 40 * Math.tanh(down / 3)
      data.fill(light, (y * width + x) * 3, (y * width + x) * 3 + 3)
    }
  }
  return { data, width, height }
}

const untouched = { straightenDeg: 0, exposure: false }

describe('applyFixes', () => {
  test('straightens a slanted photo by the tilt that was found, and finds none afterwards', async () => {
    const tiltDeg = estimateTilt(posts(8)) ?? 0

    const level = await applyFixes(posts(8), { ...untouched, straightenDeg: tiltDeg })

    expect(tiltDeg).toBeCloseTo(8, 0)
    expect(estimateTilt(level)).toBeNull()
    expect(estimateTilt(posts(0))).toBeNull()
  })

  test('lifts a dark photo to the full range and leaves the given pixels alone', async () => {
    const dark = posts(0)
    const dimmed = { ...dark, data: dark.data.map(level => level / 5) }
    const before = dimmed.data.slice()

    const lit = await applyFixes(dimmed, { ...untouched, exposure: true })

    expect(lit.data.reduce((a, b) => Math.max(a, b))).toBeGreaterThan(230)
    expect(dimmed.data).toEqual(before)
    expect(await applyFixes(dimmed, untouched)).toBe(dimmed)
  })

  property.prop([
    fc.double({ min: 0.3, max: 3, noNaN: true }),
    fc.double({ min: -45, max: 45, noNaN: true }),
  ])('keeps a cut that lies inside the turned picture', (aspect, degrees) => {
    const share = keptWhenTurned(aspect, degrees)
    const radians = (Math.abs(degrees) * Math.PI) / 180
    // A corner of the cut, seen in the picture before it was turned.
    const [x, y] = [(share * aspect) / 2, share / 2]
    const across = x * Math.cos(radians) + y * Math.sin(radians)
    const down = x * Math.sin(radians) + y * Math.cos(radians)

    expect(across).toBeLessThanOrEqual(aspect / 2 + 1e-9)
    expect(down).toBeLessThanOrEqual(0.5 + 1e-9)
    expect(share).toBeGreaterThan(0)
  })
})
