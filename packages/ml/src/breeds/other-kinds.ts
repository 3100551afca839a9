import type { OtherKind, PhotoAnalysis } from '@pawfect/domain/pets'

/** ImageNet-1k classes of animals people keep or meet that are neither dogs nor house cats; ends included. */
const IMAGENET_RANGES: Readonly<Record<OtherKind, readonly (readonly [number, number])[]>> = {
  rabbit: [[330, 332]],
  hamster: [[333, 333]],
  'guinea-pig': [[338, 338]],
  ferret: [[356, 359]],
  squirrel: [[335, 336]],
  horse: [[339, 340]],
  cattle: [[345, 347]],
  pig: [[341, 343]],
  'sheep-or-goat': [[348, 350]],
  fox: [[277, 280]],
  wolf: [[269, 275]],
  bear: [[294, 297]],
  'big-cat': [[286, 293]],
  monkey: [[365, 384]],
  parrot: [[87, 90]],
  bird: [
    [7, 24],
    [80, 86],
    [91, 100],
    [127, 146],
  ],
  turtle: [[33, 37]],
  lizard: [[38, 48]],
  snake: [[52, 68]],
  frog: [[30, 32]],
  fish: [
    [0, 6],
    [389, 397],
  ],
  spider: [[72, 77]],
}

/** A kind of animal and its share of ImageNet's probability, 0..1. */
export type OtherKindShare = { readonly kind: OtherKind; readonly share: number }

/** The likeliest animal that is neither dog nor cat. @param probabilities - ImageNet's 1000, summing to 1. */
export function likeliestOtherKind(probabilities: Float32Array): OtherKindShare {
  return Object.entries(IMAGENET_RANGES)
    .map(([kind, ranges]) => ({ kind: kind as OtherKind, share: sumOf(probabilities, ranges) }))
    .reduce((best, next) => (next.share > best.share ? next : best))
}

function sumOf(probabilities: Float32Array, ranges: readonly (readonly [number, number])[]): number {
  return ranges.reduce(
    (sum, [first, last]) => sum + probabilities.subarray(first, last + 1).reduce((a, b) => a + b, 0),
    0,
  )
}

/** ImageNet's probability has to lie on one other kind by this much, and well above dogs and cats. */
const NAMED_FROM = 0.5
const ABOVE_PETS = 2

/** The other kind of animal a photo shows, or null where a dog or cat is the better answer or nothing is. */
export function otherKindSeen(seen: {
  readonly otherKind: OtherKindShare
  readonly dogShare: number
  readonly catShare: number
}): PhotoAnalysis['otherKind'] {
  const { kind, share } = seen.otherKind
  if (share < NAMED_FROM || share < ABOVE_PETS * (seen.dogShare + seen.catShare)) return null
  return { kind, probability: Math.min(1, share) }
}
