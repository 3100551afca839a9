import { createPhotoAnalyser } from '@pawfect/ml'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { startTestCompanion } from './testing/test-companion.ts'

/** A photo of a meadow and nothing else: real JPEG bytes, with a place in their metadata. */
function meadow(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#5a8f3c' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 12/1 0/1' } })
    .jpeg()
    .toBuffer()
}

describe('photos', { timeout: 60_000 }, () => {
  test('are analysed by the real models over the bridge, step by step', async () => {
    await using test = await startTestCompanion(createPhotoAnalyser)
    await using browser = await test.openBrowser()
    const steps: string[] = []

    const analysis = await browser.bridge.pets.analysePhoto(
      { bytes: new Uint8Array(await meadow()), filename: 'meadow.jpg' },
      { onProgress: ({ step }) => steps.push(step) },
    )

    expect(analysis).toMatchObject({ source: 'photo', abstained: true, width: 640, height: 480 })
    expect(steps).toEqual(['waiting', 'loading-model', 'looking', 'done'])
  })

  test('of a camera are glanced at, and what is too large for a frame is refused', async () => {
    await using test = await startTestCompanion(createPhotoAnalyser)
    await using browser = await test.openBrowser()
    const { pets } = browser.bridge
    const camera = { width: 1280, height: 960 }

    const glance = await pets.glanceAtFrame({ bytes: new Uint8Array(await meadow()), ...camera })
    const tooLarge = pets.glanceAtFrame({ bytes: new Uint8Array(3 * 1024 * 1024), ...camera })

    expect(glance.quality.advice.map(({ code }) => code)).toContain('no-animal')
    await expect(tooLarge).rejects.toMatchObject({ code: 'bridge/invalid-input' })
  })

  test('are cropped without their metadata', async () => {
    await using test = await startTestCompanion(createPhotoAnalyser)
    await using browser = await test.openBrowser()

    const { jpeg } = await browser.bridge.pets.cropPhoto({
      bytes: new Uint8Array(await meadow()),
      box: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 },
    })

    const { format, width, height, exif } = await sharp(jpeg).metadata()
    expect({ format, width, height, exif }).toEqual({
      format: 'jpeg',
      width: 320,
      height: 240,
      exif: undefined,
    })
  })

  test('error: that are no pictures say so with a code, and the next photo is looked at', async () => {
    await using test = await startTestCompanion(createPhotoAnalyser)
    await using browser = await test.openBrowser()
    const { pets } = browser.bridge

    await expect(
      pets.analysePhoto({ bytes: new Uint8Array([1, 2, 3]), filename: 'notes.txt' }),
    ).rejects.toMatchObject({ code: 'ml/not-a-picture' })
    const next = await pets.analysePhoto({ bytes: new Uint8Array(await meadow()), filename: 'meadow.jpg' })
    expect(next.abstained).toBe(true)
  })

  test('stop being looked at when the owner cancels', async () => {
    await using test = await startTestCompanion(createPhotoAnalyser)
    await using browser = await test.openBrowser()
    const cancel = new AbortController()

    const analysis = browser.bridge.pets.analysePhoto(
      { bytes: new Uint8Array(await meadow()), filename: 'meadow.jpg' },
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    )

    await expect(analysis).rejects.toMatchObject({ code: 'bridge/cancelled' })
  })
})
