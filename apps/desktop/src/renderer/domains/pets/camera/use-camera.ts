import { useCallback, useEffect, useRef, useState } from 'react'

/** Why there is no picture. */
export type CameraFailure = 'denied' | 'none' | 'busy' | 'gone' | 'unsupported'

/** A camera on its way from off to on. */
export type Camera =
  | { readonly kind: 'off' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'on'; readonly stream: MediaStream }
  | { readonly kind: 'failed'; readonly reason: CameraFailure }

/** Sharp enough for a profile; a camera that can't gives what it has. No sound is ever asked for. */
const WISHES: MediaStreamConstraints = {
  video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: 'environment' } },
  audio: false,
}

/** The camera, off until asked for and off again when the screen that asked goes away. */
export function useCamera(): {
  readonly camera: Camera
  turnOn(): Promise<void>
  turnOff(): void
} {
  const [camera, setCamera] = useState<Camera>({ kind: 'off' })
  const wanted = useRef<AbortController>(undefined)

  const turnOff = useCallback(() => {
    wanted.current?.abort()
    setCamera({ kind: 'off' })
  }, [])

  const turnOn = useCallback(async () => {
    wanted.current?.abort()
    const wish = new AbortController()
    wanted.current = wish
    setCamera({ kind: 'asking' })
    const opened = await openCamera()
    if (opened.kind === 'on') stopWith(wish.signal, opened.stream)
    if (wish.signal.aborted) return
    setCamera(opened)
    if (opened.kind !== 'on') return
    for (const track of opened.stream.getVideoTracks()) {
      // Unplugged, or taken away in the browser's own settings: nobody here turned it off.
      track.addEventListener('ended', () => setCamera({ kind: 'failed', reason: 'gone' }), {
        signal: wish.signal,
      })
    }
  }, [])

  useEffect(() => () => wanted.current?.abort(), [])
  return { camera, turnOn, turnOff }
}

/** Turns the light of the camera off as soon as nobody wants it, even if the answer came too late. */
function stopWith(signal: AbortSignal, stream: MediaStream): void {
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
}

async function openCamera(): Promise<Exclude<Camera, { kind: 'off' | 'asking' }>> {
  // Absent on pages that are not served securely, whatever the types say.
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (devices === undefined) return { kind: 'failed', reason: 'unsupported' }
  try {
    return { kind: 'on', stream: await devices.getUserMedia(WISHES) }
  } catch (error) {
    return { kind: 'failed', reason: failureOf(error) }
  }
}

/** @see W3C Media Capture and Streams, 10.3: what `getUserMedia` rejects with */
function failureOf(error: unknown): CameraFailure {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy'
  return 'unsupported'
}
