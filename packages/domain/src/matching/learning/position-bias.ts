import { SURFACES, type Surface } from './surface.ts'
import type { TasteEvent } from './taste-event.ts'

/** Places told apart; everything further down counts as the last. */
export const PLACES = 8

/** Fewer decisions from a list than this, and no bias of its places is claimed. */
export const ENOUGH_FOR_BIAS = 300

/** How much readier people say yes only because of where something stood in one list, in log-odds. */
export type PlaceBias = {
  /** {@link PLACES} numbers. The top of the suggestions is 0, and every other place is told against it. */
  readonly logOdds: readonly number[]
  /** Standard errors of the same. */
  readonly errors: readonly number[]
  /** Decisions from this list behind it; 0 where there were too few. */
  readonly events: number
}

/** The same for each list: what is searched for is wanted more than what is offered. */
export type PositionBias = Readonly<Record<Surface, PlaceBias>>

const NO_PLACE_BIAS: PlaceBias = {
  logOdds: Array.from({ length: PLACES }, () => 0),
  errors: Array.from({ length: PLACES }, () => 0),
  events: 0,
}

/** Nothing is known of places, and nothing is assumed. */
export const NO_POSITION_BIAS: PositionBias = {
  suggestions: NO_PLACE_BIAS,
  daily: NO_PLACE_BIAS,
  search: NO_PLACE_BIAS,
}

/** The bias of the place an answer was given in; 0 for what was found outside a list. */
export function biasAt(bias: PositionBias, event: Pick<TasteEvent, 'position' | 'surface'>): number {
  if (event.position === null) return 0
  return bias[surfaceOf(event)].logOdds[placeOf(event.position)] ?? 0
}

/** The list of an answer; before lists were told apart, only suggestions were noted. */
export function surfaceOf({ surface }: Pick<TasteEvent, 'surface'>): Surface {
  return surface ?? SURFACES[0]
}

/** The place a position counts as. */
export function placeOf(position: number): number {
  return Math.min(position, PLACES - 1)
}
