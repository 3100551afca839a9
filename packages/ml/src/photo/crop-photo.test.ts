import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cropPhoto } from './crop-photo.ts'
import { generatedPhoto } from './generated-photos.ts'
import { WHOLE } from './rgb-image.ts'

const photoWithPlace = (size: { width: number; height: number }) =>
  generatedPhoto(size)
    .jpeg()
    .withExif({
      IFD0: { Copyright: 'an owner' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })

describe('cropPhoto', () => {
  test('leaves no metadata in what it gives out', async () => {
    const original = await photoWithPlace({ width: 400, height: 300 }).toBuffer()

    const crop = await cropPhoto(original, WHOLE)

    expect((await sharp(original).metadata()).exif).toBeDefined()
    const { exif, icc, xmp, iptc, format } = await sharp(crop).metadata()
    expect({ exif, icc, xmp, iptc, format }).toEqual({ format: 'jpeg' })
  })

  test('cuts from the upright picture', async () => {
    const lying = await generatedPhoto({ width: 400, height: 200 })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()

    const crop = await cropPhoto(lying, { x: 0, y: 0, width: 1, height: 0.5 })

    expect(await sizeOf(crop)).toEqual({ width: 200, height: 200 })
  })

  test('is at most 1600 pixels long', async () => {
    const crop = await cropPhoto(await photoWithPlace({ width: 2000, height: 1000 }).toBuffer(), WHOLE)

    expect(await sizeOf(crop)).toEqual({ width: 1600, height: 800 })
  })

  test('keeps inside the picture whatever the box', async () => {
    const photo = await photoWithPlace({ width: 100, height: 100 }).toBuffer()

    const crop = await cropPhoto(photo, { x: 0.9, y: -1, width: 5, height: 1.5 })

    expect(await sizeOf(crop)).toEqual({ width: 10, height: 50 })
  })
})

async function sizeOf(jpeg: Uint8Array) {
  const { width, height } = await sharp(jpeg).metadata()
  return { width, height }
}
