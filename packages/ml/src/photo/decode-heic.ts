import { createRequire } from 'node:module'
import { NotAPictureError, PhotoTooLargeError } from './photo-errors.ts'
import { MAX_PHOTO_PIXELS } from './photo-limits.ts'
import type { RgbImage } from './rgb-image.ts'

/** The file-type brands phones write for HEVC stills; AVIF is left to sharp. */
const HEIC_BRANDS: readonly string[] = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']

/** Whether the bytes start like an HEVC-coded HEIF file. */
export function isHeic(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString('latin1')
  return text.slice(4, 8) === 'ftyp' && HEIC_BRANDS.includes(text.slice(8, 12))
}

/**
 * Decodes an iPhone photo, which sharp's own build cannot.
 *
 * libheif is loaded on first use: its compiled code takes 1.5 MB and most
 * photos never need it. It turns the picture upright by itself.
 *
 * @throws {NotAPictureError | PhotoTooLargeError}
 */
export async function decodeHeic(bytes: Uint8Array): Promise<RgbImage> {
  // The package has no types and no ES module entry.
  const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle.js') as LibHeif
  const [primary, ...others] = new libheif.HeifDecoder().decode(bytes)
  for (const other of others) other.free()
  if (primary === undefined) throw new NotAPictureError('damaged HEIC file')
  try {
    const width = primary.get_width()
    const height = primary.get_height()
    if (width * height > MAX_PHOTO_PIXELS) throw new PhotoTooLargeError({ pixels: width * height })
    return { data: withoutAlpha(await pixelsOf(primary, width, height)), width, height }
  } finally {
    primary.free()
  }
}

type LibHeif = { HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] } }

type HeifImage = {
  get_width(): number
  get_height(): number
  display(target: HeifTarget, done: (filled: HeifTarget | null) => void): void
  free(): void
}

type HeifTarget = { data: Uint8ClampedArray; width: number; height: number }

function pixelsOf(image: HeifImage, width: number, height: number): Promise<Uint8ClampedArray> {
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height }
  return new Promise((resolve, reject) => {
    image.display(target, filled =>
      filled ? resolve(filled.data) : reject(new NotAPictureError('damaged HEIC picture')),
    )
  })
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let pixel = 0; pixel * 4 < rgba.length; pixel++) {
    rgb.set(rgba.subarray(pixel * 4, pixel * 4 + 3), pixel * 3)
  }
  return rgb
}
