import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { decodePhoto } from './decode-photo.ts'
import { generatedPhoto } from './generated-photos.ts'
import { MAX_PHOTO_BYTES } from './photo-limits.ts'

const small = () => generatedPhoto({ width: 60, height: 40 })

describe('decodePhoto', () => {
  test.each([
    ['JPEG', () => small().jpeg().toBuffer()],
    ['CMYK JPEG', () => small().toColourspace('cmyk').jpeg().toBuffer()],
    ['PNG', () => small().png().toBuffer()],
    ['16-bit PNG', () => small().toColourspace('rgb16').png().toBuffer()],
    ['grey PNG', () => small().greyscale().png().toBuffer()],
    ['transparent WebP', () => small().ensureAlpha(0.5).webp().toBuffer()],
    ['AVIF', () => small().avif().toBuffer()],
    ['GIF', () => small().gif().toBuffer()],
    ['TIFF', () => small().tiff().toBuffer()],
  ])('reads a %s into three 8-bit channels', async (_, encode) => {
    const photo = await decodePhoto(await encode())

    expect({ width: photo.width, height: photo.height }).toEqual({ width: 60, height: 40 })
    expect(photo.image.data.length).toBe(60 * 40 * 3)
  })

  test('reads a HEIC as phones write it', async () => {
    const { image, width, height } = await decodePhoto(
      await readFile(new URL('gradient.heic', import.meta.url)),
    )

    expect({ width, height }).toEqual({ width: 64, height: 48 })
    const [bottomRightRed = 0] = image.data.subarray((64 * 48 - 1) * 3)
    expect(Math.abs(bottomRightRed - 252)).toBeLessThan(20)
  })

  test('takes the first frame of an animation', async () => {
    const frame = await generatedPhoto({ width: 30, height: 20 }).png().toBuffer()
    const animated = await sharp([frame, frame], { join: { animated: true } })
      .gif()
      .toBuffer()

    const photo = await decodePhoto(animated)

    expect({ width: photo.width, height: photo.height }).toEqual({ width: 30, height: 20 })
  })

  test('turns a photo upright by its EXIF orientation', async () => {
    const lying = await small().jpeg().withMetadata({ orientation: 6 }).toBuffer()

    const photo = await decodePhoto(lying)

    expect([photo.width, photo.height, photo.image.width]).toEqual([40, 60, 40])
  })

  test('works on a copy of at most 640 pixels', async () => {
    const large = await generatedPhoto({ width: 1600, height: 800 }).jpeg().toBuffer()

    const photo = await decodePhoto(large)

    expect([photo.width, photo.image.width, photo.image.height]).toEqual([1600, 640, 320])
  })

  test.each([
    ['no bytes', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('this is no picture at all')],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    [
      'a JPEG cut short',
      async () => (await generatedPhoto({ width: 300, height: 300 }).jpeg().toBuffer()).subarray(0, 9000),
    ],
    [
      'a PNG cut short',
      async () => (await generatedPhoto({ width: 300, height: 300 }).png().toBuffer()).subarray(0, 9000),
    ],
    [
      'a damaged HEIC',
      async () => (await readFile(new URL('gradient.heic', import.meta.url))).subarray(0, 300),
    ],
  ])('error: refuses %s', async (_, bytes) => {
    await expect(decodePhoto(await bytes())).rejects.toMatchObject({ code: 'ml/not-a-picture' })
  })

  test('error: refuses more than 40 megapixels from the header alone', async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()

    await expect(decodePhoto(bomb)).rejects.toMatchObject({
      code: 'ml/too-large',
      facts: { pixels: 81_000_000 },
    })
  })

  test('error: refuses more than 20 MB', async () => {
    await expect(decodePhoto(Buffer.alloc(MAX_PHOTO_BYTES + 1))).rejects.toMatchObject({
      code: 'ml/too-large',
    })
  })
})
