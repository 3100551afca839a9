import { cleanMask } from './clean-mask.ts'
import { type ColourMixture, fitColours, logDensity } from './colour-mixture.ts'
import { minCut } from './min-cut.ts'

/**
 * A square picture of the animal and some surroundings.
 *
 * @property planes - RGB, 0 to 255, channel after channel.
 * @property ties - what it costs to part neighbours, as in `PixelGrid`.
 */
export type CutPicture = {
  readonly planes: Float32Array
  readonly side: number
  readonly ties: Int32Array
}

/** What cuts start from. @property seeds - log odds of animal by what a network sees, pixel for pixel; none: place and colours only. */
type CutStart = {
  readonly rounds: number
  readonly models?: ColourModels
  readonly seeds?: Float32Array | undefined
}

/** Where the animal's box lies in a {@link CutPicture}, in pixels. */
export type CutBox = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What a cut has learned: goes on at another size. */
export type ColourModels = { readonly inside: ColourMixture; readonly outside: ColourMixture }

/** A cut. @property isInside - one 0 or 1 a pixel. @property leaning - each pixel's log odds by colour alone. */
export type Cut = {
  readonly isInside: Uint8Array<ArrayBuffer>
  readonly leaning: Float32Array
  readonly models: ColourModels
}

/** How much dearer a border through smooth ground is than one colour's doubt, in nats. */
const SMOOTHNESS = 14
/** No single pixel's colour weighs more than this, in nats: one odd hair decides nothing. */
const MOST_LEANING = 5
/** Log odds of animal in the middle of the box, and where they end beyond its corners. */
const PLACE = { middle: 1.6, fall: 2, least: -3.5 }
/** Boxes are a little tight: ears and tails reach out by this share of the box, on each side. */
export const SLACK = 0.06
/** Cut costs are whole numbers: a thousandth of a nat. */
const NAT = 1000
const CERTAIN = 1e7

/**
 * Parts an animal from what surrounds it: colours of both sides are learned and the cheapest border drawn, in turns.
 * What lies beyond the box is never animal. Same picture, same answer.
 *
 * @see Rother, Kolmogorov and Blake (2004), "GrabCut: Interactive Foreground Extraction using Iterated Graph Cuts"
 */
export function grabCut(picture: CutPicture, box: CutBox, options: CutStart): Cut {
  const places = placeOdds(picture.side, box, options.seeds)
  let isInside = Uint8Array.from(places, odds => (odds > 0 ? 1 : 0))
  let models = options.models
  let leaning = new Float32Array(places.length)
  for (let round = 0; round < options.rounds; round++) {
    // Colours given from elsewhere are believed once before they are learned anew.
    if (round > 0 || models === undefined) models = learnColours(picture, isInside, models)
    leaning = leaningsOf(picture, models)
    const pulls = pullsOf(places, leaning)
    isInside = minCut({ width: picture.side, height: picture.side, pulls, ties: picture.ties })
  }
  return {
    isInside: cleanMask(isInside, picture.side),
    leaning,
    models: models ?? learnColours(picture, isInside, undefined),
  }
}

/** Log odds of animal before any colour: seeds where there are some, else an oval in the box; never beyond the box. */
export function placeOdds(
  side: number,
  { left, top, right, bottom }: CutBox,
  seeds: Float32Array | undefined,
): Float32Array {
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2]
  const [x0, y0] = [(left + right) / 2, (top + bottom) / 2]
  const odds = new Float32Array(side * side).fill(Number.NEGATIVE_INFINITY)
  for (let pixel = 0; pixel < odds.length; pixel++) {
    const across = ((pixel % side) + 0.5 - x0) / halfWidth
    const down = (Math.floor(pixel / side) + 0.5 - y0) / halfHeight
    if (Math.max(Math.abs(across), Math.abs(down)) > 1 + 2 * SLACK) continue
    const [across2, down2] = [across * across, down * down]
    odds[pixel] =
      seeds === undefined
        ? Math.max(PLACE.least, PLACE.middle - PLACE.fall * (across2 + down2))
        : (seeds[pixel] as number) + seededPlace(across2, down2)
  }
  return odds
}

/** What a place in the box adds to a seed; fitted together with the seeds, see training/fit_detector_heads.py. */
function seededPlace(across2: number, down2: number): number {
  return 2.484 - 2.012 * across2 - 1.377 * down2 - 1.712 * across2 ** 2 - 1.769 * down2 ** 2
}

function pullsOf(places: Float32Array, leaning: Float32Array): Int32Array {
  const pulls = new Int32Array(places.length).fill(-CERTAIN)
  for (let pixel = 0; pixel < pulls.length; pixel++) {
    const odds = places[pixel] as number
    if (odds > Number.NEGATIVE_INFINITY) pulls[pixel] = Math.round(NAT * (odds + (leaning[pixel] as number)))
  }
  return pulls
}

function learnColours(
  { planes }: CutPicture,
  isInside: Uint8Array,
  before: ColourModels | undefined,
): ColourModels {
  const sides: [number[], number[]] = [[], []]
  isInside.forEach((side, pixel) => {
    sides[side === 1 ? 1 : 0].push(pixel)
  })
  const [outside, inside] = sides
  if (before !== undefined && (inside.length === 0 || outside.length === 0)) return before
  return {
    inside: fitColours(planes, inside, before?.inside),
    outside: fitColours(planes, outside, before?.outside),
  }
}

function leaningsOf({ planes }: CutPicture, { inside, outside }: ColourModels): Float32Array<ArrayBuffer> {
  const leanings = new Float32Array(planes.length / 3)
  for (let pixel = 0; pixel < leanings.length; pixel++) {
    const odds = logDensity(inside, planes, pixel) - logDensity(outside, planes, pixel)
    leanings[pixel] = Math.min(MOST_LEANING, Math.max(-MOST_LEANING, odds))
  }
  return leanings
}

/** What it costs to part neighbours: much where they are alike, little across an edge. */
export function tiesOf(planes: Float32Array, side: number): Int32Array {
  const size = side * side
  const differences = new Float32Array(size * 4).fill(-1)
  let sum = 0
  let count = 0
  for (let direction = 0; direction < 4; direction++) {
    const [dx, dy] = TIE_STEPS[direction] as readonly [number, number]
    for (let y = 0; y + dy < side; y++) {
      for (let x = Math.max(0, -dx); x < Math.min(side, side - dx); x++) {
        const pixel = y * side + x
        const apart = differenceOf(planes, pixel, pixel + dy * side + dx)
        differences[pixel * 4 + direction] = apart
        sum += apart
        count += 1
      }
    }
  }
  const sharpness = sum === 0 ? 0 : count / (2 * sum)
  const ties = new Int32Array(size * 4)
  for (let index = 0; index < ties.length; index++) {
    const apart = differences[index] as number
    const strength = SMOOTHNESS * (index % 2 === 1 ? Math.SQRT1_2 : 1)
    if (apart >= 0) ties[index] = Math.round(NAT * strength * Math.exp(-sharpness * apart))
  }
  return ties
}

/** Right, lower left, lower, lower right: the order of `PixelGrid.ties`. */
const TIE_STEPS = [
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const

/** Squared distance of two pixels' colours. */
function differenceOf(planes: Float32Array, a: number, b: number): number {
  const size = planes.length / 3
  const red = (planes[a] as number) - (planes[b] as number)
  const green = (planes[size + a] as number) - (planes[size + b] as number)
  const blue = (planes[2 * size + a] as number) - (planes[2 * size + b] as number)
  return red * red + green * green + blue * blue
}
