import {
  fingerprintPhoto,
  type GreyPicture,
  mirroredPicture,
  type PhotoFingerprint,
} from '@pawfect/domain/pets'
import sharp from 'sharp'
import { decodePhoto } from '../photo/decode-photo.ts'
import type { RgbImage } from '../photo/rgb-image.ts'

/** What a photo looks like, and the same in a mirror; null when it is too plain to be told from others. */
export type PhotoLooks = {
  readonly plain: PhotoFingerprint
  readonly mirrored: PhotoFingerprint
} | null

/** As large as the server makes them, so that both see the same. */
const SIDE_PX = 256

/**
 * Computes a photo's fingerprint on this machine; only this, never the picture, says whether two photos are alike.
 *
 * @throws {NotAPictureError | PhotoTooLargeError}
 */
export async function fingerprintFile(bytes: Uint8Array): Promise<PhotoLooks> {
  return fingerprintImage((await decodePhoto(bytes)).image)
}

/** The same from the copy that everything else is measured on: a large photo is read once only. */
export async function fingerprintImage(image: RgbImage): Promise<PhotoLooks> {
  const picture = await brightnessOf(image)
  const plain = fingerprintPhoto(picture)
  const mirrored = fingerprintPhoto(mirroredPicture(picture))
  return plain === null || mirrored === null ? null : { plain, mirrored }
}

async function brightnessOf({ data, width, height }: RgbImage): Promise<GreyPicture> {
  const small = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: SIDE_PX, height: SIDE_PX, fit: 'inside' })
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width: across, height: down, channels } = small.info
  return { data: firstChannel(small.data, channels), width: across, height: down }
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 1) return data
  return Uint8Array.from({ length: data.length / channels }, (_, pixel) => data[pixel * channels] as number)
}
