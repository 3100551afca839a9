import { solveSymmetric } from './solve-symmetric.ts'
import type { TasteEvent } from './taste-event.ts'

/** Places told apart; everything further down counts as the last. */
export const PLACES = 8

/** Fewer decisions from lists than this, and no bias is claimed. */
export const ENOUGH_FOR_BIAS = 300

/** Prior precision of each place's bias: a standard deviation of 0.7 around none. */
const BIAS_PRECISION = 2

/** Prior precision of each term's weight while the bias is found beside it. */
const WEIGHT_PRECISION = 0.5

/** Newton steps; six are enough, the rest costs nothing. */
const STEPS = 12

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
  return position === null ? 0 : (bias.logOdds[Math.min(position, PLACES - 1)] ?? 0)
}

/**
 * Tells what the place in the list did from what the pair did: one logistic regression on the pair's terms and the
 * place, so that the best pairs standing on top is not mistaken for the top making them good. Zero with fewer than
 * {@link ENOUGH_FOR_BIAS} decisions.
 *
 * @see Joachims, Swaminathan & Schnabel (2017), "Unbiased Learning-to-Rank with Biased Feedback"
 */
export function fitPositionBias(events: readonly TasteEvent[]): PositionBias {
  const shown = events.filter(
    ({ kind, position, said }) => kind === 'decision' && position !== null && said !== 'unsure',
  )
  if (shown.length < ENOUGH_FOR_BIAS) return NO_POSITION_BIAS
  const terms = shown[0]?.terms.length ?? 0
  const rows = shown.map(event => rowOf(event))
  const size = terms + PLACES - 1
  const beta = new Float64Array(size)
  const precision = Float64Array.from({ length: size }, (_, i) =>
    i < terms ? WEIGHT_PRECISION : BIAS_PRECISION,
  )
  let inverseDiagonal: readonly number[] = []
  for (let step = 0; step < STEPS; step++) {
    const solved = solveSymmetric(...newtonSystem(rows, beta, precision))
    for (let i = 0; i < size; i++) beta[i] = (beta[i] ?? 0) + (solved.solution[i] ?? 0)
    inverseDiagonal = solved.inverseDiagonal
  }
  return {
    logOdds: [0, ...beta.slice(terms)],
    errors: [0, ...inverseDiagonal.slice(terms).map(Math.sqrt)],
    events: shown.length,
  }
}

type Row = { readonly x: Float64Array; readonly offset: number; readonly yes: number }

function rowOf(event: TasteEvent): Row {
  const x = new Float64Array(event.terms.length + PLACES - 1)
  x.set(event.terms)
  const place = Math.min(event.position ?? 0, PLACES - 1)
  if (place > 0) x[event.terms.length + place - 1] = 1
  const offset = event.terms.reduce((sum, term, i) => sum + term * (event.priorWeights[i] ?? 0), 0)
  return { x, offset, yes: event.said === 'yes' ? 1 : 0 }
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
  for (const { x, offset, yes } of rows) {
    let logit = offset
    for (let i = 0; i < size; i++) logit += (x[i] ?? 0) * (beta[i] ?? 0)
    const p = 1 / (1 + Math.exp(-logit))
    for (let i = 0; i < size; i++) {
      const xi = x[i] ?? 0
      if (xi === 0) continue
      gradient[i] = (gradient[i] ?? 0) + xi * (yes - p)
      const row = hessian[i]
      if (row === undefined) continue
      for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + p * (1 - p) * xi * (x[j] ?? 0)
    }
  }
  return [hessian, gradient]
}
