/// <reference path="./libheif-js.d.ts" />
// Named by path: packages that compile this file have other include lists.
import type { HeifImage } from 'libheif-js/wasm-bundle.js'
import { NotAPictureError, PhotoTooLargeError } from './photo-errors.ts'
import { MAX_PHOTO_PIXELS } from './photo-limits.ts'
import type { RgbImage } from './rgb-image.ts'

/** The file-type brands phones write for HEVC stills; AVIF is left to sharp. */
const HEIC_BRANDS: readonly string[] = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']

/** Brands are looked for in the head of a file only. */
const HEAD_BYTES = 64

/** Whether the bytes start like an HEVC-coded HEIF file: any of its brands says so. */
export function isHeic(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES))
  if (head.length < 12 || head.toString('latin1', 4, 8) !== 'ftyp') return false
  const brands = head.toString('latin1', 8, Math.min(head.length, head.readUInt32BE(0)))
  return HEIC_BRANDS.some(brand => brands.includes(brand))
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
  const { default: libheif } = await import('libheif-js/wasm-bundle.js')
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
