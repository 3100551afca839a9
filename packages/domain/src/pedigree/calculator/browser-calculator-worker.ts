import type { CalculatorRequest } from './calculator-messages.ts'
import { serveCalculator } from './serve-calculator.ts'

/** As much of a worker's own scope as is needed here. */
type WorkerScope = {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const scope = globalThis as unknown as WorkerScope
const take = serveCalculator((reply, transfer) => scope.postMessage(reply, transfer))
scope.addEventListener('message', ({ data }) => take(data as CalculatorRequest))
