import type { PhotoAnalysis, PhotoBox } from '@pawfect/domain/pets'

/** What looks at photos: `packages/ml` in its worker. */
export type PhotoAnalyser = {
  readonly analyse: (bytes: Uint8Array, options: { readonly signal: AbortSignal }) => Promise<PhotoAnalysis>
  /** @returns JPEG bytes. */
  readonly crop: (
    bytes: Uint8Array,
    box: PhotoBox,
    options: { readonly signal: AbortSignal },
  ) => Promise<Uint8Array>
  readonly dispose: () => Promise<void>
}

/** Where photos are looked at: one at a time, off the thread that answers calls. */
export type PhotoDesk = {
  readonly analyse: (bytes: Uint8Array, watch: AnalysisWatch) => Promise<PhotoAnalysis>
  /** @returns the box as a JPEG without metadata. */
  readonly crop: (bytes: Uint8Array, box: PhotoBox, signal: AbortSignal) => Promise<Uint8Array>
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
    crop: (bytes, box, signal) => inTurn(signal, async () => (await analyser()).crop(bytes, box, { signal })),
    dispose: async () => {
      await tail
      if (opened !== undefined) await (await opened).dispose()
    },
  }
}
