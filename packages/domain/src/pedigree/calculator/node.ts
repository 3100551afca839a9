import { Worker } from 'node:worker_threads'
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

/**
 * Opens a calculator for one pedigree on a worker thread of Node. Its columns are copied to the thread unless they
 * stand in a `SharedArrayBuffer`.
 *
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @throws {ParentsNotFirstError} when a parent does not stand in a smaller row than its offspring.
 */
export function openPedigreeCalculator(
  pedigree: Pedigree,
  {
    f,
    startWorker = startCalculatorWorker,
  }: CalculatorOptions & { readonly startWorker?: () => Worker } = {},
): PedigreeCalculator {
  return new PedigreeCalculator(pedigree, f, events => nodeThread(startWorker(), events))
}

function startCalculatorWorker(): Worker {
  // No flags of the parent: some, like `--input-type`, keep a worker from starting.
  return new Worker(new URL('./node-calculator-worker.ts', import.meta.url), { execArgv: [] })
}

function nodeThread(worker: Worker, events: CalculatorThreadEvents): CalculatorThread {
  let cause: unknown
  worker.on('message', (reply: CalculatorReply) => events.onReply(reply))
  worker.on('error', error => {
    cause = error
  })
  worker.once('exit', () => events.onDeath(cause))
  return {
    send: request => worker.postMessage(request),
    end: () => worker.terminate(),
    hold: isHeld => (isHeld ? worker.ref() : worker.unref()),
  }
}
