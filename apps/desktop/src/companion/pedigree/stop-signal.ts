/**
 * A signal for work that never lets go of its thread: `aborted` and `throwIfAborted` look at one shared number,
 * which another thread sets to 1. Nobody is called back; those who ask are told.
 */
export function stopSignal(stop: SharedArrayBuffer): AbortSignal {
  const flag = new Int32Array(stop)
  const isStopped = () => Atomics.load(flag, 0) === 1
  return Object.defineProperties(new AbortController().signal, {
    aborted: { get: isStopped },
    throwIfAborted: {
      value: () => {
        if (isStopped()) throw new DOMException('the caller does not wait any more', 'AbortError')
      },
    },
  })
}
