import { TERM_COUNT } from '../taste.ts'
import { EVIDENCE, worthOf } from './evidence.ts'
import {
  ENOUGH_FOR_BIAS,
  PLACES,
  type PlaceBias,
  type PositionBias,
  placeOf,
  surfaceOf,
} from './position-bias.ts'
import { solveSymmetric } from './solve-symmetric.ts'
import { SURFACES, type Surface } from './surface.ts'
import { inOrderOfTime, speaksToOthers, type TasteEvent } from './taste-event.ts'

/** Prior precision of each place's bias: a standard deviation of 0.7 around none. */
const BIAS_PRECISION = 2

/** Prior precision of each term's shift from the stated weights: a standard deviation of 0.7. */
const SHIFT_PRECISION = 2

/** Newton steps; six are enough, the rest costs nothing. */
const STEPS = 12

/** What all purposes have in common. */
export type InCommon = {
  /** By how much each weight differs from the stated one; order of `TERMS`. */
  readonly shift: readonly number[]
  readonly positionBias: PositionBias
}

/**
 * Fits what everybody's answers have in common: one logistic regression on the pair's terms, around the stated prior
 * weights, and on the place in each list. Both at once, so that the best pairs standing on top is not mistaken for
 * the top making them good. What was never shown is no event, and what only its teller vouches for is left out. No
 * place of a list is said to matter before {@link ENOUGH_FOR_BIAS} decisions from it. The same events always give the
 * same result.
 *
 * @see Joachims, Swaminathan & Schnabel (2017), "Unbiased Learning-to-Rank with Biased Feedback"
 */
export function fitInCommon(events: readonly TasteEvent[]): InCommon {
  const told = inOrderOfTime(events.filter(speaksToOthers))
  const columns = placeColumns(told)
  const rows = told.map(event => rowOf(event, columns))
  const size = TERM_COUNT + columns.count
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
  const biasOf = (surface: Surface): PlaceBias => {
    const places = Array.from({ length: PLACES }, (_, place) => columns.at(surface, place))
    return {
      logOdds: places.map(at => (at === null ? 0 : (beta[at] ?? 0))),
      errors: places.map(at => (at === null ? 0 : Math.sqrt(inverseDiagonal[at] ?? 0))),
      events: columns.eventsOf(surface),
    }
  }
  return {
    shift: [...beta.slice(0, TERM_COUNT)],
    positionBias: { suggestions: biasOf('suggestions'), daily: biasOf('daily'), search: biasOf('search') },
  }
}

type Columns = {
  readonly count: number
  /** The column of a place; null for the one all others are told against, and where nothing is claimed. */
  at(surface: Surface, place: number): number | null
  eventsOf(surface: Surface): number
}

function placeColumns(events: readonly TasteEvent[]): Columns {
  const inLists = events.filter(({ kind, position }) => kind === 'decision' && position !== null)
  const counts = new Map([...Map.groupBy(inLists, surfaceOf)].map(([surface, all]) => [surface, all.length]))
  const judged = SURFACES.filter(surface => (counts.get(surface) ?? 0) >= ENOUGH_FOR_BIAS)
  const columns = judged.flatMap(surface =>
    Array.from({ length: PLACES }, (_, place) => `${surface} ${place}`).filter(
      name => name !== `${SURFACES[0]} 0`,
    ),
  )
  const columnOf = new Map(columns.map((name, i) => [name, TERM_COUNT + i]))
  return {
    count: columns.length,
    at: (surface, place) => columnOf.get(`${surface} ${place}`) ?? null,
    eventsOf: surface => (judged.includes(surface) ? (counts.get(surface) ?? 0) : 0),
  }
}

type Row = { readonly x: Float64Array; readonly offset: number; readonly yes: number; readonly worth: number }

function rowOf(event: TasteEvent, columns: Columns): Row {
  const x = new Float64Array(TERM_COUNT + columns.count)
  x.set(event.terms.slice(0, TERM_COUNT))
  const column = event.position === null ? null : columns.at(surfaceOf(event), placeOf(event.position))
  if (column !== null) x[column] = 1
  const offset = event.terms.reduce((sum, term, i) => sum + term * (event.priorWeights[i] ?? 0), 0)
  // A decision is the unit here: what matters is how kinds compare, and hundreds of clicks are no prior.
  return { x, offset, yes: event.said === 'yes' ? 1 : 0, worth: worthOf(event) / EVIDENCE.decision }
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
