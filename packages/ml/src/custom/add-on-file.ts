import { z } from 'zod'
import { FEATURES } from '../breeds/breed-features.ts'
import { ModelMisfitError, ModelTamperedError, ModelUnreadableError } from '../registry/model-errors.ts'
import { MAX_MANIFEST_CHARS, type ModelRelease, signedReleaseSchema } from '../registry/model-release.ts'
import { writeOnnxLinearModel } from '../registry/onnx-linear-model.ts'
import { checkModelFile, openRelease, type ReleaseKey, signRelease } from '../registry/sign-release.ts'
import { sha256 } from '../weights/load-weights.ts'
import { cardText, type EvaluationCard } from './evaluation-card.ts'
import { LABEL_HEAD_FILES, type LabelHead, readLabelHead, writeLabelHead } from './label-head.ts'
import { MAX_EXAMPLES, MIN_LABELS, type TrainedLabelHead } from './train-label-head.ts'

/** Largest add-on file: sixty labels need a tenth of it. */
export const MAX_ADD_ON_BYTES = 8 * 1024 * 1024

const addOnSchema = z.strictObject({
  format: z.literal('pawfect-add-on/1'),
  signed: signedReleaseSchema.extend({ release: z.string().max(MAX_MANIFEST_CHARS) }),
  files: z.record(z.string().max(64), z.base64()),
})

/** An add-on that was read and found intact. */
export type AddOn = {
  /** SHA-256 of the signed manifest: the add-on's name among machines. */
  readonly id: string
  readonly release: ModelRelease
  /** Who signed it, as `did:key`; whether to trust them is the owner's decision. */
  readonly signer: string
  readonly labels: readonly string[]
  readonly labelHead: LabelHead
  /** The evaluation card, Markdown. */
  readonly card: string
}

/** What an add-on is signed with and made from. */
export type AddOnOrigin = {
  readonly name: string
  readonly createdAt: Date
  /** SHA-256 over the labelled photos. */
  readonly dataHash: string
  readonly backboneSha256: string
  readonly key: ReleaseKey
}

/** Packs a trained head with its card and its ONNX form into one signed file others can install. */
export function writeAddOn(
  { labelHead, card }: TrainedLabelHead,
  origin: AddOnOrigin,
): Uint8Array<ArrayBuffer> {
  const { breedIds, weights, bias, temperature } = labelHead.head
  const onnx = writeOnnxLinearModel({
    name: 'label-head',
    inputName: 'features',
    outputName: 'probabilities',
    weights: weights.map(value => value / temperature),
    bias: bias.map(value => value / temperature),
    activation: 'Softmax',
    metadata: { labels: JSON.stringify(breedIds) },
  })
  const files = {
    ...writeLabelHead(labelHead),
    'model.onnx': onnx,
    'CARD.md': Buffer.from(cardText(origin.name, card)),
  }
  const release: ModelRelease = {
    format: 'pawfect-model-release/1',
    kind: 'breed-add-on',
    name: origin.name,
    version: 1,
    createdAt: origin.createdAt.toISOString(),
    seed: 0,
    dataHash: origin.dataHash,
    needs: { 'backbone.onnx': origin.backboneSha256 },
    files: Object.entries(files).map(([name, bytes]) => ({
      name,
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
    })),
    slices: slicesOf(card),
    rollout: { percent: 100 },
    canary: null,
  }
  const packed = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])
  const addOn = {
    format: 'pawfect-add-on/1',
    signed: signRelease(release, origin.key),
    files: Object.fromEntries(packed),
  }
  return Uint8Array.from(Buffer.from(`${JSON.stringify(addOn)}\n`))
}

/**
 * Reads an add-on after checking its signature, every hash and that it fits the backbone here.
 *
 * @throws {ModelUnreadableError | ModelTamperedError | ModelMisfitError}
 */
export function readAddOn(bytes: Uint8Array, { backboneSha256 }: { backboneSha256: string }): AddOn {
  const { signed, packed, signer, release } = unpack(bytes)
  const files = new Map(
    release.files.map(file => {
      const content = Buffer.from(packed[file.name] ?? '', 'base64')
      checkModelFile(file, content)
      return [file.name, content]
    }),
  )
  if (release.needs['backbone.onnx'] !== backboneSha256) throw new ModelMisfitError('backbone')
  const labelHead = labelHeadOf(files)
  return {
    id: sha256(Buffer.from(signed.release)),
    release,
    signer,
    labels: labelHead.head.breedIds,
    labelHead,
    card: files.get('CARD.md')?.toString('utf8') ?? '',
  }
}

/**
 * What an add-on's signed manifest says of it, whether or not it fits here.
 *
 * @throws {ModelUnreadableError | ModelTamperedError}
 */
export function readAddOnRelease(bytes: Uint8Array): ModelRelease {
  return unpack(bytes).release
}

function unpack(bytes: Uint8Array) {
  if (bytes.byteLength > MAX_ADD_ON_BYTES) throw new ModelUnreadableError('too large')
  const parsed = addOnSchema.safeParse(jsonOf(bytes))
  if (!parsed.success) throw new ModelUnreadableError('no add-on')
  const { signed, files: packed } = parsed.data
  const { signer, ...release } = openRelease(signed)
  if (release.kind !== 'breed-add-on') throw new ModelUnreadableError(`a ${release.kind} model is no add-on`)
  return { signed, packed, signer, release }
}

function labelHeadOf(files: ReadonlyMap<string, Uint8Array>): LabelHead {
  const [labels, weights, centres, middle] = LABEL_HEAD_FILES.map(name => {
    const content = files.get(name)
    if (content === undefined) throw new ModelTamperedError(`${name} is missing`)
    return content
  }) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  const expected = shapeOf(labels) * FEATURES
  if (
    shapeOf(centres) * FEATURES !== expected ||
    weights.byteLength !== expected ||
    middle.byteLength !== expected
  )
    throw new ModelUnreadableError('the weights have another shape')
  return readLabelHead({
    'labels.json': labels,
    'labels.int8': weights,
    'centres.json': centres,
    'centres.int8': middle,
  })
}

/** Far beyond what training gives; what is larger only makes sums overflow, and an answer that is no number. */
const LARGEST_SCALE = 100
const LARGEST_BIAS = 1e6
const SMALLEST_TEMPERATURE = 1e-3

const headShapeSchema = z.object({
  breedIds: z.array(z.string().min(1).max(60)).min(MIN_LABELS).max(MAX_EXAMPLES),
  scale: z.array(z.number().min(0).max(LARGEST_SCALE)),
  bias: z.array(z.number().min(-LARGEST_BIAS).max(LARGEST_BIAS)),
  temperature: z
    .number()
    .min(SMALLEST_TEMPERATURE)
    .max(1 / SMALLEST_TEMPERATURE),
})

/** How many labels a description has a scale and a bias for. @throws {ModelUnreadableError} */
function shapeOf(description: Uint8Array): number {
  const parsed = headShapeSchema.safeParse(jsonOf(description))
  if (!parsed.success) throw new ModelUnreadableError('the labels are not described')
  const { breedIds, scale, bias } = parsed.data
  if (
    scale.length !== breedIds.length ||
    bias.length !== breedIds.length ||
    new Set(breedIds).size !== breedIds.length
  )
    throw new ModelUnreadableError('the labels have another shape')
  return breedIds.length
}

function slicesOf(card: EvaluationCard): ModelRelease['slices'] {
  const all = {
    slice: 'all',
    answers: card.photos,
    measures: { right: card.right, calibrationError: card.calibrationError },
  }
  const each = card.labels.map(({ label, photos, right }) => ({
    slice: label,
    answers: photos,
    measures: { right },
  }))
  return [all, ...each]
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new ModelUnreadableError(cause instanceof Error ? cause.message : 'no JSON')
  }
}
