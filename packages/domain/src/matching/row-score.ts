import type { Purpose } from '../pets/index.ts'
import { ageMonthsOn } from './matching-pet.ts'
import type { DecisionModel } from './model/decision-model.ts'
import type { LinearForm } from './model/linear-form.ts'
import { chanceOfBoth, logOddsOfProbability, probabilityOf } from './model/predict-decision.ts'
import { formsOf, fusionOf } from './pair-score.ts'
import {
  ageTerm,
  closenessTerm,
  companyTerm,
  energyTerm,
  favouriteTerm,
  gentlenessTerm,
  hoursTerm,
  playTerm,
  recordTerm,
  sizeTerm,
} from './pair-terms.ts'
import { FLAG, type PetColumns } from './pet-columns.ts'
import { statedModelFor } from './stated-model.ts'
import { TERM_COUNT } from './taste.ts'

/**
 * The fused chance of a row for the asking one; `distanceKm` is -1 when unknown. Where the chance is no higher than
 * `above`, the number may be anything from 0 to `above`: whoever already has enough better rows need not know more.
 */
export type RowScorer = (other: number, distanceKm: number, above?: number) => number

/** What to score for; affinities by row, given and received, where there are any. */
export type RowQuestion = {
  readonly purpose: Purpose
  readonly onDay: number
  readonly model?: DecisionModel
  readonly affinity?: { readonly given: Float64Array; readonly received: Float64Array }
}

/** Scores rows as `scorePair` scores objects, with the same term formulas but without the explanation. */
export function rowScorer(columns: PetColumns, own: number, question: RowQuestion): RowScorer {
  const forms = formsOf(question.model ?? statedModelFor(question.purpose))
  const terms = { own: new Float64Array(TERM_COUNT), other: new Float64Array(TERM_COUNT) }
  const { affinity, onDay } = question
  const warm = forms.behaviour.fusion
  const [leastWarm, leastCold] = [leastOddsOf(warm), leastOddsOf(forms['profiles-only'].fusion)]
  const given = at(columns.given, own)
  const received = at(columns.received, own)
  const [readiness, popularity] = [at(columns.readiness, own), at(columns.popularity, own)]
  return (other, distanceKm, above = 0) => {
    const pair = { own, other }
    const there = given + at(columns.received, other) > 0 ? forms.behaviour : forms['profiles-only']
    const back = at(columns.given, other) + received > 0 ? forms.behaviour : forms['profiles-only']
    const fusion = fusionOf(there, back)
    writeMutualTerms(columns, pair, terms.own, onDay)
    writeSeenTerms(columns, pair, terms.own, distanceKm)
    const seen =
      favouritePart(columns, own, other) +
      there.readiness * readiness +
      there.popularity * at(columns.popularity, other) +
      (affinity === undefined ? 0 : there.affinity * at(affinity.given, other))
    const logOdds = logOddsOf(columns, own, terms.own, there) + seen
    // Half of the work is spared wherever even a certain yes of the other side would not be enough.
    if (above > 0 && logOdds < (fusion === warm ? leastWarm : leastCold)(above)) return 0
    terms.other.set(terms.own)
    writeSeenTerms(columns, { own: other, other: own }, terms.other, distanceKm)
    const seenBack =
      favouritePart(columns, other, own) +
      back.readiness * at(columns.readiness, other) +
      back.popularity * popularity +
      (affinity === undefined ? 0 : back.affinity * at(affinity.received, other))
    const backOdds = logOddsOf(columns, other, terms.other, back) + seenBack
    return chanceOfBoth(probabilityOf(logOdds), probabilityOf(backOdds), fusion)
  }
}

/** Log-odds by which a row may miss the bar and is still scored: rounding must not leave anyone out. */
const ROUNDING = 1e-9

/**
 * The log-odds of one side below which both cannot exceed `above`, were the other side's yes certain: the fusion read
 * backwards. Bars rise seldom, so that the last answer is kept.
 */
function leastOddsOf({ slope, intercept }: LinearForm['fusion']): (above: number) => number {
  let [knownAbove, least] = [Number.NaN, Number.NEGATIVE_INFINITY]
  return above => {
    if (above === knownAbove || slope <= 0) return least
    knownAbove = above
    const fused = probabilityOf((logOddsOfProbability(above) - intercept) / slope)
    // With the other side at 1 the harmonic mean is 2a / (a + 1).
    least = logOddsOfProbability(fused / (2 - fused)) - ROUNDING
    return least
  }
}

type RowPair = { readonly own: number; readonly other: number }

/** Reads a row; rows are always in range here, the fallback only satisfies the type checker. */
const at = (column: Float64Array | Int32Array | Uint32Array | Uint8Array, row: number): number =>
  column[row] ?? 0

/** Terms that are the same from both sides. */
function writeMutualTerms(
  columns: PetColumns,
  { own, other }: RowPair,
  side: Float64Array,
  onDay: number,
): void {
  side[0] = 1
  side[1] = playTerm(at(columns.playStyles, own), at(columns.playStyles, other))
  side[2] = energyTerm(at(columns.energy, own), at(columns.energy, other))
  side[5] = ageTerm(
    ageMonthsOn(onDay, at(columns.birthDay, own)),
    ageMonthsOn(onDay, at(columns.birthDay, other)),
  )
  side[6] = sizeTerm(at(columns.log2Kg, own), at(columns.log2Kg, other))
  side[7] = hoursTerm(at(columns.freeHours, own), at(columns.freeHours, other))
}

/** Terms that depend on who looks. */
function writeSeenTerms(
  columns: PetColumns,
  { own, other }: RowPair,
  side: Float64Array,
  distanceKm: number,
): void {
  const onScreenOnly = ((at(columns.flags, own) | at(columns.flags, other)) & FLAG.virtualOnly) !== 0
  side[3] = companyTerm(at(columns.sociability, other))
  side[4] = gentlenessTerm(at(columns.confidence, own), at(columns.gentleness, other))
  side[8] = closenessTerm(distanceKm, at(columns.maxDistanceKm, own), onScreenOnly)
  side[9] = recordTerm(at(columns.recordYes, other), at(columns.recordTotal, other))
}

/** What playing as the chooser's owner likes best adds to their log-odds. */
function favouritePart(columns: PetColumns, chooser: number, chosen: number): number {
  const lift = at(columns.favouriteLift, chooser)
  if (lift === 0) return 0
  return lift * favouriteTerm(at(columns.favouriteStyle, chooser), at(columns.playStyles, chosen))
}

function logOddsOf(columns: PetColumns, row: number, side: Float64Array, form: LinearForm): number {
  let logOdds = form.constant
  const from = row * TERM_COUNT
  const { weights } = form
  // As in `scorePair`: whose answers are known is not also judged by the readiness of their taste.
  const first = at(columns.given, row) > 0 ? 1 : 0
  if (first === 1) logOdds += (side[0] ?? 0) * (weights[0] ?? 0)
  for (let i = first; i < TERM_COUNT; i++) {
    logOdds += (side[i] ?? 0) * ((weights[i] ?? 0) + (columns.shift[from + i] ?? 0))
  }
  return logOdds
}
