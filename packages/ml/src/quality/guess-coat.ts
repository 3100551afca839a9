import type { Coat } from '@pawfect/domain/pets'
import type { Box, RgbImage } from '../photo/rgb-image.ts'
import { sampleTensor } from '../photo/sample-tensor.ts'

/** Enough pixels for colours, few enough to cluster in a millisecond. */
const SIDE_PX = 32

/** The middle of a box is coat; its corners are mostly floor. */
const CORE = 0.7

const CLUSTERS = 3
const ROUNDS = 12

/** Two colours nearer than this (RGB distance) look like one coat in different light. */
const SAME_COLOUR = 60
/** A second colour below this share is a collar, not a coat. */
const SECOND_COLOUR_SHARE = 0.18

/**
 * The coat's main colours, from the middle of the animal's box. A guess for
 * the animal's 3D figure; light and floor leak into it.
 */
export function guessCoat(image: RgbImage, animal: Box): Coat {
  const clusters = dominantColours(coreOf(image, animal))
  const [first, ...rest] = clusters
  if (first === undefined) return { primary: '#808080', secondary: '#808080', pattern: 'solid' }
  const second = rest.find(
    ({ colour, share }) => share >= SECOND_COLOUR_SHARE && distance(colour, first.colour) > SAME_COLOUR,
  )
  return {
    primary: hex(first.colour),
    secondary: hex((second ?? first).colour),
    pattern: second ? 'bicolour' : 'solid',
  }
}

type Colour = readonly [number, number, number]

type Cluster = { readonly colour: Colour; readonly share: number }

/** Pixels of an ellipse in the middle of the box. */
function coreOf(image: RgbImage, box: Box): Colour[] {
  const core = {
    x: box.x + (box.width * (1 - CORE)) / 2,
    y: box.y + (box.height * (1 - CORE)) / 2,
    width: box.width * CORE,
    height: box.height * CORE,
  }
  const rgb = sampleTensor(image, core, { size: SIDE_PX, range: { mean: 0, scale: 1 } })
  const plane = SIDE_PX * SIDE_PX
  const pixels: Colour[] = []
  for (let pixel = 0; pixel < plane; pixel++) {
    const x = ((pixel % SIDE_PX) + 0.5) / SIDE_PX - 0.5
    const y = (Math.floor(pixel / SIDE_PX) + 0.5) / SIDE_PX - 0.5
    if (x * x + y * y > 0.25) continue
    pixels.push([rgb[pixel] as number, rgb[plane + pixel] as number, rgb[2 * plane + pixel] as number])
  }
  return pixels
}

/** K-means from evenly spread brightnesses: same picture, same answer. */
function dominantColours(pixels: readonly Colour[]): Cluster[] {
  const byBrightness = [...pixels].sort((a, b) => a[0] + a[1] + a[2] - (b[0] + b[1] + b[2]))
  let centres = Array.from(
    { length: CLUSTERS },
    (_, index) => byBrightness[Math.floor(((index + 0.5) / CLUSTERS) * pixels.length)] as Colour,
  )
  let members: Colour[][] = []
  for (let round = 0; round < ROUNDS; round++) {
    members = centres.map(() => [])
    for (const pixel of pixels) members[nearest(centres, pixel)]?.push(pixel)
    centres = centres.map((centre, index) => meanColour(members[index] ?? []) ?? centre)
  }
  return centres
    .map((colour, index) => ({ colour, share: (members[index]?.length ?? 0) / pixels.length }))
    .sort((a, b) => b.share - a.share)
}

function nearest(centres: readonly Colour[], pixel: Colour): number {
  let best = 0
  let shortest = Number.POSITIVE_INFINITY
  for (const [index, centre] of centres.entries()) {
    const away = distance(centre, pixel)
    if (away < shortest) {
      best = index
      shortest = away
    }
  }
  return best
}

function meanColour(colours: readonly Colour[]): Colour | undefined {
  if (colours.length === 0) return undefined
  const sum = [0, 0, 0]
  for (const colour of colours) {
    for (let channel = 0; channel < 3; channel++) {
      sum[channel] = (sum[channel] as number) + (colour[channel] as number)
    }
  }
  return sum.map(value => value / colours.length) as unknown as Colour
}

function distance(a: Colour, b: Colour): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2)
}

function hex(colour: Colour): string {
  return `#${colour.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}
