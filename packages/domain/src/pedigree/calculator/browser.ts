import type { Pedigree } from '../pedigree.ts'
import type { CalculatorReply } from './calculator-messages.ts'
import {
  type CalculatorOptions,
  type CalculatorThread,
  type CalculatorThreadEvents,
  PedigreeCalculator,
} from './pedigree-calculator.ts'

export { CalculationFailedError, CalculatorDiedError, CalculatorDisposedError } from './calculator-errors.ts'
export { type CalculatorOptions, PedigreeCalculator } from './pedigree-calculator.ts'

/** As much of a page's own type as is needed here. */
type PageWorker = {
  postMessage(message: unknown): void
  terminate(): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void
}

declare const Worker: new (address: URL, options: { type: 'module' }) => PageWorker

/**
 * Opens a calculator for one pedigree on a worker of a web page. Its columns are copied to the worker unless they
 * stand in a `SharedArrayBuffer`, which pages have only in cross-origin isolation.
 *
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @throws {ParentsNotFirstError} when a parent does not stand in a smaller row than its offspring.
 */
export function openPedigreeCalculator(
  pedigree: Pedigree,
  { f }: CalculatorOptions = {},
): PedigreeCalculator {
  return new PedigreeCalculator(pedigree, f, events =>
    pageThread(
      new Worker(new URL('./browser-calculator-worker.ts', import.meta.url), { type: 'module' }),
      events,
    ),
  )
}

function pageThread(worker: PageWorker, events: CalculatorThreadEvents): CalculatorThread {
  worker.addEventListener('message', ({ data }) => events.onReply(data as CalculatorReply))
  // Says that it could not load, or that something was thrown which nobody caught.
  worker.addEventListener('error', ({ message }) => events.onDeath(new Error(message ?? 'it did not load')))
  return { send: request => worker.postMessage(request), end: async () => worker.terminate() }
}
