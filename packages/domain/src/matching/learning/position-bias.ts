/** Places told apart; everything further down counts as the last. */
export const PLACES = 8

/** Fewer decisions from lists than this, and no bias is claimed. */
export const ENOUGH_FOR_BIAS = 300

/** How much readier people say yes only because of where something stood, in log-odds; 0 at the top. */
export type PositionBias = {
  /** {@link PLACES} numbers; the first is 0. */
  readonly logOdds: readonly number[]
  /** Standard errors of the same. */
  readonly errors: readonly number[]
  /** Decisions from lists behind it; 0 where there were too few. */
  readonly events: number
}

/** Nothing is known of places, and nothing is assumed. */
export const NO_POSITION_BIAS: PositionBias = {
  logOdds: Array.from({ length: PLACES }, () => 0),
  errors: Array.from({ length: PLACES }, () => 0),
  events: 0,
}

/** The bias of a place; 0 for what was found outside a list. */
export function biasAt(bias: PositionBias, position: number | null): number {
  return position === null ? 0 : (bias.logOdds[placeOf(position)] ?? 0)
}

/** The place a position counts as. */
export function placeOf(position: number): number {
  return Math.min(position, PLACES - 1)
}
