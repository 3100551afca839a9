import type { PhotoAnalysis, PhotoBox, PhotoFixes } from '@pawfect/domain/pets'
import type { CameraSize, FrameGlance } from '@pawfect/ml'

/** What looks at photos: `packages/ml` in its worker. */
export type PhotoAnalyser = {
  readonly analyse: (bytes: Uint8Array, options: { readonly signal: AbortSignal }) => Promise<PhotoAnalysis>
  /** @returns JPEG bytes. */
  readonly crop: (
    bytes: Uint8Array,
    box: PhotoBox,
    options: { readonly signal: AbortSignal; readonly fixes?: PhotoFixes },
  ) => Promise<Uint8Array>
  /** @returns the backbone's features of the main animal. */
  readonly look: (bytes: Uint8Array, options: { readonly signal?: AbortSignal }) => Promise<Float32Array>
  /** @returns where animals are in one frame of a camera. */
  readonly glance: (
    bytes: Uint8Array,
    camera: CameraSize,
    options: { readonly signal: AbortSignal },
  ) => Promise<FrameGlance>
  readonly dispose: () => Promise<void>
}

/** What is cut out of a photo, and what is done to it. */
export type PhotoPart = { readonly box: PhotoBox; readonly fixes?: PhotoFixes | undefined }

/** Where photos are looked at: one at a time, off the thread that answers calls. */
export type PhotoDesk = {
  readonly analyse: (bytes: Uint8Array, watch: AnalysisWatch) => Promise<PhotoAnalysis>
  /** @returns the box as a JPEG without metadata. */
  readonly crop: (bytes: Uint8Array, part: PhotoPart, signal: AbortSignal) => Promise<Uint8Array>
  /** @returns numbers to train a head on. */
  readonly look: (bytes: Uint8Array, signal: AbortSignal) => Promise<Float32Array>
  readonly glance: (bytes: Uint8Array, camera: CameraSize, signal: AbortSignal) => Promise<FrameGlance>
  /** The next photo opens the analyser anew: other models are installed now. */
  readonly reopen: () => Promise<void>
  readonly dispose: () => Promise<void>
}

/** What a caller hears while it waits, and how it stops waiting. */
export type AnalysisWatch = {
  readonly signal: AbortSignal
  readonly onStep: (step: 'waiting' | 'loading-model' | 'looking' | 'done') => void
}

/**
 * Opens the analyser at the first photo, keeps it, and queues: two photos at
 * once would only make both slower.
 *
 * @param open - makes the analyser; called again after it failed.
 */
export function createPhotoDesk(open: () => Promise<PhotoAnalyser>): PhotoDesk {
  let opened: Promise<PhotoAnalyser> | undefined
  let tail: Promise<unknown> = Promise.resolve()

  const analyser = () => {
    opened ??= open().catch(error => {
      opened = undefined
      throw error
    })
    return opened
  }
  const inTurn = <Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> => {
    const turn = tail.then(() => {
      signal.throwIfAborted()
      return work()
    })
    // The next in the queue does not care how this one ended; its own caller does.
    tail = turn.catch(() => undefined)
    return turn
  }
  return {
    analyse: (bytes, { signal, onStep }) => {
      onStep('waiting')
      return inTurn(signal, async () => {
        onStep('loading-model')
        const eyes = await analyser()
        onStep('looking')
        const analysis = await eyes.analyse(bytes, { signal })
        onStep('done')
        return analysis
      })
    },
    crop: (bytes, { box, fixes }, signal) =>
      inTurn(signal, async () =>
        (await analyser()).crop(bytes, box, fixes === undefined ? { signal } : { signal, fixes }),
      ),
    look: (bytes, signal) => inTurn(signal, async () => (await analyser()).look(bytes, { signal })),
    glance: (bytes, camera, signal) =>
      inTurn(signal, async () => (await analyser()).glance(bytes, camera, { signal })),
    reopen: () =>
      inTurn(new AbortController().signal, async () => {
        const last = opened
        opened = undefined
        if (last !== undefined) await (await last).dispose()
      }),
    dispose: async () => {
      await tail
      if (opened !== undefined) await (await opened).dispose()
    },
  }
}
