import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PhotoAnalysis, PhotoBox, PhotoFixes } from '@pawfect/domain/pets'
import type { FrameGlance } from '../live/glance-at-frame.ts'
import { PhotoTooLargeError, TooManyPhotosError } from '../photo/photo-errors.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTOS } from '../photo/photo-limits.ts'
import type { InferenceEngine } from '../runtime/inference-runtime.ts'
import { AnalyserDisposedError, errorFromWorker, WorkerDiedError } from './worker-errors.ts'
import type { InstalledModels, WorkerReply, WorkerRequest, WorkerStart } from './worker-messages.ts'

/** Analyses photos on a thread of its own, one after the other, with models loaded once. */
export interface PhotoAnalyser extends AsyncDisposable {
  /** What the models run on. */
  readonly engine: InferenceEngine
  /**
   * @param bytes - a JPEG, PNG, WebP, HEIC, AVIF, TIFF or GIF file; not changed.
   * @throws {PhotoRejectedError} with a code that says why.
   * @throws the signal's reason, at once when it aborts.
   */
  analyse(bytes: Uint8Array, options?: { signal?: AbortSignal }): Promise<PhotoAnalysis>
  /** Analyses one to five photos. @throws {TooManyPhotosError} before any is looked at. */
  analyseAll(photos: readonly Uint8Array[], options?: { signal?: AbortSignal }): Promise<PhotoAnalysis[]>
  /** A JPEG of `box`, at most 1600 px long, with what the owner had fixed, without any metadata. */
  crop(bytes: Uint8Array, box: PhotoBox, options?: CropOptions): Promise<Uint8Array>
  /** What the backbone sees in the main animal: 1280 numbers to train a head on. */
  look(bytes: Uint8Array, options?: { signal?: AbortSignal }): Promise<Float32Array>
  /** Where animals are in one frame of a camera, and how fit it is: fast enough for a few frames a second. */
  glance(bytes: Uint8Array, camera: CameraSize, options?: { signal?: AbortSignal }): Promise<FrameGlance>
  dispose(): Promise<void>
}

/** Pixels of the pictures a camera takes; the frames it is watched by may be smaller. */
export type CameraSize = { readonly width: number; readonly height: number }

/** How a crop is asked for. @property fixes - done to what is cut out. */
export type CropOptions = { readonly signal?: AbortSignal; readonly fixes?: PhotoFixes }

/** How the analyser gets its thread; a test may count or kill it. */
export type StartWorker = (options: WorkerStart) => Worker

/** More threads than this gain nothing on models this small. */
const USEFUL_THREADS = 4

/** A job is tried again once after its worker died: the second death is the photo's fault. */
const MAX_TRIES = 2

/**
 * Loads the models on a thread of their own.
 *
 * @param options - `models` are installed over the built-in ones; `yields` leaves the computer to what else runs on
 *   it, a park above all: lower priority where threads have one, and never more than half of the cores.
 * @throws {ModelHashMismatchError} if a weight file was changed.
 * @throws {ModelCanaryFailedError} if an installed model does not work on this device.
 */
export async function createPhotoAnalyser(
  options: { threads?: number; yields?: boolean; startWorker?: StartWorker; models?: InstalledModels } = {},
): Promise<PhotoAnalyser> {
  const { yields = false, models } = options
  const threads = options.threads ?? usualThreads(availableParallelism(), yields)
  const start: WorkerStart = models === undefined ? { threads, yields } : { threads, yields, models }
  const analyser = new WorkerPhotoAnalyser(() => (options.startWorker ?? startPhotoWorker)(start))
  await analyser.whenReady()
  return analyser
}

/** Threads for models: the thread that measures pixels meanwhile is one more. None: it runs the models itself. */
function usualThreads(cores: number, yields: boolean): number {
  if (yields) return Math.min(USEFUL_THREADS, Math.max(0, Math.floor(cores / 2) - 1))
  return Math.min(USEFUL_THREADS, Math.max(1, cores - 1))
}

function startPhotoWorker(workerData: WorkerStart): Worker {
  // No flags of the parent: some, like `--input-type`, keep a worker from starting.
  return new Worker(new URL('./photo-worker.ts', import.meta.url), { workerData, execArgv: [] })
}

type Job = {
  readonly request: Extract<WorkerRequest, { id: number; bytes: Uint8Array }>
  tries: number
  resolve(reply: WorkerReply): void
  reject(error: unknown): void
}

type NewRequest =
  | { kind: 'analyse' | 'look'; bytes: Uint8Array }
  | { kind: 'glance'; bytes: Uint8Array; width: number; height: number }
  | { kind: 'crop'; bytes: Uint8Array; box: PhotoBox; fixes: PhotoFixes | undefined }

class WorkerPhotoAnalyser implements PhotoAnalyser {
  readonly #start: () => Worker
  readonly #jobs = new Map<number, Job>()
  /** What the worker was told and has not answered; given-up jobs too, for it may be in the middle of a model. */
  readonly #unanswered = new Set<number>()
  #worker: Worker
  /** Settles when the present worker has ended. */
  #gone: Promise<void> = Promise.resolve()
  #ready: PromiseWithResolvers<void> = Promise.withResolvers()
  #nextId = 1
  #isReady = false
  #engine: InferenceEngine = { name: 'cpu', threads: 1 }
  #disposed = false

  constructor(start: () => Worker) {
    this.#start = start
    this.#worker = this.#open()
  }

  get engine(): InferenceEngine {
    return this.#engine
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  async analyse(bytes: Uint8Array, { signal }: { signal?: AbortSignal } = {}): Promise<PhotoAnalysis> {
    const reply = await this.#ask({ kind: 'analyse', bytes }, signal)
    if (reply.kind !== 'analysed') throw new WorkerDiedError({ cause: reply })
    return reply.analysis
  }

  async analyseAll(
    photos: readonly Uint8Array[],
    options?: { signal?: AbortSignal },
  ): Promise<PhotoAnalysis[]> {
    if (photos.length < 1 || photos.length > MAX_PHOTOS) throw new TooManyPhotosError(photos.length)
    return Promise.all(photos.map(bytes => this.analyse(bytes, options)))
  }

  async crop(bytes: Uint8Array, box: PhotoBox, { signal, fixes }: CropOptions = {}): Promise<Uint8Array> {
    const reply = await this.#ask({ kind: 'crop', bytes, box, fixes }, signal)
    if (reply.kind !== 'cropped') throw new WorkerDiedError({ cause: reply })
    return reply.jpeg
  }

  async look(bytes: Uint8Array, { signal }: { signal?: AbortSignal } = {}): Promise<Float32Array> {
    const reply = await this.#ask({ kind: 'look', bytes }, signal)
    if (reply.kind !== 'looked') throw new WorkerDiedError({ cause: reply })
    return reply.features
  }

  async glance(
    bytes: Uint8Array,
    { width, height }: CameraSize,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<FrameGlance> {
    const reply = await this.#ask({ kind: 'glance', bytes, width, height }, signal)
    if (reply.kind !== 'glanced') throw new WorkerDiedError({ cause: reply })
    return reply.glance
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return this.#gone
    this.#disposed = true
    this.#rejectAll(new AnalyserDisposedError())
    this.#worker.ref()
    this.#worker.postMessage({ kind: 'close' } satisfies WorkerRequest)
    await this.#gone
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose()
  }

  #ask(request: NewRequest, signal: AbortSignal | undefined): Promise<WorkerReply> {
    signal?.throwIfAborted()
    if (this.#disposed) return Promise.reject(new AnalyserDisposedError())
    const { byteLength } = request.bytes
    if (byteLength > MAX_PHOTO_BYTES) return Promise.reject(new PhotoTooLargeError({ bytes: byteLength }))
    const id = this.#nextId++
    const { promise, resolve, reject } = Promise.withResolvers<WorkerReply>()
    const onAbort = () => {
      this.#worker.postMessage({ kind: 'abort', id } satisfies WorkerRequest)
      this.#finish(id)?.reject(signal?.reason)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    this.#jobs.set(id, { request: { ...request, id }, tries: 0, resolve, reject })
    this.#worker.ref()
    this.#send(id)
    return promise.finally(() => signal?.removeEventListener('abort', onAbort))
  }

  #send(id: number): void {
    const job = this.#jobs.get(id)
    if (job === undefined) return
    job.tries += 1
    this.#unanswered.add(id)
    this.#worker.postMessage(job.request)
  }

  #open(): Worker {
    const worker = this.#start()
    let cause: unknown
    worker.on('message', (reply: WorkerReply) => this.#receive(reply))
    worker.on('error', error => {
      cause = error
    })
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#gone = promise
    worker.once('exit', () => {
      resolve()
      this.#recover(cause)
    })
    return worker
  }

  #receive(reply: WorkerReply): void {
    if (reply.kind === 'ready') {
      this.#isReady = true
      this.#engine = reply.engine
      this.#letProgramEnd()
      this.#ready.resolve()
    } else if (reply.kind === 'unusable') this.#giveUp(errorFromWorker(reply.failure))
    else {
      this.#unanswered.delete(reply.id)
      const job = this.#finish(reply.id)
      if (reply.kind === 'failed') job?.reject(errorFromWorker(reply.failure))
      else job?.resolve(reply)
    }
  }

  /** Starts a fresh worker after a death nobody asked for, and gives it the open jobs again. */
  #recover(cause: unknown): void {
    if (this.#disposed) return
    // Dead before it could load: another one would only die the same way.
    if (!this.#isReady) {
      this.#giveUp(new WorkerDiedError({ cause }))
      return
    }
    this.#isReady = false
    this.#unanswered.clear()
    for (const [id, job] of this.#jobs) {
      if (job.tries >= MAX_TRIES) this.#finish(id)?.reject(new WorkerDiedError({ cause }))
    }
    this.#worker = this.#open()
    for (const id of [...this.#jobs.keys()]) this.#send(id)
  }

  #giveUp(error: Error): void {
    this.#disposed = true
    this.#ready.reject(error)
    this.#rejectAll(error)
  }

  #rejectAll(error: Error): void {
    for (const id of [...this.#jobs.keys()]) this.#finish(id)?.reject(error)
  }

  #finish(id: number): Job | undefined {
    const job = this.#jobs.get(id)
    this.#jobs.delete(id)
    this.#letProgramEnd()
    return job
  }

  /** An analyser that only waits must not keep a finished program alive; one that ends or works must, or models run into the void. */
  #letProgramEnd(): void {
    if (!this.#disposed && this.#jobs.size === 0 && this.#unanswered.size === 0) this.#worker.unref()
  }
}
