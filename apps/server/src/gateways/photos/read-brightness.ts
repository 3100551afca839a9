import type { GreyPicture } from '@pawfect/domain/pets'
import sharp from 'sharp'

/** Fingerprints look at 64 px; four times that keeps the resize honest. */
const SIDE_PX = 256

/** A JPEG this many pixels large was checked when it was stored. */
const MAX_PIXELS = 8192 * 8192

/** Opens a JPEG as brightness, at most 256 px a side. @returns null when it cannot be opened. */
export async function readBrightness(jpeg: Uint8Array): Promise<GreyPicture | null> {
  try {
    const { data, info } = await sharp(jpeg, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .resize({ width: SIDE_PX, height: SIDE_PX, fit: 'inside' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data: new Uint8Array(data), width: info.width, height: info.height }
  } catch (error) {
    // A photo nobody can open looks like nothing; whether it may be stored was decided before.
    if (error instanceof Error) return null
    throw error
  }
}
