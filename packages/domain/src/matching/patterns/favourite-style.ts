import { type PlayStyle, playStyleSchema } from '../../pets/index.ts'
import type { TasteEvent } from '../learning/index.ts'
import type { FavouriteStyle } from '../matching-pet.ts'
import { PRIOR_PRECISION, TERMS } from '../taste.ts'
import type { YesShare } from './behaviour-pattern.ts'
import { ENOUGH_ANSWERS, standardDistance, yesShareOf } from './yes-share.ts'

/** Standard deviations by which a style must stand out: one in ten by chance, looking at all six at once. */
const STANDS_OUT = 2.13

/** The style of play an owner says yes to more than to others, and what it rests on. */
export type FoundStyle = {
  readonly style: PlayStyle
  readonly with: YesShare
  readonly without: YesShare
}

/**
 * Finds the style of play that draws the most yes answers compared with animals that do not play so.
 *
 * @returns null when none stands out, or too little was answered.
 */
export function favouriteStyleOf(log: readonly TasteEvent[]): FoundStyle | null {
  const styles = playStyleSchema.options.map(style => ({
    style,
    with: yesShareOf(log.filter(({ playStyles }) => playStyles.includes(style))),
    without: yesShareOf(log.filter(({ playStyles }) => playStyles.length > 0 && !playStyles.includes(style))),
  }))
  const [best] = styles
    .filter(found => found.with.total >= ENOUGH_ANSWERS && found.without.total >= ENOUGH_ANSWERS)
    .map(found => ({ found, distance: standardDistance(found.with, found.without) }))
    .sort((one, other) => other.distance - one.distance)
  return best !== undefined && best.distance >= STANDS_OUT ? best.found : null
}

/** How sure the prior is that no style is liked better: as sure as it is of playing alike. */
const PRECISION = PRIOR_PRECISION[TERMS.indexOf('play-styles')] ?? 1

/**
 * Log-odds of a yes with the style over without it, as counted, and drawn towards none by the prior: with few answers
 * it stays small.
 */
export function liftOf({ with: one, without: other }: FoundStyle): number {
  const [played, without] = [one, other].map(({ yes, total }) => {
    // Half a yes and half a no more, so that "always" and "never" stay finite.
    const [yeses, noes] = [yes + 0.5, total - yes + 0.5]
    return { logOdds: Math.log(yeses / noes), variance: 1 / yeses + 1 / noes }
  })
  if (played === undefined || without === undefined) return 0
  return (played.logOdds - without.logOdds) / (1 + PRECISION * (played.variance + without.variance))
}

/** What ranking uses of the favourite style: nothing where none stands out or its owner said that it is not so. */
export function favouriteFor(
  log: readonly TasteEvent[],
  { strength, forgottenUpToMs }: { readonly strength: number; readonly forgottenUpToMs: number | null },
): FavouriteStyle | undefined {
  const left = log.filter(
    ({ kind, atMs }) => kind !== 'conversation' && (forgottenUpToMs === null || atMs > forgottenUpToMs),
  )
  const found = strength === 0 ? null : favouriteStyleOf(left)
  return found === null ? undefined : { style: found.style, lift: liftOf(found) * strength }
}
