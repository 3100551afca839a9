import { parentPort, workerData } from 'node:worker_threads'
import type { InferenceSession } from './inference-runtime.ts'
import type { InferenceAnswer, InferenceOrder } from './inference-thread-messages.ts'
import { nodeRuntime } from './node-runtime.ts'

/** The thread that models run on. Orders are done one after the other, in the order they came. */
const runtime = nodeRuntime(workerData as { threads: number })
const sessions = new Map<number, InferenceSession>()
let queue: Promise<void> = Promise.resolve()

parentPort?.on('message', (order: InferenceOrder) => {
  queue = queue.then(async () => {
    parentPort?.postMessage(await carryOut(order))
    // Nothing holds the thread any longer: it ends by itself, never in the middle of a run.
    if (order.kind === 'close') parentPort?.close()
  })
})

async function carryOut(order: InferenceOrder): Promise<InferenceAnswer> {
  const { id } = order
  try {
    if (order.kind === 'load') {
      sessions.set(id, await runtime.load(order.model))
      return { id, kind: 'done', outputs: {} }
    }
    if (order.kind === 'close') {
      for (const session of sessions.values()) await session.dispose()
      return { id, kind: 'done', outputs: {} }
    }
    const session = sessions.get(order.session)
    if (session === undefined) return { id, kind: 'failed', message: `no session ${order.session}` }
    if (order.kind === 'run') return { id, kind: 'done', outputs: await session.run(order.inputs) }
    sessions.delete(order.session)
    await session.dispose()
    return { id, kind: 'done', outputs: {} }
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
