import sharp, { type Metadata, type Sharp } from 'sharp'
import type { DecodedPhoto } from './analyse-image.ts'
import { decodeHeic, isHeic } from './decode-heic.ts'
import { NotAPictureError, PhotoTooLargeError } from './photo-errors.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS, WORKING_SIDE_PX } from './photo-limits.ts'
import type { RgbImage } from './rgb-image.ts'

/** What an owner may drop. No SVG or PDF: those can name other files. */
const READ_FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']

/**
 * Reads a photo into upright sRGB pixels; of an animation, the first frame.
 *
 * @throws {PhotoTooLargeError} before decoding, from the header alone.
 * @throws {NotAPictureError} for other bytes, damaged or cut short files.
 */
export async function decodePhoto(bytes: Uint8Array): Promise<DecodedPhoto> {
  const source = await openPhoto(bytes)
  try {
    const { data, info } = await source
      .open()
      .resize({ width: WORKING_SIDE_PX, height: WORKING_SIDE_PX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const image = { data: threeChannels(data, info.channels), width: info.width, height: info.height }
    return { image, width: source.width, height: source.height }
  } catch (cause) {
    throw new NotAPictureError('damaged or cut short', { cause })
  }
}

/** A photo whose header was accepted. `open` starts a fresh, upright pipeline on it. */
export type OpenPhoto = {
  readonly width: number
  readonly height: number
  open(): Sharp
}

/**
 * Checks kind and size by the header, so that nothing large is ever decoded.
 *
 * @throws {PhotoTooLargeError | NotAPictureError}
 */
export async function openPhoto(bytes: Uint8Array): Promise<OpenPhoto> {
  if (bytes.byteLength > MAX_PHOTO_BYTES) throw new PhotoTooLargeError({ bytes: bytes.byteLength })
  if (bytes.byteLength === 0) throw new NotAPictureError('empty file')
  if (isHeic(bytes)) return openPixels(await decodeHeic(bytes))
  const { format, width, height, orientation = 1 } = await readHeader(bytes)
  if (!READ_FORMATS.includes(format)) throw new NotAPictureError(`${format} is not taken`)
  if (width * height > MAX_PHOTO_PIXELS) throw new PhotoTooLargeError({ pixels: width * height })
  // EXIF orientations from 5 on lie on their side.
  const [uprightWidth, uprightHeight] = orientation >= 5 ? [height, width] : [width, height]
  return { width: uprightWidth, height: uprightHeight, open: () => pipeline(bytes).autoOrient() }
}

function pipeline(bytes: Uint8Array): Sharp {
  // 'error' also refuses truncated files; warnings are common in real photos.
  return sharp(bytes, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error' })
}

async function readHeader(bytes: Uint8Array): Promise<Metadata> {
  try {
    // Unlimited here only: the header is read, never the pixels.
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (cause) {
    throw new NotAPictureError('unknown kind of file', { cause })
  }
}

function openPixels({ data, width, height }: RgbImage): OpenPhoto {
  return { width, height, open: () => sharp(data, { raw: { width, height, channels: 3 } }) }
}

/** Raw pixels with three bytes each; grey pictures come out of sharp with one channel. */
export function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data
  const pixels = data.length / channels
  const rgb = new Uint8Array(pixels * 3)
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[pixel * 3 + channel] = data[pixel * channels + (channels >= 3 ? channel : 0)] as number
    }
  }
  return rgb
}
