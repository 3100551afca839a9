import { inbreedingSteps } from '../coefficients/inbreeding-coefficients.ts'
import { mateMatrixSteps } from '../coefficients/mate-matrix.ts'
import { rankedColumns } from '../coefficients/rank-sires.ts'
import type { Pedigree } from '../pedigree.ts'
import type {
  CalculatorAnswer,
  CalculatorQuestion,
  CalculatorReply,
  CalculatorRequest,
} from './calculator-messages.ts'

/** The thread listens for a cancellation this often; each look costs about a thousandth of it. */
const SLICE_MS = 25

/** Sends a reply; buffers in `transfer` are moved instead of copied. */
export type SendReply = (reply: CalculatorReply, transfer: ArrayBuffer[]) => void

/**
 * The work of a calculator's thread, without the thread.
 *
 * @returns what takes each request.
 */
export function serveCalculator(send: SendReply): (request: CalculatorRequest) => void {
  const cancelled = new Set<number>()
  let desk: Desk | undefined
  let queue: Promise<void> = Promise.resolve()

  async function answer(id: number, question: CalculatorQuestion): Promise<void> {
    try {
      if (desk === undefined) throw new Error('a question came before the pedigree')
      let told = -1
      const found = await inSlices(desk.steps(question), share => {
        if (cancelled.has(id)) return false
        if (share > told) send({ kind: 'progress', id, share }, [])
        told = Math.max(told, share)
        return true
      })
      if (found !== undefined && !cancelled.has(id))
        send({ kind: 'answered', id, answer: found }, buffersOf(found))
    } catch (error) {
      send({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }, [])
    } finally {
      cancelled.delete(id)
    }
  }

  return request => {
    if (request.kind === 'open') desk = new Desk(request.pedigree, request.f)
    else if (request.kind === 'cancel') cancelled.add(request.id)
    else queue = queue.then(() => answer(request.id, request.question))
  }
}

/** A pedigree, and its coefficients once they were needed. */
class Desk {
  readonly #pedigree: Pedigree
  #f: Float64Array | undefined

  constructor(pedigree: Pedigree, f: Float64Array | undefined) {
    this.#pedigree = pedigree
    this.#f = f
  }

  *steps(question: CalculatorQuestion): Generator<number, CalculatorAnswer> {
    this.#f ??= shareable(yield* inbreedingSteps(this.#pedigree))
    const f = this.#f
    if (question.kind === 'inbreeding') return { kind: 'inbreeding', f }
    if (question.kind === 'rank')
      return { kind: 'rank', ranked: rankedColumns(this.#pedigree, question.question, f) }
    return { kind: 'mates', matrix: yield* mateMatrixSteps(this.#pedigree, question.question, f) }
  }
}

/**
 * Runs steps, listening to the outside between slices.
 *
 * @param goOn - told the share done; says whether to go on.
 * @returns `undefined` when it was told not to.
 */
async function inSlices<Result>(
  steps: Generator<number, Result>,
  goOn: (share: number) => boolean,
): Promise<Result | undefined> {
  let share = 0
  while (goOn(share)) {
    const until = performance.now() + SLICE_MS
    do {
      const step = steps.next()
      if (step.done) return step.value
      share = step.value
    } while (performance.now() < until)
    await new Promise(resolve => setTimeout(resolve, 0))
  }
  return undefined
}

/** Memory that both threads may read, where the host has it: the coefficients stay on this side too. */
function shareable(f: Float64Array): Float64Array {
  const host = globalThis as { crossOriginIsolated?: boolean }
  if (typeof SharedArrayBuffer === 'undefined' || host.crossOriginIsolated === false) return f
  const shared = new Float64Array(new SharedArrayBuffer(f.byteLength))
  shared.set(f)
  return shared
}

/** The memory of columns made for this answer alone, which it can take along. */
function buffersOf(answer: CalculatorAnswer): ArrayBuffer[] {
  if (answer.kind === 'inbreeding') return []
  const columns =
    answer.kind === 'rank'
      ? [answer.ranked.sires, answer.ranked.inbreeding]
      : [answer.matrix.dams, answer.matrix.sires, answer.matrix.inbreeding, answer.matrix.ranked]
  return columns.map(({ buffer }) => buffer).filter(buffer => buffer instanceof ArrayBuffer)
}
