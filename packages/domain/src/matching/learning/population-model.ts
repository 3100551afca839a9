import { type Taste, UNTOLD_TASTE } from '../taste.ts'
import { NO_POSITION_BIAS, type PositionBias } from './position-bias.ts'

/** What a trained model was trained on. */
export type PopulationTraining = {
  /** Answers it was fitted to, and the animals whose owners gave them. */
  readonly events: number
  readonly animals: number
  /** Milliseconds since 1970 of the latest of them. */
  readonly untilMs: number
}

/**
 * What everybody's answers teach about anybody: where the taste of a newcomer starts, and what the place in a list
 * does. An owner's own answers move it from there, so it matters most for those of whom little is known.
 */
export type PopulationModel = {
  readonly format: 'pawfect-population-model/1'
  /** In the order of `TERMS`; its precision stays the stated prior's, so that nobody's interval narrows by others. */
  readonly start: Taste
  readonly positionBias: PositionBias
  readonly training: PopulationTraining
}

/** Before any training: the stated prior alone. */
export const UNTRAINED: PopulationModel = {
  format: 'pawfect-population-model/1',
  start: UNTOLD_TASTE,
  positionBias: NO_POSITION_BIAS,
  training: { events: 0, animals: 0, untilMs: 0 },
}
