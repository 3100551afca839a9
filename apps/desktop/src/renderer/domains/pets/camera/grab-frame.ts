/** What a camera shows at one moment, as a file. */
export interface GrabbedFrame {
  readonly jpeg: Blob
  /** The camera's own pixels; the file may be a smaller copy. */
  readonly width: number
  readonly height: number
}

/**
 * Copies what the video shows now.
 *
 * @param options.longestEdgePx - larger pictures are made smaller; absent, the camera's own size.
 * @param options.quality - of the JPEG, 0..1.
 * @throws {DOMException} while the video shows nothing yet.
 */
export async function grabFrame(
  video: HTMLVideoElement,
  options: { readonly quality: number; readonly longestEdgePx?: number },
): Promise<GrabbedFrame> {
  const brush = copyOf(video, options.longestEdgePx)
  const jpeg = await brush.canvas.convertToBlob({ type: 'image/jpeg', quality: options.quality })
  return { jpeg, width: video.videoWidth, height: video.videoHeight }
}

/**
 * The pixels of what the video shows now.
 *
 * @param longestEdgePx - larger pictures are made smaller; absent, the camera's own size.
 * @throws {DOMException} while the video shows nothing yet.
 */
export function framePixels(video: HTMLVideoElement, longestEdgePx?: number): ImageData {
  const brush = copyOf(video, longestEdgePx)
  return brush.getImageData(0, 0, brush.canvas.width, brush.canvas.height)
}

/**
 * A canvas that shows what the video shows now.
 *
 * @throws {DOMException} where no canvas is given.
 */
export function copyOf(video: HTMLVideoElement, longestEdgePx?: number): OffscreenCanvasRenderingContext2D {
  const { videoWidth: width, videoHeight: height } = video
  const scale = Math.min(1, (longestEdgePx ?? Number.POSITIVE_INFINITY) / Math.max(1, width, height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  if (brush === null) throw new DOMException('this computer gives no canvas', 'InvalidStateError')
  brush.drawImage(video, 0, 0, canvas.width, canvas.height)
  return brush
}
