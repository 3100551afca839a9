import type { DecodedPhoto } from './analyse-image.ts'
import { NotAPictureError, PhotoTooLargeError } from './photo-errors.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS, WORKING_SIDE_PX } from './photo-limits.ts'

/**
 * `decodePhoto` for a browser worker. Which formats are read is up to the
 * browser; HEIC works in Safari only.
 *
 * @throws {NotAPictureError | PhotoTooLargeError}
 */
export async function decodePhotoInBrowser(file: Blob): Promise<DecodedPhoto> {
  if (file.size > MAX_PHOTO_BYTES) throw new PhotoTooLargeError({ bytes: file.size })
  const bitmap = await openBitmap(file)
  const { width, height } = bitmap
  try {
    if (width * height > MAX_PHOTO_PIXELS) throw new PhotoTooLargeError({ pixels: width * height })
    return { image: drawSmall(bitmap), width, height }
  } finally {
    bitmap.close()
  }
}

async function openBitmap(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (cause) {
    throw new NotAPictureError('unknown kind of file, damaged or cut short', { cause })
  }
}

function drawSmall(bitmap: ImageBitmap): DecodedPhoto['image'] {
  const scale = Math.min(1, WORKING_SIDE_PX / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * scale))
  const height = Math.max(1, Math.round(bitmap.height * scale))
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (context === null) throw new NotAPictureError('no canvas to draw it on')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  const rgba = context.getImageData(0, 0, width, height).data
  const data = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set(rgba.subarray(pixel * 4, pixel * 4 + 3), pixel * 3)
  }
  return { data, width, height }
}
