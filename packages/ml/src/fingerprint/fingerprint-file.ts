import {
  fingerprintPhoto,
  type GreyPicture,
  mirroredPicture,
  type PhotoFingerprint,
} from '@pawfect/domain/pets'
import { openPhoto } from '../photo/decode-photo.ts'
import { NotAPictureError } from '../photo/photo-errors.ts'

/** What a photo looks like, and the same in a mirror; null when it is too plain to be told from others. */
export type PhotoLooks = {
  readonly plain: PhotoFingerprint
  readonly mirrored: PhotoFingerprint
} | null

/** As large as the server makes them, so that both compute the same. */
const SIDE_PX = 256

/**
 * Computes a photo's fingerprint on this machine; only this, never the picture, says whether two photos are alike.
 *
 * @throws {NotAPictureError | PhotoTooLargeError}
 */
export async function fingerprintFile(bytes: Uint8Array): Promise<PhotoLooks> {
  const picture = await readBrightness(bytes)
  const plain = fingerprintPhoto(picture)
  const mirrored = fingerprintPhoto(mirroredPicture(picture))
  return plain === null || mirrored === null ? null : { plain, mirrored }
}

async function readBrightness(bytes: Uint8Array): Promise<GreyPicture> {
  const photo = await openPhoto(bytes)
  try {
    const { data, info } = await photo
      .open()
      .resize({ width: SIDE_PX, height: SIDE_PX, fit: 'inside' })
      .greyscale()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { data: firstChannel(data, info.channels), width: info.width, height: info.height }
  } catch (cause) {
    throw new NotAPictureError('damaged or cut short', { cause })
  }
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  return Uint8Array.from({ length: data.length / channels }, (_, pixel) => data[pixel * channels] as number)
}
