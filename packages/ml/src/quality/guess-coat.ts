import type { Coat } from '@pawfect/domain/pets'
import { coveredAt, type SubjectMask } from '../mask/find-subject.ts'
import type { Box, RgbImage } from '../photo/rgb-image.ts'
import { sampleTensor } from '../photo/sample-tensor.ts'
import { type Colour, mayBeFur, naturalColour } from './natural-colour.ts'

/** Enough pixels for colours, few enough to cluster in a few milliseconds. */
const SIDE_PX = 48

/** How far beyond the animal's box the picture is looked at, in shares of the box on each side. */
const MARGIN = 0.15

/** The middle of a box is coat; its corners are mostly floor. */
const CORE = 0.7
/** Beyond this distance from the middle, in half boxes squared, hardly anything is animal. */
const OUTSIDE = 1.5

const CLUSTERS = 5
const ROUNDS = 12

/** Two colours nearer than this (RGB distance) look like one coat in different light. */
const SAME_COLOUR = 60
/** A second colour below this share is a collar, not a coat. */
const SECOND_COLOUR_SHARE = 0.18
/** How much a colour loses for its share of what surrounds the animal; below 1, so that snow leaves a white dog white. */
const SURROUNDINGS_WEIGHT = 0.6

/**
 * The coat's main colours, from the middle of the animal's box, less what surrounds the box and what no
 * fur is coloured like. A guess for the animal's 3D figure.
 *
 * @param mask - the animal's outline: only colours inside it count. Without one, light and floors leak in.
 */
export function guessCoat(image: RgbImage, animal: Box, mask?: SubjectMask): Coat {
  const { core, surroundings } = pixelsAround(image, animal, mask)
  const fur = core.filter(mayBeFur)
  const [first, ...rest] = coatClusters(fur.length > 0 ? fur : core.map(naturalColour), surroundings)
  if (first === undefined) return { primary: '#808080', secondary: '#808080', pattern: 'solid' }
  const second = rest.find(
    ({ colour, share, score }) =>
      share >= SECOND_COLOUR_SHARE && score > 0 && distance(colour, first.colour) > SAME_COLOUR,
  )
  return {
    primary: hex(first.colour),
    secondary: hex((second ?? first).colour),
    pattern: second ? 'bicolour' : 'solid',
  }
}

/** One colour of the core. @property score - its share, less what it has in the surroundings. */
type Cluster = { readonly colour: Colour; readonly share: number; readonly score: number }

/** What lies beyond the picture's edge is like nothing: it speaks against no colour. */
const UNSEEN: Colour = [Number.NaN, Number.NaN, Number.NaN]

/** The pixels of the mask; without one, of an oval in the middle of the box, and those of its corners and beyond. */
function pixelsAround(
  image: RgbImage,
  box: Box,
  mask: SubjectMask | undefined,
): { core: Colour[]; surroundings: Colour[] } {
  const around = {
    x: box.x - box.width * MARGIN,
    y: box.y - box.height * MARGIN,
    width: box.width * (1 + 2 * MARGIN),
    height: box.height * (1 + 2 * MARGIN),
  }
  const rgb = sampleTensor(image, around, { size: SIDE_PX, range: { mean: 0, scale: 1 } })
  const plane = SIDE_PX * SIDE_PX
  const core: Colour[] = []
  const surroundings: Colour[] = []
  for (let pixel = 0; pixel < plane; pixel++) {
    const across = ((pixel % SIDE_PX) + 0.5) / SIDE_PX
    const down = (Math.floor(pixel / SIDE_PX) + 0.5) / SIDE_PX
    const [x, y] = [around.x + across * around.width, around.y + down * around.height]
    const isSeen = isInside(x) && isInside(y)
    const away = ((across - 0.5) ** 2 + (down - 0.5) ** 2) * 4 * (1 + 2 * MARGIN) ** 2
    const colour: Colour = [
      rgb[pixel] as number,
      rgb[plane + pixel] as number,
      rgb[2 * plane + pixel] as number,
    ]
    if (mask !== undefined) {
      if (isSeen && coveredAt(mask, x, y)) core.push(colour)
    } else if (away >= OUTSIDE) surroundings.push(isSeen ? colour : UNSEEN)
    else if (isSeen && away <= CORE ** 2) core.push(colour)
  }
  return { core, surroundings }
}

function isInside(share: number): boolean {
  return share >= 0 && share <= 1
}

/** The coat's colours, the likeliest first. */
function coatClusters(fur: readonly Colour[], surroundings: readonly Colour[]): Cluster[] {
  const clusters = merged(dominantColours(fur))
  return clusters
    .map(({ colour, share }) => {
      const around = surroundings.filter(pixel => distance(pixel, colour) <= SAME_COLOUR).length
      const lost = surroundings.length === 0 ? 0 : around / surroundings.length
      return { colour: naturalColour(colour), share, score: share - SURROUNDINGS_WEIGHT * lost }
    })
    .sort((a, b) => b.score - a.score)
}

/** Joins colours that look like one coat in different light, smaller ones into larger ones. */
function merged(clusters: readonly Omit<Cluster, 'score'>[]): Omit<Cluster, 'score'>[] {
  const joined: { colour: Colour; share: number }[] = []
  for (const { colour, share } of clusters) {
    if (share === 0) continue
    const near = joined.find(other => distance(other.colour, colour) <= SAME_COLOUR * 0.6)
    if (near === undefined) joined.push({ colour, share })
    else near.share += share
  }
  return joined
}

/** K-means from evenly spread brightnesses: same picture, same answer. The largest first. */
function dominantColours(pixels: readonly Colour[]): Omit<Cluster, 'score'>[] {
  if (pixels.length === 0) return []
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
