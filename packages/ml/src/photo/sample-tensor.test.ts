import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type RgbImage, WHOLE } from './rgb-image.ts'
import { sampleTensor } from './sample-tensor.ts'

const BYTES = { mean: 0, scale: 1 }

function plain(width: number, height: number, value: number): RgbImage {
  return { data: new Uint8Array(width * height * 3).fill(value), width, height }
}

describe('sampleTensor', () => {
  test('copies pixels at their own size', () => {
    const image = { data: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), width: 2, height: 2 }

    const tensor = sampleTensor(image, WHOLE, { size: 2, range: BYTES })

    expect([...tensor]).toEqual([1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12])
  })

  test('mirrors left and right', () => {
    const image = { data: Uint8Array.from([1, 1, 1, 9, 9, 9, 1, 1, 1, 9, 9, 9]), width: 2, height: 2 }

    const tensor = sampleTensor(image, WHOLE, { size: 2, range: BYTES, mirrored: true })

    expect([...tensor.subarray(0, 4)]).toEqual([9, 1, 9, 1])
  })

  test('is neutral outside the picture', () => {
    const tensor = sampleTensor(
      plain(10, 10, 200),
      { x: -1, y: 0, width: 2, height: 2 },
      {
        size: 4,
        range: { mean: 100, scale: 50 },
      },
    )

    expect([...tensor.subarray(0, 8)].map(Math.round)).toEqual([0, 0, 2, 2, 0, 0, 2, 2])
    expect([...tensor.subarray(8, 16)]).toEqual(new Array(8).fill(0))
  })

  law.prop([
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 33 }),
    fc.integer({ min: 0, max: 255 }),
  ])('keeps an even picture even at every size', (width, height, size, value) => {
    const tensor = sampleTensor(plain(width, height, value), WHOLE, { size, range: BYTES })

    expect(tensor.every(sample => Math.abs(sample - value) < 0.01)).toBe(true)
  })
})
