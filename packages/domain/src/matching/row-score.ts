import type { Purpose } from '../pets/index.ts'
import { ageMonthsOn } from './matching-pet.ts'
import { fuseBothSides, priorWeightsFor, probabilityOf } from './pair-score.ts'
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
import { TERM_COUNT } from './taste.ts'

/** The fused chance of a row for the asking one; `distanceKm` is -1 when unknown. */
export type RowScorer = (other: number, distanceKm: number) => number

/** Scores rows as `scorePair` scores objects, with the same term formulas but without the explanation. */
export function rowScorer(
  columns: PetColumns,
  own: number,
  { purpose, onDay }: { readonly purpose: Purpose; readonly onDay: number },
): RowScorer {
  const prior = priorWeightsFor(purpose)
  const terms = { own: new Float64Array(TERM_COUNT), other: new Float64Array(TERM_COUNT) }
  return (other, distanceKm) => {
    const pair = { own, other }
    writeMutualTerms(columns, pair, terms, onDay)
    writeSeenTerms(columns, { own, other }, terms.own, distanceKm)
    writeSeenTerms(columns, { own: other, other: own }, terms.other, distanceKm)
    return fuseBothSides(
      probabilityOf(logOddsOf(columns, own, terms.own, prior)),
      probabilityOf(logOddsOf(columns, other, terms.other, prior)),
    )
  }
}

type RowPair = { readonly own: number; readonly other: number }

/** Reads a row; rows are always in range here, the fallback only satisfies the type checker. */
const at = (column: Float64Array | Int32Array | Uint8Array, row: number): number => column[row] ?? 0

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

function logOddsOf(columns: PetColumns, row: number, side: Float64Array, prior: Float64Array): number {
  let logOdds = 0
  const from = row * TERM_COUNT
  for (let i = 0; i < TERM_COUNT; i++) {
    logOdds += (side[i] ?? 0) * ((prior[i] ?? 0) + (columns.shift[from + i] ?? 0))
  }
  return logOdds
}
