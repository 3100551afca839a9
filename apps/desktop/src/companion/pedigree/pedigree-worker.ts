import { parentPort, workerData } from 'node:worker_threads'
import { bridgeErrorData } from '../../bridge/index.ts'
import { openPedigreeDatabase } from '../store/pedigree/pedigree-database.ts'
import { stopSignal } from './stop-signal.ts'
import { createWorkerHandlers } from './worker-handlers.ts'
import type { WorkerHandlers, WorkerReply, WorkerRequest, WorkerSetup } from './worker-messages.ts'

/** The pedigree's worker thread: a database connection of its own, one piece of work after the other. */
const port = parentPort
if (port === null) throw new Error('this module runs in a worker thread')
const { folder } = workerData as WorkerSetup
const tell = (reply: WorkerReply) => port.postMessage(reply)
const handlers = createWorkerHandlers({
  folder,
  database: openPedigreeDatabase(folder),
  tellFigures: figures => tell({ kind: 'figures', figures }),
})
let tail: Promise<void> = Promise.resolve()
port.on('message', (request: WorkerRequest) => {
  tail = tail.then(() => answer(request))
})

async function answer({ id, call, input, stop }: WorkerRequest): Promise<void> {
  const signal = stopSignal(stop)
  try {
    signal.throwIfAborted()
    const output = await run(call, input, {
      signal,
      report: progress => tell({ kind: 'progress', id, progress }),
    })
    tell({ kind: 'done', id, output })
  } catch (error) {
    const told = bridgeErrorData(error)
    if (told.code === 'bridge/failed' && !signal.aborted) process.stderr.write(`pedigree/${call}: ${error}\n`)
    tell({ kind: 'failed', id, error: told })
  }
}

function run(
  call: WorkerRequest['call'],
  input: unknown,
  watch: Parameters<WorkerHandlers['geneticSheet']>[1],
): unknown {
  // The bridge checked the input; only the pairing of name and shape is lost on the way.
  const handler = handlers[call] as (input: unknown, watch: unknown) => unknown
  return handler(input, watch)
}
