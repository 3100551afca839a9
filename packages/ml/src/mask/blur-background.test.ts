import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cropPhoto } from '../photo/crop-photo.ts'
import { decodePhoto } from '../photo/decode-photo.ts'
import { type RgbImage, WHOLE } from '../photo/rgb-image.ts'
import { blurBackground } from './blur-background.ts'
import { FINE_SIDE_PX, findSubject } from './find-subject.ts'
import { animalShares, guidedMatte } from './guided-matte.ts'
import { stripedScene } from './striped-scene.ts'

const scene = stripedScene({
  coat: [225, 218, 205],
  around: [
    [40, 90, 160],
    [60, 130, 70],
  ],
})
const { width, height } = scene.image

/** The step of light over one edge between two stripes, far from the animal. */
function stripeEdge({ data }: RgbImage): number {
  const greenAt = (y: number) => data[(y * width + 15) * 3 + 1] as number
  return Math.abs(greenAt(29) - greenAt(30))
}

const middleOfBody = (115 * width + 110) * 3

describe('blurBackground', () => {
  test('keeps the animal to the last digit, softens what is behind it and leaves the given pixels alone', async () => {
    const before = scene.image.data.slice()
    const mask = await findSubject(scene.image, scene.box, { side: FINE_SIDE_PX })
    const shares = animalShares(guidedMatte(scene.image, mask), scene.image, WHOLE)

    const soft = await blurBackground(scene.image, shares)

    expect(scene.image.data).toEqual(before)
    expect(soft.data.subarray(middleOfBody, middleOfBody + 3)).toEqual(
      before.subarray(middleOfBody, middleOfBody + 3),
    )
    expect(stripeEdge(soft)).toBeLessThan(stripeEdge(scene.image) / 3)
  })

  test('lets no fur bleed into the background', async () => {
    const white = { ...scene.image, data: new Uint8Array(scene.image.data.length) }
    scene.isAnimal.forEach((value, pixel) => {
      if (value === 1) white.data.fill(255, pixel * 3, pixel * 3 + 3)
    })

    const soft = await blurBackground(white, Float32Array.from(scene.isAnimal))

    const brightest = soft.data.reduce(
      (most, level, at) => (scene.isAnimal[Math.floor(at / 3)] === 1 ? most : Math.max(most, level)),
      0,
    )
    expect(brightest).toBeLessThan(20)
  })

  test('is a fix like the others: in a crop the same animal stays sharp', async () => {
    const { data } = scene.image
    const photo = await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
    const part = { x: 0, y: 0, width: 1, height: 0.9 }
    const fixes = { straightenDeg: 0, exposure: false }

    const plain = await decodePhoto(await cropPhoto(photo, part, { fixes }))
    const soft = await decodePhoto(
      await cropPhoto(photo, part, { fixes: { ...fixes, blurAround: scene.box } }),
    )

    expect(stripeEdge(soft.image)).toBeLessThan(stripeEdge(plain.image) / 3)
    expect(soft.image.data[middleOfBody]).toBeCloseTo(plain.image.data[middleOfBody] as number, -1)
  })
})
