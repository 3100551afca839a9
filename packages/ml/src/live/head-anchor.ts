import type { SubjectMask } from '../mask/find-subject.ts'

/**
 * Where an animal's head is, told from its outline alone, in shares of the picture.
 *
 * @property radius - of the head, in shares of the picture's width.
 * @property confidence - 0 to 1: how much one part of the outline speaks for a head, and no other does.
 */
export type HeadAnchor = {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly confidence: number
}

/**
 * How much each trait of a part speaks for a head: a conditional logit over the parts of one outline, fitted on
 * synthetic renders of fifteen breeds. Fifteen others measure it: `apps/desktop/bench/ar-anchors.bench.ts`.
 */
const WEIGHTS = {
  high: 15,
  outside: 34,
  thick: 10,
  large: 12,
  above: -4,
  round: 9.5,
  overCentre: 12,
} as const
/** A part thinner than this share of the thickest is an ear, a tail or a leg. */
const THICK_FROM = 0.22
/** Two places this close, in shares of the outline's longer side, are the same head. */
const SAME_HEAD = 0.1
/** Ridges of a coarse grid are ragged by about a third of a pixel. */
const RAGGED = 0.35

/**
 * Finds the head in an outline.
 *
 * @param aspect - width of the picture by its height.
 * @returns null for an empty outline.
 */
export function headAnchor(mask: SubjectMask, aspect: number): HeadAnchor | null {
  const { side, frame } = mask
  const outline = measureOutline(mask.isInside, side, (frame.width * aspect) / frame.height)
  if (outline === null) return null
  const parts = thickParts(outline)
  const scores = parts.map(part => scoreOf(part, outline))
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const head = parts[scores.indexOf(most)]
  if (head === undefined) return null
  const chances = scores.map(score => Math.exp(score - most))
  const all = chances.reduce((sum, chance) => sum + chance, 0)
  const here = chances.filter((_, index) => isSameHead(head, parts[index] ?? head, outline))
  return {
    x: frame.x + ((head.column + 0.5) / side) * frame.width,
    y: frame.y + ((head.row + 0.5) / side) * frame.height,
    radius: (head.depth / side / outline.stretch) * frame.width,
    confidence: here.reduce((sum, chance) => sum + chance, 0) / all,
  }
}

/** A middle of a thick part; `depth` is how far it lies inside, in rows. */
type Part = { readonly column: number; readonly row: number; readonly depth: number }

/** @property stretch - width of a column in rows. */
type Outline = {
  readonly side: number
  readonly stretch: number
  readonly depths: Float32Array
  readonly pixels: readonly (readonly [column: number, row: number])[]
  readonly centre: readonly [column: number, row: number]
  readonly bottom: number
  readonly height: number
  /** Its longer side, in rows. */
  readonly longest: number
  readonly thickest: number
}

function measureOutline(isInside: Uint8Array, side: number, stretch: number): Outline | null {
  const pixels = [...isInside.keys()]
    .filter(pixel => isInside[pixel] === 1)
    .map(pixel => [pixel % side, Math.floor(pixel / side)] as const)
  if (pixels.length === 0) return null
  const columns = pixels.map(([column]) => column)
  const rows = pixels.map(([, row]) => row)
  const depths = depthsOf(isInside, side, stretch)
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)]
  const height = bottom - top + 1
  return {
    side,
    stretch,
    depths,
    pixels,
    centre: [mean(columns), mean(rows)],
    bottom,
    height,
    longest: Math.max(height, (Math.max(...columns) - Math.min(...columns) + 1) * stretch),
    thickest: depths.reduce((most, depth) => Math.max(most, depth), 0),
  }
}

function thickParts({ depths, side, thickest }: Outline): Part[] {
  const parts: Part[] = []
  const around = [-1, 1, -side, side, -side - 1, -side + 1, side - 1, side + 1]
  depths.forEach((depth, pixel) => {
    if (depth < THICK_FROM * thickest || depth === 0) return
    if (around.some(step => (depths[pixel + step] ?? 0) > depth + RAGGED)) return
    parts.push({ column: pixel % side, row: Math.floor(pixel / side), depth })
  })
  return parts
}

/** Heads lie high and far out, are thick, large and round, and have little above them. */
function scoreOf({ column, row, depth }: Part, outline: Outline): number {
  const { stretch, centre, bottom, height, longest, thickest, pixels } = outline
  const above = pixels.filter(([, y]) => y < row - depth).length
  const near = pixels.filter(([x, y]) => Math.hypot((x - column) * stretch, y - row) < 2 * depth).length
  return (
    (WEIGHTS.high * (bottom - row)) / height +
    (WEIGHTS.outside * Math.abs(column - centre[0]) * stretch) / longest +
    (WEIGHTS.thick * depth) / thickest +
    (WEIGHTS.large * depth) / longest +
    (WEIGHTS.above * above) / pixels.length +
    (WEIGHTS.round * near * stretch) / (4 * Math.PI * depth * depth) +
    (WEIGHTS.overCentre * (centre[1] - row)) / longest
  )
}

function isSameHead(head: Part, other: Part, { stretch, longest }: Outline): boolean {
  return Math.hypot((head.column - other.column) * stretch, head.row - other.row) < SAME_HEAD * longest
}

/** How far each pixel lies inside the outline, in rows; what the frame cuts off counts as outside: no head is cut in two. */
function depthsOf(isInside: Uint8Array, side: number, stretch: number): Float32Array {
  const border = [...isInside.keys()].filter(pixel => {
    if (isInside[pixel] === 1) return false
    const column = pixel % side
    return (
      (column > 0 && isInside[pixel - 1] === 1) ||
      (column + 1 < side && isInside[pixel + 1] === 1) ||
      isInside[pixel - side] === 1 ||
      isInside[pixel + side] === 1
    )
  })
  const places = border.map(pixel => [pixel % side, Math.floor(pixel / side)] as const)
  return Float32Array.from(isInside, (value, pixel) => {
    if (value === 0) return 0
    const [column, row] = [pixel % side, Math.floor(pixel / side)]
    let least = Math.min((column + 1) * stretch, (side - column) * stretch, row + 1, side - row)
    for (const [x, y] of places) least = Math.min(least, Math.hypot((x - column) * stretch, y - row))
    return least
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
