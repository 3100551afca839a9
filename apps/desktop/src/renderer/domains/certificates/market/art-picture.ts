import { MAX_ARTWORK_BYTES } from '@pawfect/domain/certificates'

/** Longest edge of a published picture in pixels: sharp on any screen. */
const LONGEST_EDGE_PX = 1600

/** Best first; the first that fits is taken. */
const JPEG_QUALITIES = [0.9, 0.8, 0.65, 0.5] as const

/** The file is no picture this program can read. */
export class PictureUnreadableError extends Error {
  override readonly name = 'PictureUnreadableError'
  readonly code = 'market/file-unreadable'
}

/**
 * A picture as it is published: upright, at most 1600 px a side, without place, camera or comments.
 *
 * @throws {PictureUnreadableError}
 */
export async function publishedPicture(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(cause => {
    throw new PictureUnreadableError('no picture', { cause })
  })
  const scale = Math.min(1, LONGEST_EDGE_PX / Math.max(picture.width, picture.height))
  const [width, height] = [picture.width * scale, picture.height * scale].map(Math.round) as [number, number]
  const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
  const brush = canvas.getContext('2d')
  if (brush === null) throw new PictureUnreadableError('nothing to draw on')
  brush.fillStyle = 'white'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of JPEG_QUALITIES) {
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (jpeg.size <= MAX_ARTWORK_BYTES) return jpeg
  }
  throw new PictureUnreadableError('too much detail')
}
