import type { BridgeHandlers, WorkProgress } from '../../bridge/index.ts'

/** Every answer of the pedigree channel. */
export type PedigreeHandlers = BridgeHandlers['pedigree']

/** The calls that are too long for the thread that answers everybody. */
export const WORKER_CALLS = [
  'readImport',
  'setImportMapping',
  'importFindings',
  'decideFinding',
  'acceptAllFixes',
  'undoDecision',
  'applyImport',
  'exportStudbook',
  'undoChange',
  'figuresUnderClaims',
  'geneticSheet',
  'findMates',
  'trialLitter',
  'mateMatrix',
] as const satisfies readonly (keyof PedigreeHandlers)[]

/** A call that is answered in the worker. */
export type WorkerCall = (typeof WORKER_CALLS)[number]

/** What goes into a call. */
export type WorkerInput<Call extends WorkerCall> = Parameters<PedigreeHandlers[Call]>[0]

/** What comes out of a call. */
export type WorkerOutput<Call extends WorkerCall> = Awaited<ReturnType<PedigreeHandlers[Call]>>

/** How a call in the worker is watched and stopped. */
export type WorkerWatch = {
  readonly signal: AbortSignal
  readonly report: (progress: WorkProgress) => void
}

/** One function for every call that is answered in the worker. */
export type WorkerHandlers = {
  readonly [Call in WorkerCall]: (
    input: WorkerInput<Call>,
    watch: WorkerWatch,
  ) => WorkerOutput<Call> | Promise<WorkerOutput<Call>>
}

/** What a worker is started with. */
export type WorkerSetup = { readonly folder: string }

/** A question to the worker. `stop` is one number that turns 1: a busy thread hears no messages. */
export type WorkerRequest = {
  readonly id: number
  readonly call: WorkerCall
  readonly input: unknown
  readonly stop: SharedArrayBuffer
}

/** The coefficients of one revision of a studbook, readable on both threads. */
export type SharedFigures = {
  readonly book: number
  readonly revision: number
  /** Ascending; `inbreeding` has the coefficient at the same place. */
  readonly animalIds: Int32Array
  readonly inbreeding: Float64Array
}

/** What the worker says. */
export type WorkerReply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: WorkProgress }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | {
      readonly kind: 'failed'
      readonly id: number
      readonly error: {
        readonly code: string
        readonly message: string
        readonly facts: Readonly<Record<string, string | number | boolean>>
      }
    }
  | { readonly kind: 'figures'; readonly figures: SharedFigures }
