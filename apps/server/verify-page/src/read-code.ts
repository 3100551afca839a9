/// <reference lib="dom" />
import jsQR from 'jsqr'

/** The package's one export, which bundlers and Node see under different names. */
const readCode = 'default' in jsQR ? jsQR.default : (jsQR as never)

/** Longest side of a picture that is searched; a code on paper is found well below. */
const MOST_PIXELS = 1600

/** Time between two looks at the camera's picture. */
const LOOK_EVERY_MS = 150

/** The text of the code in a picture, or null when there is none or the file is no picture. */
export async function codeInPicture(file: Blob): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file)
    return codeIn(picture, picture.width, picture.height)
  } catch {
    // Not a picture this browser knows; then it is read as a paper.
    return null
  }
}

/** A camera that looks for a code until it finds one or is stopped. */
export type CodeScan = {
  readonly video: HTMLVideoElement
  readonly found: Promise<string | null>
  stop(): void
}

/**
 * Opens the camera and looks for a code.
 *
 * @throws whatever the browser says when there is no camera or it is not allowed.
 */
export async function scanCode(): Promise<CodeScan> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const video = document.createElement('video')
  video.playsInline = true
  video.muted = true
  video.srcObject = stream
  await video.play()
  const { promise, resolve } = Promise.withResolvers<string | null>()
  const look = setInterval(() => {
    const text = codeIn(video, video.videoWidth, video.videoHeight)
    if (text !== null) finish(text)
  }, LOOK_EVERY_MS)
  const finish = (text: string | null) => {
    clearInterval(look)
    for (const track of stream.getTracks()) track.stop()
    video.remove()
    resolve(text)
  }
  return { video, found: promise, stop: () => finish(null) }
}

function codeIn(source: CanvasImageSource, width: number, height: number): string | null {
  if (width === 0 || height === 0) return null
  const scale = Math.min(1, MOST_PIXELS / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return readCode(data, canvas.width, canvas.height)?.data ?? null
}
