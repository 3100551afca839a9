import { parentPort, workerData } from 'node:worker_threads'
import { DomainError } from '@pawfect/domain'
import type { PhotoAnalysis } from '@pawfect/domain/pets'
import sharp from 'sharp'
import { readAddOn } from '../custom/add-on-file.ts'
import { fingerprintImage } from '../fingerprint/fingerprint-file.ts'
import { glanceAtFrame } from '../live/glance-at-frame.ts'
import { analyseImage, loadPhotoModels, lookAtPhoto, type PhotoModels } from '../photo/analyse-image.ts'
import { cropPhoto } from '../photo/crop-photo.ts'
import { decodePhoto } from '../photo/decode-photo.ts'
import { readEditing } from '../photo/read-editing.ts'
import { settleAll } from '../photo/settle-all.ts'
import { canaryAnswers, checkCanary } from '../registry/canary.ts'
import { nodeRuntime } from '../runtime/node-runtime.ts'
import { threadedRuntime } from '../runtime/threaded-runtime.ts'
import { loadWeights, sha256 } from '../weights/load-weights.ts'
import type { WorkerFailure, WorkerReply, WorkerRequest, WorkerStart } from './worker-messages.ts'
import { yieldToOthers } from './yield-to-others.ts'

const { threads, yields, models: installed = {} } = workerData as WorkerStart
// Before any thread is started: it goes on with the priority of the one that starts it.
if (yields) yieldToOthers()
const ownRuntime = nodeRuntime({ threads: 1 })
const inferenceThread = threads === 0 ? undefined : threadedRuntime({ threads })
const running = new Map<number, AbortController>()
let queue: Promise<void> = Promise.resolve()

// libheif prints its complaints, and the command line promises nothing but JSON on stdout.
console.log = console.error
sharp.concurrency(Math.max(1, threads))
sharp.cache(false)
// Whatever brings this thread down, the run on the other one must come to its end first: else the process goes too.
process.once('uncaughtException', error => {
  console.error(error)
  Promise.resolve(inferenceThread?.dispose()).finally(() => process.exit(1))
})
await serve()

async function serve(): Promise<void> {
  try {
    const models = await openModels()
    parentPort?.on('message', (request: WorkerRequest) => accept(models, request))
    reply({ kind: 'ready', engine: models.engine })
  } catch (error) {
    reply({ kind: 'unusable', failure: failureOf(error) })
    await inferenceThread?.dispose()
  }
}

/** The built-in models with what is installed over them; a new model answers the built-in pictures first. */
async function openModels(): Promise<PhotoModels> {
  const weights = { ...(await loadWeights()), ...installed.files }
  const models = await loadPhotoModels(inferenceThread ?? ownRuntime, weights, ownRuntime)
  if (installed.canary) checkCanary(installed.canary, await canaryAnswers(models.backbone, models.head))
  const backboneSha256 = sha256(weights['backbone.onnx'])
  return { ...models, addOns: (installed.addOns ?? []).map(bytes => readAddOn(bytes, { backboneSha256 })) }
}

/** One photo at a time: two at once would only share the same cores. */
function accept(models: PhotoModels, request: WorkerRequest): void {
  if (request.kind === 'abort') {
    running.get(request.id)?.abort()
    return
  }
  if (request.kind === 'close') {
    close(models)
    return
  }
  const controller = new AbortController()
  running.set(request.id, controller)
  queue = queue.then(async () => {
    // Every request is answered, even those nobody waits for: only then may the program end.
    reply(await answer(models, request, controller.signal))
    running.delete(request.id)
  })
}

/** A thread that ends while a model runs takes the whole process with it, so the run comes first. */
function close(models: PhotoModels): void {
  for (const controller of running.values()) controller.abort()
  queue = queue.then(async () => {
    for (const model of [models.detector, models.backbone, models.moderator]) await model.dispose()
    await inferenceThread?.dispose()
    parentPort?.close()
  })
}

async function answer(
  models: PhotoModels,
  request: Extract<WorkerRequest, { id: number; bytes: Uint8Array }>,
  signal: AbortSignal,
): Promise<WorkerReply> {
  const { id, bytes } = request
  try {
    signal.throwIfAborted()
    if (request.kind === 'crop') {
      const jpeg = await cropPhoto(bytes, request.box, {
        fixes: request.fixes,
        detector: models.detector,
        signal,
      })
      return { kind: 'cropped', id, jpeg }
    }
    if (request.kind === 'look') {
      const { image } = await decodePhoto(bytes)
      return { kind: 'looked', id, features: (await lookAtPhoto(models, image)).features.features }
    }
    if (request.kind === 'glance') {
      const { image } = await decodePhoto(bytes)
      const { width, height } = request
      return { kind: 'glanced', id, glance: await glanceAtFrame(models.detector, { image, width, height }) }
    }
    return { kind: 'analysed', id, analysis: await analyse(models, bytes, signal) }
  } catch (error) {
    return { kind: 'failed', id, failure: failureOf(error) }
  }
}

/** Everything one photo is asked for, timed from its bytes to the answer. */
async function analyse(models: PhotoModels, bytes: Uint8Array, signal: AbortSignal): Promise<PhotoAnalysis> {
  const started = performance.now()
  const photo = await decodePhoto(bytes)
  const [seen, looks] = await settleAll([
    analyseImage(models, photo, { signal }),
    // Last: its turn comes while the backbone runs.
    fingerprintImage(photo.image),
  ])
  const told = { editing: readEditing(bytes), looks }
  const ms = Math.round((performance.now() - started) * 10) / 10
  return { ...seen, ...told, ms }
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message)
}

function failureOf(error: unknown): WorkerFailure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof DomainError) return { code: error.code, message, facts: error.facts }
  return { code: 'ml/failed', message, facts: {} }
}
