import type { SeedMap } from '../mask/seed-map.ts'
import type { Box, RgbImage } from '../photo/rgb-image.ts'
import { sampleTensor } from '../photo/sample-tensor.ts'
import { type InferenceSession, namedOutput, type Tensor } from '../runtime/inference-runtime.ts'

/** What the detector was asked to tell apart, in the order of its channels. */
const DETECTED_KINDS = [
  'person',
  'cat',
  'dog',
  'bird',
  'horse',
  'sheep',
  'cow',
  'elephant',
  'bear',
  'zebra',
  'giraffe',
  'teddy bear',
] as const

export type DetectedKind = (typeof DETECTED_KINDS)[number]

/** Whether the product has profiles for this kind. */
export function isPet(kind: DetectedKind): kind is 'cat' | 'dog' {
  return kind === 'cat' || kind === 'dog'
}

/** Something the detector saw. @property score - 0..1, the detector's own. */
export type Detection = { readonly kind: DetectedKind; readonly box: Box; readonly score: number }

/** 320 instead of the 512 it was trained at: a third of the time, same pets found. */
export const DETECTOR_SIZE_PX = 320
const STRIDE_PX = 4
const SAME_THING_OVERLAP = 0.5

/**
 * How a whole photo is composed, in standard deviations of untouched photos: 0 is usual.
 *
 * @property slant - how far it looks turned, either way.
 * @property crowd - how much it looks as if another animal shared it.
 */
export type Composition = { readonly slant: number; readonly crowd: number }

/** All the detector sees in one look. @property seeds - where there is animal, cell by cell. */
export type DetectorSight = {
  readonly detections: readonly Detection[]
  readonly seeds: SeedMap
  readonly composition: Composition
}

/** Looks at a photo: what is there, where exactly, and how the whole is composed. */
export async function lookForAnimals(
  detector: InferenceSession,
  image: RgbImage,
  { minScore, size = DETECTOR_SIZE_PX }: { minScore: number; size?: number },
): Promise<DetectorSight> {
  // Letterboxed: squeezed to a square, the same pets score a quarter lower.
  const frame = squareAround(image)
  const data = sampleTensor(image, frame, { size, range: { mean: 0, scale: 1 } })
  const outputs = await detector.run({ image: { data, shape: [1, 3, size, size] } })
  const scores = namedOutput(outputs, 'scores')
  const edges = namedOutput(outputs, 'edges')
  const seeds = namedOutput(outputs, 'seeds')
  const [slant = 0, crowd = 0] = namedOutput(outputs, 'composition').data
  return {
    detections: suppressDuplicates(peaks(scores, edges, { minScore, size, frame })),
    seeds: { data: seeds.data, side: seeds.shape[3] as number, frame },
    composition: { slant, crowd },
  }
}

/** Finds pets and what could be taken for one; best first, no duplicates. */
export async function detectAnimals(
  detector: InferenceSession,
  image: RgbImage,
  options: { minScore: number; size?: number },
): Promise<readonly Detection[]> {
  return (await lookForAnimals(detector, image, options)).detections
}

function peaks(
  scores: Tensor,
  edges: Tensor,
  options: { minScore: number; size: number; frame: Box },
): Detection[] {
  const side = scores.shape[3] as number
  const plane = side * side
  const found: Detection[] = []
  DETECTED_KINDS.forEach((kind, channel) => {
    const map = scores.data.subarray(channel * plane, (channel + 1) * plane)
    for (let cell = 0; cell < plane; cell++) {
      const score = map[cell] as number
      if (score < options.minScore || !isPeak(map, cell, side)) continue
      found.push({ kind, score, box: boxAt(edges.data, { ...options, cell, side }) })
    }
  })
  return found.sort((a, b) => b.score - a.score)
}

function isPeak(map: Float32Array, cell: number, side: number): boolean {
  const x = cell % side
  const y = (cell - x) / side
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const inside = x + dx >= 0 && x + dx < side && y + dy >= 0 && y + dy < side
      if (inside && (map[cell + dy * side + dx] as number) > (map[cell] as number)) return false
    }
  }
  return true
}

function boxAt(edges: Float32Array, at: { cell: number; side: number; size: number; frame: Box }): Box {
  const { cell, side, size, frame } = at
  const plane = side * side
  const x = (cell % side) * STRIDE_PX
  const y = Math.floor(cell / side) * STRIDE_PX
  const across = (value: number) => clamp(frame.x + (value / size) * frame.width)
  const down = (value: number) => clamp(frame.y + (value / size) * frame.height)
  const left = across(x - (edges[cell] as number))
  const top = down(y - (edges[plane + cell] as number))
  return {
    x: left,
    y: top,
    width: across(x + (edges[2 * plane + cell] as number)) - left,
    height: down(y + (edges[3 * plane + cell] as number)) - top,
  }
}

/** The smallest square that holds the whole picture, centred on it. */
function squareAround(image: RgbImage): Box {
  const side = Math.max(image.width, image.height)
  const width = side / image.width
  const height = side / image.height
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height }
}

const clamp = (share: number) => Math.min(1, Math.max(0, share))

function suppressDuplicates(found: Detection[]): Detection[] {
  const kept: Detection[] = []
  for (const candidate of found) {
    const repeats = kept.some(
      other =>
        isPet(other.kind) === isPet(candidate.kind) && overlap(other.box, candidate.box) > SAME_THING_OVERLAP,
    )
    if (!repeats && candidate.box.width > 0 && candidate.box.height > 0) kept.push(candidate)
  }
  return kept
}

/** Intersection over union of two boxes, 0..1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (width <= 0 || height <= 0) return 0
  const both = width * height
  return both / (a.width * a.height + b.width * b.height - both)
}
