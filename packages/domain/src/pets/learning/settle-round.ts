import { CLIP_LENGTH, GROUP_SIZE, MIN_GROUPS, NOISE } from './learning-rules.ts'

/** What a round came to. */
export type SettledRound =
  | { readonly kind: 'too-few'; readonly groups: number; readonly needed: number }
  | {
      readonly kind: 'settled'
      /** Mean update of one owner, zero where nothing stands out from the noise. Never longer than the clip length. */
      readonly step: readonly number[]
      readonly groups: number
      /** Groups left out because somebody in them sent what no honest group sums to. */
      readonly leftOut: number
    }

/** A number counts where it is this many standard deviations from nothing. */
const STANDS_OUT = 1.5

/** Standard deviation of a middle value beside that of a mean of as many. */
const MIDDLE_BESIDE_MEAN = Math.sqrt(Math.PI / 2)

/**
 * Turns the sums of groups into one step. Whoever sends nonsense spoils only their own group: a sum too long for
 * an honest group is left out, and of the rest the middle is taken, number by number. What does not stand out
 * from the noise is no news and becomes nothing.
 *
 * @param sums - one per whole group, of {@link GROUP_SIZE} updates each.
 * @param needed - fewest groups to learn from.
 * @see Yin et al. (2018), "Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates"
 */
export function settleRound(sums: readonly (readonly number[])[], needed: number = MIN_GROUPS): SettledRound {
  const honest = sums.filter(sum => Math.hypot(...sum) <= longestHonestSum(sum.length))
  if (honest.length < needed) return { kind: 'too-few', groups: honest.length, needed }
  const noise = (MIDDLE_BESIDE_MEAN * NOISE * CLIP_LENGTH) / GROUP_SIZE / Math.sqrt(honest.length)
  const middle = (honest[0] ?? []).map((_, at) =>
    middleOf(honest.map(sum => (sum[at] as number) / GROUP_SIZE)),
  )
  const news = middle.map(value => (Math.abs(value) > STANDS_OUT * noise ? value : 0))
  const length = Math.hypot(...news)
  const step = length <= CLIP_LENGTH ? news : news.map(value => (value * CLIP_LENGTH) / length)
  return { kind: 'settled', step, groups: honest.length, leftOut: sums.length - honest.length }
}

/**
 * Everybody's longest update in one direction, and noise as long as it is once in a million groups.
 *
 * @see Laurent & Massart (2000), lemma 1, for the tail of a sum of squares
 */
function longestHonestSum(classes: number): number {
  const rare = Math.log(1e6)
  // Each of the five adds its noise, a little more together than NOISE asks for.
  const variance = ((NOISE * CLIP_LENGTH) ** 2 * GROUP_SIZE) / (GROUP_SIZE - 1)
  const noise = Math.sqrt(variance * (classes + 2 * Math.sqrt(classes * rare) + 2 * rare))
  return GROUP_SIZE * CLIP_LENGTH + noise
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] as number)) / 2
}
