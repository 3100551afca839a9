import { Worker } from 'node:worker_threads'
import { DomainError } from '@pawfect/domain'
import type { InferenceRuntime, Tensor } from './inference-runtime.ts'
import type { InferenceAnswer, InferenceOrder } from './inference-thread-messages.ts'

/** A runtime on a thread of its own; `dispose` lets the run at hand come to its end. */
export type ThreadedRuntime = InferenceRuntime & { dispose(): Promise<void> }

/** A model could not be loaded or run. */
export class InferenceFailedError extends DomainError {
  override readonly name = 'InferenceFailedError'
  readonly code = 'ml/inference-failed'
}

const ENDED = 'the thread that models run on has ended'

type Outputs = Readonly<Record<string, Tensor>>
type Waiting = { resolve(outputs: Outputs): void; reject(error: Error): void }

/**
 * `nodeRuntime` on another thread. onnxruntime's own `run` holds the thread that calls it; here the caller can measure
 * pixels meanwhile.
 *
 * @param threads - per model run.
 */
export function threadedRuntime({ threads }: { threads: number }): ThreadedRuntime {
  const worker = new Worker(new URL('./inference-thread.ts', import.meta.url), {
    workerData: { threads },
    execArgv: [],
  })
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let hasEnded = false
  const ask = (order: (id: number) => InferenceOrder): { id: number; outputs: Promise<Outputs> } => {
    const id = nextId++
    if (hasEnded) return { id, outputs: Promise.reject(new InferenceFailedError(ENDED)) }
    const { promise, resolve, reject } = Promise.withResolvers<Outputs>()
    waiting.set(id, { resolve, reject })
    worker.postMessage(order(id))
    return { id, outputs: promise }
  }
  worker.on('message', (answer: InferenceAnswer) => {
    const own = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.kind === 'done') own?.resolve(answer.outputs)
    else own?.reject(new InferenceFailedError(answer.message))
  })
  // No listener for 'error': the thread dies only of what nobody foresaw, and then its owner's thread has to go too.
  const ended = new Promise<void>(resolve => {
    worker.once('exit', () => {
      hasEnded = true
      for (const { reject } of waiting.values()) reject(new InferenceFailedError(ENDED))
      waiting.clear()
      resolve()
    })
  })
  return {
    engine: { name: 'cpu', threads },
    async load(model) {
      const { id: session, outputs } = ask(id => ({ kind: 'load', id, model }))
      await outputs
      return {
        run: inputs => ask(id => ({ kind: 'run', id, session, inputs })).outputs,
        async dispose() {
          await ask(id => ({ kind: 'release', id, session })).outputs
        },
      }
    },
    async dispose() {
      await ask(id => ({ kind: 'close', id })).outputs
      await ended
    },
  }
}
