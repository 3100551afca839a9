import { TERM_COUNT, UNTOLD_TASTE } from '../taste.ts'
import { EVIDENCE } from './evidence.ts'
import type { PopulationModel } from './population-model.ts'
import { ENOUGH_FOR_BIAS, NO_POSITION_BIAS, PLACES, type PositionBias, placeOf } from './position-bias.ts'
import { solveSymmetric } from './solve-symmetric.ts'
import type { TasteEvent } from './taste-event.ts'

/** Prior precision of each place's bias: a standard deviation of 0.7 around none. */
const BIAS_PRECISION = 2

/** Prior precision of each term's shift from the stated weights: a standard deviation of 0.7. */
const SHIFT_PRECISION = 2

/** Newton steps; six are enough, the rest costs nothing. */
const STEPS = 12

/**
 * Fits what everybody's answers have in common: one logistic regression on the pair's terms, around the stated prior
 * weights, and on the place in the list. Both at once, so that the best pairs standing on top is not mistaken for the
 * top making them good. What was never shown is no event. No place is said to matter before {@link ENOUGH_FOR_BIAS}
 * decisions from lists. The same events always give the same model.
 *
 * @see Joachims, Swaminathan & Schnabel (2017), "Unbiased Learning-to-Rank with Biased Feedback"
 */
export function trainPopulation(events: readonly TasteEvent[]): PopulationModel {
  const told = events
    .filter(({ said }) => said !== 'unsure')
    .toSorted((one, other) => one.atMs - other.atMs || (one.eventId < other.eventId ? -1 : 1))
  const fit = fitShiftAndBias(told)
  return {
    format: 'pawfect-population-model/1',
    start: { shift: fit.shift, precision: UNTOLD_TASTE.precision },
    positionBias: fit.bias,
    training: {
      events: told.length,
      animals: new Set(told.map(({ petId }) => petId)).size,
      untilMs: told.at(-1)?.atMs ?? 0,
    },
  }
}

/** Only what the place in the list does; see {@link trainPopulation}. */
export function fitPositionBias(events: readonly TasteEvent[]): PositionBias {
  return trainPopulation(events).positionBias
}

function fitShiftAndBias(events: readonly TasteEvent[]): {
  readonly shift: readonly number[]
  readonly bias: PositionBias
} {
  const fromLists = events.filter(isFromList).length
  const places = fromLists < ENOUGH_FOR_BIAS ? 0 : PLACES - 1
  const rows = events.map(event => rowOf(event, places))
  const size = TERM_COUNT + places
  const beta = new Float64Array(size)
  const precision = Float64Array.from({ length: size }, (_, i) =>
    i < TERM_COUNT ? SHIFT_PRECISION : BIAS_PRECISION,
  )
  let inverseDiagonal: readonly number[] = []
  for (let step = 0; step < STEPS; step++) {
    const solved = solveSymmetric(...newtonSystem(rows, beta, precision))
    for (let i = 0; i < size; i++) beta[i] = (beta[i] ?? 0) + (solved.solution[i] ?? 0)
    inverseDiagonal = solved.inverseDiagonal
  }
  const bias = {
    logOdds: [0, ...beta.slice(TERM_COUNT)],
    errors: [0, ...inverseDiagonal.slice(TERM_COUNT).map(Math.sqrt)],
    events: fromLists,
  }
  return { shift: [...beta.slice(0, TERM_COUNT)], bias: places === 0 ? NO_POSITION_BIAS : bias }
}

const isFromList = ({ kind, position }: TasteEvent): boolean => kind === 'decision' && position !== null

type Row = { readonly x: Float64Array; readonly offset: number; readonly yes: number; readonly worth: number }

function rowOf(event: TasteEvent, places: number): Row {
  const x = new Float64Array(TERM_COUNT + places)
  x.set(event.terms.slice(0, TERM_COUNT))
  const place = event.position === null ? 0 : placeOf(event.position)
  if (places > 0 && place > 0) x[TERM_COUNT + place - 1] = 1
  const offset = event.terms.reduce((sum, term, i) => sum + term * (event.priorWeights[i] ?? 0), 0)
  // A decision is the unit here: what matters is how kinds compare, and hundreds of clicks are no prior.
  return { x, offset, yes: event.said === 'yes' ? 1 : 0, worth: EVIDENCE[event.kind] / EVIDENCE.decision }
}

/** Hessian and gradient of the penalised likelihood. */
function newtonSystem(
  rows: readonly Row[],
  beta: Float64Array,
  precision: Float64Array,
): [Float64Array[], Float64Array] {
  const size = beta.length
  const hessian = Array.from(precision, (own, i) =>
    Float64Array.from({ length: size }, (_, j) => (i === j ? own : 0)),
  )
  const gradient = Float64Array.from(beta, (value, i) => -(precision[i] ?? 0) * value)
  for (const { x, offset, yes, worth } of rows) {
    let logit = offset
    for (let i = 0; i < size; i++) logit += (x[i] ?? 0) * (beta[i] ?? 0)
    const p = 1 / (1 + Math.exp(-logit))
    for (let i = 0; i < size; i++) {
      const xi = x[i] ?? 0
      const row = hessian[i]
      if (xi === 0 || row === undefined) continue
      gradient[i] = (gradient[i] ?? 0) + worth * xi * (yes - p)
      for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + worth * p * (1 - p) * xi * (x[j] ?? 0)
    }
  }
  return [hessian, gradient]
}
