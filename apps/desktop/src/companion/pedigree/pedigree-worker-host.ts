import { Worker } from 'node:worker_threads'
import { BridgeError } from '../../bridge/index.ts'
import type {
  SharedFigures,
  WorkerCall,
  WorkerInput,
  WorkerOutput,
  WorkerReply,
  WorkerRequest,
  WorkerSetup,
  WorkerWatch,
} from './worker-messages.ts'

/** The thread that does long pedigree work, one piece after the other. */
export type PedigreeWorkerHost = {
  /** @throws {BridgeError} with the worker's code; the signal's reason at once when it aborts. */
  readonly ask: <Call extends WorkerCall>(
    call: Call,
    input: WorkerInput<Call>,
    watch: WorkerWatch,
  ) => Promise<WorkerOutput<Call>>
  readonly dispose: () => Promise<void>
}

type Waiting = {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
  readonly report: WorkerWatch['report']
}

/**
 * Starts the worker at the first question and again after it died; what it was doing then fails, and the database
 * keeps nothing of it.
 *
 * @param onFigures - told whenever a revision's coefficients are ready.
 */
export function createPedigreeWorkerHost(
  setup: WorkerSetup,
  onFigures: (figures: SharedFigures) => void,
): PedigreeWorkerHost {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastId = 0

  const running = (): Worker => {
    worker ??= startWorker(setup, {
      onReply: reply => (reply.kind === 'figures' ? onFigures(reply.figures) : settle(waiting, reply)),
      onGone: () => {
        worker = undefined
        for (const { reject } of waiting.values()) reject(workerGone())
        waiting.clear()
      },
    })
    return worker
  }
  return {
    ask: async (call, input, { signal, report }) => {
      signal.throwIfAborted()
      lastId += 1
      const id = lastId
      const stop = new SharedArrayBuffer(4)
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject, report }))
      const onAbort = () => {
        Atomics.store(new Int32Array(stop), 0, 1)
        waiting.get(id)?.reject(signal.reason as Error)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      running().postMessage({ id, call, input, stop } satisfies WorkerRequest)
      try {
        return (await answer) as WorkerOutput<typeof call>
      } finally {
        waiting.delete(id)
        signal.removeEventListener('abort', onAbort)
      }
    },
    dispose: async () => {
      await worker?.terminate()
    },
  }
}

type WorkerEvents = { readonly onReply: (reply: WorkerReply) => void; readonly onGone: () => void }

function startWorker(setup: WorkerSetup, { onReply, onGone }: WorkerEvents): Worker {
  const worker = new Worker(new URL('./pedigree-worker.ts', import.meta.url), { workerData: setup })
  worker.on('message', onReply)
  // `exit` follows and tells those who wait.
  worker.on('error', error => process.stderr.write(`pedigree worker: ${error.message}\n`))
  worker.on('exit', onGone)
  worker.unref()
  return worker
}

function settle(
  waiting: ReadonlyMap<number, Waiting>,
  reply: Exclude<WorkerReply, { kind: 'figures' }>,
): void {
  const asked = waiting.get(reply.id)
  if (asked === undefined) return
  if (reply.kind === 'progress') asked.report(reply.progress)
  else if (reply.kind === 'done') asked.resolve(reply.output)
  else asked.reject(new BridgeError(reply.error))
}

function workerGone(): BridgeError {
  return new BridgeError({
    code: 'pedigree/worker-gone',
    message: 'the pedigree worker ended during the call; nothing was changed',
  })
}
