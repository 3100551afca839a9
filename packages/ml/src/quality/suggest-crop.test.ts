import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { suggestCrop } from './suggest-crop.ts'

describe('suggestCrop', () => {
  test('frames a small animal in a square with some air', () => {
    const crop = suggestCrop({ x: 0.4, y: 0.4, width: 0.1, height: 0.2 }, { width: 1000, height: 1000 })

    expect(crop?.width).toBeCloseTo(0.248)
    expect(crop?.height).toBeCloseTo(0.248)
  })

  test('leaves a well framed photo alone', () => {
    expect(suggestCrop({ x: 0.05, y: 0.05, width: 0.9, height: 0.9 }, { width: 800, height: 800 })).toBeNull()
  })

  const side = fc.double({ min: 0.01, max: 1, noNaN: true })
  law.prop([side, side, side, side])('never reaches beyond the photo', (x, y, width, height) => {
    const box = { x: x * (1 - width), y: y * (1 - height), width, height }

    const crop = suggestCrop(box, { width: 900, height: 500 }) ?? { x: 0, y: 0, width: 1, height: 1 }

    expect(crop.x).toBeGreaterThanOrEqual(0)
    expect(crop.y).toBeGreaterThanOrEqual(0)
    expect(crop.x + crop.width).toBeLessThanOrEqual(1 + 1e-9)
    expect(crop.y + crop.height).toBeLessThanOrEqual(1 + 1e-9)
  })
})
