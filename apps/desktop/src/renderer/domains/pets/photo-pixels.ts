import { MAX_PHOTO_BYTES as MAX_PUBLISHED_BYTES } from '@pawfect/domain/pets'
import { type AccountScope, host } from '../../shell/host.ts'
import type { DraftPhoto, PhotoBox } from './pet-draft.ts'

/** Longest edge in pixels of a photo on a screen or on the server; originals stay on this machine. */
const LONGEST_EDGE_PX = 1600

/** Best first: good enough that nobody sees a difference, then whatever fits the server's limit. */
const JPEG_QUALITIES = [0.88, 0.75, 0.6]

/** Which part of which kept original. */
export interface FramedPhoto {
  readonly accountId: AccountScope
  readonly originalId: string
  readonly frame: PhotoBox
  readonly fixes: DraftPhoto['fixes']
}

/**
 * A kept original, upright, cut to its frame and fixed as its owner chose, without place or camera data.
 *
 * @returns a JPEG whose longest edge is at most 1600 px.
 */
export async function readFramedPhoto(photo: FramedPhoto): Promise<Blob> {
  const { accountId, originalId, frame, fixes } = photo
  const { bytes } = await host().pets.readPhotoOriginal({ accountId, originalId })
  const { jpeg } = await host().pets.cropPhoto({ bytes, box: frame, fixes })
  return shrink(new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }))
}

async function shrink(jpeg: Blob): Promise<Blob> {
  const picture = await createImageBitmap(jpeg)
  const scale = Math.min(1, LONGEST_EDGE_PX / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  )
  const brush = canvas.getContext('2d')
  if (brush === null) return jpeg
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return encode(canvas)
}

async function encode(canvas: OffscreenCanvas): Promise<Blob> {
  const [quality = 0.6, ...lower] = JPEG_QUALITIES
  let blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  for (const next of lower) {
    if (blob.size <= MAX_PUBLISHED_BYTES) break
    blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: next })
  }
  return blob
}

/** Base64 of a blob's bytes, as the server takes photos. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const chunks: string[] = []
  // fromCharCode takes its bytes as arguments, and those are limited.
  for (let start = 0; start < bytes.length; start += 8192) {
    chunks.push(String.fromCharCode(...bytes.subarray(start, start + 8192)))
  }
  return btoa(chunks.join(''))
}
