import { checkCoefficients, checkParentsFirst, checkRows } from '../coefficients/coefficient-errors.ts'
import type { ComputationOptions } from '../coefficients/inbreeding-coefficients.ts'
import type { MateMatrix, MateQuestion } from '../coefficients/mate-matrix.ts'
import type { RankedSire, SireQuestion } from '../coefficients/rank-sires.ts'
import type { Pedigree } from '../pedigree.ts'
import { CalculationFailedError, CalculatorDiedError, CalculatorDisposedError } from './calculator-errors.ts'
import type {
  CalculatorAnswer,
  CalculatorQuestion,
  CalculatorReply,
  CalculatorRequest,
} from './calculator-messages.ts'

/** A thread of any host. */
export type CalculatorThread = {
  send(request: CalculatorRequest): void
  end(): Promise<unknown>
  /** Whether an open question keeps the program alive; hosts without such a thing leave it out. */
  hold?(isHeld: boolean): void
}

/** What a thread tells of itself. */
export type CalculatorThreadEvents = {
  onReply(reply: CalculatorReply): void
  /** It will say nothing more. */
  onDeath(cause: unknown): void
}

/** Starts a thread of a host. */
export type StartCalculatorThread = (events: CalculatorThreadEvents) => CalculatorThread

type Job = {
  readonly onProgress: ((share: number) => void) | undefined
  resolve(answer: CalculatorAnswer): void
  reject(error: unknown): void
}

/**
 * Computes over one pedigree on a thread of its own, one question after the other, with the results of
 * `inbreedingCoefficients`, `rankSires` and `mateMatrix`. Every question can be cancelled: the promise is then rejected
 * with the signal's reason at once, and the thread stops a moment later. When the thread dies, open questions are
 * rejected with a `CalculatorDiedError`, and the next one starts a fresh thread.
 */
export class PedigreeCalculator implements AsyncDisposable {
  readonly #pedigree: Pedigree
  readonly #startThread: StartCalculatorThread
  readonly #jobs = new Map<number, Job>()
  #f: Float64Array | undefined
  #thread: CalculatorThread | undefined
  #nextId = 1
  #isDisposed = false

  /** For the hosts' own `openPedigreeCalculator`. @throws {CoefficientsMismatchError} or {ParentsNotFirstError}. */
  constructor(pedigree: Pedigree, f: Float64Array | undefined, startThread: StartCalculatorThread) {
    checkParentsFirst(pedigree)
    checkCoefficients(pedigree, f)
    this.#pedigree = pedigree
    this.#f = f
    this.#startThread = startThread
  }

  /** Coefficients of the whole pedigree. Computed once; do not write into them: the thread may be reading them. */
  async inbreeding(options?: ComputationOptions): Promise<Float64Array> {
    const answer = await this.#ask({ kind: 'inbreeding' }, options)
    if (answer.kind !== 'inbreeding') throw new CalculationFailedError(`asked inbreeding, got ${answer.kind}`)
    this.#f = answer.f
    return answer.f
  }

  /** @throws {NoSuchAnimalError} for a row that is no animal. */
  async rankSires(question: SireQuestion, options?: ComputationOptions): Promise<RankedSire[]> {
    checkRows(this.#pedigree, [question.dam])
    checkRows(this.#pedigree, question.sires)
    const answer = await this.#ask({ kind: 'rank', question }, options)
    if (answer.kind !== 'rank') throw new CalculationFailedError(`asked a ranking, got ${answer.kind}`)
    const { sires, inbreeding } = answer.ranked
    return Array.from(sires, (sire, rank) => ({ sire, inbreeding: inbreeding[rank] as number }))
  }

  /** @throws {NoSuchAnimalError} for a row that is no animal. */
  async mateMatrix(question: MateQuestion, options?: ComputationOptions): Promise<MateMatrix> {
    checkRows(this.#pedigree, question.dams)
    checkRows(this.#pedigree, question.sires)
    const answer = await this.#ask({ kind: 'mates', question }, options)
    if (answer.kind !== 'mates') throw new CalculationFailedError(`asked a matrix, got ${answer.kind}`)
    return answer.matrix
  }

  /** Ends the thread; open questions are rejected with a `CalculatorDisposedError`. */
  async dispose(): Promise<void> {
    this.#isDisposed = true
    await this.#endThread(new CalculatorDisposedError())
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose()
  }

  #ask(
    question: CalculatorQuestion,
    { signal, onProgress }: ComputationOptions = {},
  ): Promise<CalculatorAnswer> {
    signal?.throwIfAborted()
    if (this.#isDisposed) throw new CalculatorDisposedError()
    const id = this.#nextId++
    const { promise, resolve, reject } = Promise.withResolvers<CalculatorAnswer>()
    const onAbort = () => {
      this.#thread?.send({ kind: 'cancel', id })
      this.#finish(id)?.reject(signal?.reason)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    this.#jobs.set(id, { onProgress, resolve, reject })
    this.#runningThread().send({ kind: 'ask', id, question })
    this.#thread?.hold?.(true)
    return promise.finally(() => signal?.removeEventListener('abort', onAbort))
  }

  #runningThread(): CalculatorThread {
    if (this.#thread !== undefined) return this.#thread
    const thread = this.#startThread({
      onReply: reply => this.#receive(reply),
      onDeath: cause => {
        // A thread that was ended on purpose may still report its end.
        if (this.#thread === thread) void this.#endThread(new CalculatorDiedError({ cause }))
      },
    })
    this.#thread = thread
    thread.send({ kind: 'open', pedigree: this.#pedigree, f: this.#f })
    return thread
  }

  #receive(reply: CalculatorReply): void {
    if (reply.kind === 'progress') this.#jobs.get(reply.id)?.onProgress?.(reply.share)
    else if (reply.kind === 'failed')
      this.#finish(reply.id)?.reject(new CalculationFailedError(reply.message))
    else {
      const job = this.#finish(reply.id)
      job?.onProgress?.(1)
      job?.resolve(reply.answer)
    }
  }

  #endThread(error: Error): Promise<unknown> | undefined {
    const thread = this.#thread
    this.#thread = undefined
    for (const id of [...this.#jobs.keys()]) this.#finish(id)?.reject(error)
    return thread?.end()
  }

  #finish(id: number): Job | undefined {
    const job = this.#jobs.get(id)
    this.#jobs.delete(id)
    if (this.#jobs.size === 0) this.#thread?.hold?.(false)
    return job
  }
}

/** What a calculator may be given when it is opened. */
export type CalculatorOptions = {
  /** The pedigree's inbreeding coefficients, when they are at hand: nothing is computed twice. */
  readonly f?: Float64Array | undefined
}
