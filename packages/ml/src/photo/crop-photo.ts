import type { PhotoFixes } from '@pawfect/domain/pets'
import sharp from 'sharp'
import { lookForAnimals } from '../detection/detect-animals.ts'
import { blurBackground } from '../mask/blur-background.ts'
import { FINE_SIDE_PX, findSubject } from '../mask/find-subject.ts'
import { animalShares, guidedMatte } from '../mask/guided-matte.ts'
import type { InferenceSession } from '../runtime/inference-runtime.ts'
import { applyFixes } from './apply-fixes.ts'
import { openPhoto, threeChannels } from './decode-photo.ts'
import { NotAPictureError } from './photo-errors.ts'
import type { Box, RgbImage } from './rgb-image.ts'

/** Enough for a full-screen profile photo, small enough to send. */
const CROP_SIDE_PX = 1600
const CROP_QUALITY = 88

type CropOptions = {
  readonly fixes?: PhotoFixes | undefined
  readonly detector?: InferenceSession | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Cuts a part out of a photo, as a JPEG without any metadata: no place, no
 * time, no camera. `WHOLE` gives a clean copy of everything.
 *
 * @param box - in shares of the upright photo; what lies outside is left out.
 * @param options - `fixes` are done to what is cut out; the bytes given stay as they are. `detector` finds the outline
 *   as it was found when the photo was judged; without it only colours are known.
 * @throws {NotAPictureError | PhotoTooLargeError}
 * @throws the signal's reason between two steps of finding the animal.
 */
export async function cropPhoto(
  bytes: Uint8Array,
  box: Box,
  { fixes, detector, signal }: CropOptions = {},
): Promise<Uint8Array> {
  const photo = await openPhoto(bytes)
  const region = pixelsOf(box, photo)
  try {
    // Two passes: sharp would otherwise cut before it turns the photo upright.
    const upright = await photo
      .open()
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = upright.info
    const cut = await sharp(upright.data, { raw: { width, height, channels } })
      .extract(region)
      .resize({ width: CROP_SIDE_PX, height: CROP_SIDE_PX, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const piece = {
      data: threeChannels(cut.data, cut.info.channels),
      width: cut.info.width,
      height: cut.info.height,
    }
    const animal = fixes?.blurAround
    const whole = { data: threeChannels(upright.data, channels), width, height }
    const set = animal ? await withBlur(piece, { whole, region, animal, detector, signal }) : piece
    const fixed = fixes === undefined ? set : await applyFixes(set, fixes)
    return await sharp(fixed.data, { raw: { width: fixed.width, height: fixed.height, channels: 3 } })
      .jpeg({ quality: CROP_QUALITY })
      .toBuffer()
  } catch (cause) {
    signal?.throwIfAborted()
    throw new NotAPictureError('damaged or cut short', { cause })
  }
}

type Region = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The piece with everything but the animal blurred. The animal is looked for in the whole photo, as when it was judged. */
async function withBlur(
  piece: RgbImage,
  from: { whole: RgbImage; region: Region; animal: Box } & Pick<CropOptions, 'detector' | 'signal'>,
): Promise<RgbImage> {
  const { whole, region, animal, detector, signal } = from
  const sight = detector && (await lookForAnimals(detector, whole, { minScore: 1 }))
  const mask = await findSubject(whole, animal, { side: FINE_SIDE_PX, seeds: sight?.seeds, signal })
  const part = {
    x: region.left / whole.width,
    y: region.top / whole.height,
    width: region.width / whole.width,
    height: region.height / whole.height,
  }
  return blurBackground(piece, animalShares(guidedMatte(whole, mask), piece, part))
}

function pixelsOf(box: Box, photo: { width: number; height: number }) {
  const left = Math.min(photo.width - 1, Math.max(0, Math.floor(box.x * photo.width)))
  const top = Math.min(photo.height - 1, Math.max(0, Math.floor(box.y * photo.height)))
  const right = Math.min(photo.width, Math.max(left + 1, Math.ceil((box.x + box.width) * photo.width)))
  const bottom = Math.min(photo.height, Math.max(top + 1, Math.ceil((box.y + box.height) * photo.height)))
  return { left, top, width: right - left, height: bottom - top }
}
