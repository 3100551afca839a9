/** The bytes are no JPEG that could be shown. */
export class NotJpegError extends Error {
  override readonly name = 'NotJpegError'
}

/** JPEG markers by their second byte; the first is always 0xFF. */
const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const COMMENT = 0xfe
const JFIF = 0xe0
const COLOUR_PROFILE = 0xe2
const ADOBE = 0xee

/** No browser shows more, and a decompression bomb would say so here. */
const MAX_SIDE_PX = 8192

/**
 * Removes everything from a JPEG that is not the picture: EXIF with its place and camera, XMP,
 * thumbnails, comments and whatever hangs behind the end. Colour profile and layout stay.
 *
 * @throws {NotJpegError} when it is no complete JPEG of at most 8192 px a side.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== START) throw new NotJpegError('it does not begin like a JPEG')
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let position = 2
  let sized = false
  while (bytes[position + 1] !== END) {
    const segment = segmentAt(bytes, position)
    position += segment.bytes.length
    if (isFrame(segment.marker)) {
      checkSides(segment.bytes)
      sized = true
    }
    if (isKept(segment.marker)) kept.push(segment.bytes)
    if (segment.marker !== SCAN) continue
    if (!sized) throw new NotJpegError('it has a scan before its size')
    const end = endOfScan(bytes, position)
    kept.push(bytes.subarray(position, end))
    position = end
  }
  if (!sized) throw new NotJpegError('it has no picture')
  return Buffer.concat([...kept, Uint8Array.of(0xff, END)])
}

interface Segment {
  readonly marker: number
  readonly bytes: Uint8Array
}

function segmentAt(bytes: Uint8Array, position: number): Segment {
  const [first, marker, high, low] = bytes.subarray(position, position + 4)
  if (first !== 0xff || marker === undefined || high === undefined || low === undefined)
    throw new NotJpegError('a segment is missing')
  const length = 2 + high * 256 + low
  const segment = bytes.subarray(position, position + length)
  if (length < 4 || segment.length < length) throw new NotJpegError('a segment is cut off')
  return { marker, bytes: segment }
}

/** Start-of-frame markers; three codes in their range mean tables instead. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function isKept(marker: number): boolean {
  if (marker === COMMENT) return false
  const isApplication = marker >= 0xe0 && marker <= 0xef
  return !isApplication || marker === JFIF || marker === COLOUR_PROFILE || marker === ADOBE
}

function checkSides(frame: Uint8Array): void {
  const [heightHigh = 0, heightLow = 0, widthHigh = 0, widthLow = 0] = frame.subarray(5, 9)
  const height = heightHigh * 256 + heightLow
  const width = widthHigh * 256 + widthLow
  if (height < 1 || width < 1 || height > MAX_SIDE_PX || width > MAX_SIDE_PX)
    throw new NotJpegError(`it is ${width} x ${height} pixels`)
}

/** Position of the marker behind a scan's data, where 0xFF is always followed by 0 or a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let position = from; position + 1 < bytes.length; position++) {
    if (bytes[position] !== 0xff) continue
    const next = bytes[position + 1] ?? 0
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return position
  }
  throw new NotJpegError('it has no end')
}
