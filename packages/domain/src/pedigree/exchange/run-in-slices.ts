/** A longer piece of work at a time would be felt as a stutter by whoever shares the thread. */
const SLICE_MS = 30

/**
 * Runs stepwise work to its end without holding the thread: every 30 ms others get their turn, progress is told and
 * the signal is heard.
 *
 * @throws the signal's reason, when it is aborted.
 */
export async function runInSlices<Progress, Result>(
  work: Generator<Progress, Result>,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void } = {},
): Promise<Result> {
  let sliceEnd = performance.now() + SLICE_MS
  for (;;) {
    options.signal?.throwIfAborted()
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() < sliceEnd) continue
    options.onProgress?.(step.value)
    await new Promise<void>(resolve => setTimeout(resolve))
    sliceEnd = performance.now() + SLICE_MS
  }
}
