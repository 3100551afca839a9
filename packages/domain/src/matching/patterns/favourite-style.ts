import { type PlayStyle, playStyleSchema } from '../../pets/index.ts'
import type { TasteEvent } from '../learning/index.ts'
import type { YesShare } from './behaviour-pattern.ts'
import { ENOUGH_ANSWERS, standardDistance, yesShareOf } from './yes-share.ts'

/** Standard deviations by which a style must stand out: one in ten by chance, looking at all six at once. */
const STANDS_OUT = 2.13

/** The style of play an owner says yes to more than to others, and what it rests on. */
export type FavouriteStyle = {
  readonly style: PlayStyle
  readonly with: YesShare
  readonly without: YesShare
}

/**
 * Finds the style of play that draws the most yes answers compared with animals that do not play so.
 *
 * @returns null when none stands out, or too little was answered.
 */
export function favouriteStyleOf(log: readonly TasteEvent[]): FavouriteStyle | null {
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
