/** Waiting times between attempts: doubling from `firstMs` to `capMs`. */
export interface Backoff {
  readonly firstMs: number
  readonly capMs: number
}

/**
 * How long to wait after a number of failures in a row.
 *
 * @param random - [0, 1): the wait is between half and all of the doubled step, so that peers which
 *   lost the same relay do not come back in the same millisecond.
 * @returns milliseconds.
 */
export function backoffMs(backoff: Backoff, failures: number, random = Math.random()): number {
  const stepMs = Math.min(backoff.capMs, backoff.firstMs * 2 ** Math.min(failures, 30))
  return stepMs * (0.5 + random / 2)
}

/** Waits. @throws the signal's reason when it fires first. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason)
      return
    }
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
