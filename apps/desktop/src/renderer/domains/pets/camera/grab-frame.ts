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
  const { videoWidth: width, videoHeight: height } = video
  const longest = options.longestEdgePx ?? Number.POSITIVE_INFINITY
  const scale = Math.min(1, longest / Math.max(1, width, height))
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale))
  const brush = canvas.getContext('2d')
  if (brush === null) throw new DOMException('this computer gives no canvas', 'InvalidStateError')
  brush.drawImage(video, 0, 0, canvas.width, canvas.height)
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: options.quality })
  return { jpeg, width, height }
}
