import type { Purpose } from '../pets/index.ts'
import { ageMonthsOn } from './matching-pet.ts'
import type { DecisionModel } from './model/decision-model.ts'
import type { LinearForm } from './model/linear-form.ts'
import { chanceOfBoth, probabilityOf } from './model/predict-decision.ts'
import { formsOf, fusionOf } from './pair-score.ts'
import {
  ageTerm,
  closenessTerm,
  companyTerm,
  energyTerm,
  gentlenessTerm,
  hoursTerm,
  playTerm,
  recordTerm,
  sizeTerm,
} from './pair-terms.ts'
import { FLAG, type PetColumns } from './pet-columns.ts'
import { statedModelFor } from './stated-model.ts'
import { TERM_COUNT } from './taste.ts'

/** The fused chance of a row for the asking one; `distanceKm` is -1 when unknown. */
export type RowScorer = (other: number, distanceKm: number) => number

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
  const given = at(columns.given, own)
  return (other, distanceKm) => {
    const pair = { own, other }
    writeMutualTerms(columns, pair, terms, onDay)
    writeSeenTerms(columns, pair, terms.own, distanceKm)
    writeSeenTerms(columns, { own: other, other: own }, terms.other, distanceKm)
    const there = given + at(columns.received, other) > 0 ? forms.behaviour : forms['profiles-only']
    const back =
      at(columns.given, other) + at(columns.received, own) > 0 ? forms.behaviour : forms['profiles-only']
    const seen =
      there.readiness * at(columns.readiness, own) +
      there.popularity * at(columns.popularity, other) +
      (affinity === undefined ? 0 : there.affinity * at(affinity.given, other))
    const seenBack =
      back.readiness * at(columns.readiness, other) +
      back.popularity * at(columns.popularity, own) +
      (affinity === undefined ? 0 : back.affinity * at(affinity.received, other))
    return chanceOfBoth(
      probabilityOf(logOddsOf(columns, own, terms.own, there) + seen),
      probabilityOf(logOddsOf(columns, other, terms.other, back) + seenBack),
      fusionOf(there, back),
    )
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
  terms: { own: Float64Array; other: Float64Array },
  onDay: number,
): void {
  const side = terms.own
  side[0] = 1
  side[1] = playTerm(at(columns.playStyles, own), at(columns.playStyles, other))
  side[2] = energyTerm(at(columns.energy, own), at(columns.energy, other))
  side[5] = ageTerm(
    ageMonthsOn(onDay, at(columns.birthDay, own)),
    ageMonthsOn(onDay, at(columns.birthDay, other)),
  )
  side[6] = sizeTerm(at(columns.log2Kg, own), at(columns.log2Kg, other))
  side[7] = hoursTerm(at(columns.freeHours, own), at(columns.freeHours, other))
  terms.other.set(side)
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
