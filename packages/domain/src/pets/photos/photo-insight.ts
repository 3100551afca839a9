import { z } from 'zod'
import { appealInterval, appealOf, appealSpread, meanAppeal, type PhotoTally } from './photo-appeal.ts'
import { viewerKindSchema } from './viewer-kind.ts'

const share = z.number().min(0).max(1)

/** How a photo does in one respect; `appeal` is null where too few have looked. */
const standingSchema = z.object({
  shown: z.int().nonnegative(),
  /** Null where too few have looked: a single answer could be read off it. */
  liked: z.int().nonnegative().nullable(),
  /** 1 for what those viewers give any photo. The interval holds nine tenths of what it may be. */
  appeal: z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable(),
})

/** How one photo of an animal does, over all, by who looks and by the hour. */
export const photoInsightSchema = z.object({
  photoId: z.string(),
  path: z.string(),
  all: standingSchema,
  kinds: z.array(standingSchema.extend({ kind: viewerKindSchema })),
})

/** What an owner may learn about an animal's photos. */
export const photoInsightsSchema = z.object({
  photos: z.array(photoInsightSchema),
  /** The photo that works best, once that is likelier than nine in ten. */
  best: z.object({ photoId: z.string(), probability: share }).nullable(),
  /** When owners look and like: six parts of the asker's day, four hours each. */
  times: z.array(standingSchema.extend({ fromHour: z.int().min(0).max(20) })),
  /** How many must have decided before a figure is shown. */
  enoughFrom: z.int(),
})

export type PhotoInsights = z.infer<typeof photoInsightsSchema>
export type PhotoStanding = z.infer<typeof standingSchema>

/**
 * Fewer decisions than this are shown as "not enough yet": the interval would span half and double, and one
 * viewer's answer could be guessed.
 */
export const ENOUGH_DECISIONS = 20

/** Called the best once it is likelier than this to be. */
const SURE_FROM = 0.9

/** How a tally stands, or that it is too early to say. @param tallyOfKind - for one kind of viewer only. */
export function standingOf(all: PhotoTally, tallyOfKind: PhotoTally = all): PhotoStanding {
  const { shown, liked } = tallyOfKind
  if (shown < ENOUGH_DECISIONS) return { shown, liked: null, appeal: null }
  const appeal = appealOf(all, tallyOfKind)
  return { shown, liked, appeal: { mean: meanAppeal(appeal), ...appealInterval(appeal) } }
}

/**
 * The photo that works best and how likely it is to beat all others at once: log appeals are taken for normal
 * variables.
 *
 * @returns null while any two are too close, or too few have looked.
 */
export function bestPhoto(
  photos: readonly { readonly photoId: string; readonly all: PhotoTally }[],
): PhotoInsights['best'] {
  const known = photos.filter(({ all }) => all.shown >= ENOUGH_DECISIONS)
  if (known.length < 2 || known.length < photos.length) return null
  const [first, ...rest] = known
    .map(({ photoId, all }) => ({ photoId, appeal: appealOf(all) }))
    .map(({ photoId, appeal }) => ({
      photoId,
      mean: Math.log(meanAppeal(appeal)),
      spread: appealSpread(appeal),
    }))
    .sort((a, b) => b.mean - a.mean)
  if (first === undefined) return null
  const probability = chanceOfBeatingAll(first, rest)
  return probability >= SURE_FROM ? { photoId: first.photoId, probability } : null
}

type Normal = { readonly mean: number; readonly spread: number }

/** Steps over which {@link chanceOfBeatingAll} adds up, from six spreads below to six above. */
const STEPS = 240

/** The chance that one normal variable is above several others, all of them independent. */
function chanceOfBeatingAll({ mean, spread }: Normal, others: readonly Normal[]): number {
  const width = 12 / STEPS
  let chance = 0
  for (let step = 0; step <= STEPS; step++) {
    const z = -6 + step * width
    const below = others.map(other => normalShareBelow((mean + z * spread - other.mean) / other.spread))
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    chance += density * width * below.reduce((product, share) => product * share, 1)
  }
  return Math.min(1, chance)
}

/** Abramowitz & Stegun (1964), 26.2.17 through 7.1.26: right to 1e-7. */
function normalShareBelow(z: number): number {
  const t = 1 / (1 + 0.327_591_1 * (Math.abs(z) / Math.SQRT2))
  const poly =
    t *
    (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))))
  const error = 1 - poly * Math.exp((-z * z) / 2)
  return (1 + Math.sign(z) * error) / 2
}
