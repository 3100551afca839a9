import {
  arrangePedigree,
  completeGenerations,
  inbreedingCoefficients,
  inbreedingUpperEstimate,
  mergeAncestries,
  type PedigreeRecord,
  rankSires,
  SEX_CODES,
  UNKNOWN_PARENT,
} from '@pawfect/domain/pedigree'
import type { SharedStud } from '../../../bridge/index.ts'
import { completeGenerationsOf } from './inbreeding-curve.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'

/** An animal of the other sex, with the litter it would give. */
export type MateCandidate = {
  /** Its row in `in`. */
  readonly row: number
  /** The chosen animal's row in `in`. */
  readonly chosen: number
  /** The pedigree both stand in. */
  readonly in: Pick<FiguredStudbook, 'pedigree' | 'f' | 'completeGenerations'>
  readonly inbreeding: number
  readonly completeGenerations: number
  /** Null for an own animal. */
  readonly stud: SharedStud | null
}

/** Every animal of the studbook that is of the other sex, ascending by litter coefficient. */
export function ownCandidates(book: FiguredStudbook, chosen: number): MateCandidate[] {
  const { pedigree, f } = book
  const wanted = pedigree.sexes[chosen] === SEX_CODES.male ? SEX_CODES.female : SEX_CODES.male
  const rows = Int32Array.from(pedigree.sexes.keys()).filter(
    row => row !== chosen && pedigree.sexes[row] === wanted,
  )
  return rankSires(pedigree, { dam: chosen, sires: rows }, f).map(({ sire: row, inbreeding }) => ({
    row,
    chosen,
    in: book,
    inbreeding,
    completeGenerations: completeGenerationsOf(book, { sire: row, dam: chosen }),
    stud: null,
  }))
}

/** Shared studs against the chosen animal, in one pedigree with its ancestors, joined where they name the same animal. */
export function sharedCandidates(
  own: { readonly rootId: string; readonly records: readonly PedigreeRecord[] },
  studs: readonly SharedStud[],
): MateCandidate[] {
  if (studs.length === 0) return []
  const merged = mergeAncestries([
    { key: 'own', ...own },
    ...studs.map(({ studId, recordId, records }) => ({ key: `stud ${studId}`, rootId: recordId, records })),
  ])
  const { pedigree, rowOf } = arrangePedigree(merged.records)
  const f = inbreedingCoefficients(pedigree)
  const rowOfTree = (key: string) => rowOf.get(merged.rootOf.get(key) ?? '') ?? UNKNOWN_PARENT
  const chosen = rowOfTree('own')
  const byRow = new Map(studs.map(stud => [rowOfTree(`stud ${stud.studId}`), stud]))
  byRow.delete(UNKNOWN_PARENT)
  byRow.delete(chosen)
  const shared = { pedigree, f, completeGenerations: completeGenerations(pedigree) }
  return rankSires(pedigree, { dam: chosen, sires: [...byRow.keys()] }, f).map(
    ({ sire: row, inbreeding }) => ({
      row,
      chosen,
      in: shared,
      inbreeding,
      completeGenerations: completeGenerationsOf(shared, { sire: row, dam: chosen }),
      stud: byRow.get(row) ?? null,
    }),
  )
}

/** As high as unknown ancestors could make the litter's coefficient. */
export function upperOf({ in: { pedigree, f }, row, chosen }: MateCandidate): number {
  return Math.min(1, inbreedingUpperEstimate(pedigree, { sire: row, dam: chosen }, { f }).upper)
}
