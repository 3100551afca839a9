import type { PedigreeRecord } from '../../pedigree-record.ts'
import type { PedigreeFinding } from '../pedigree-finding.ts'
import type { ReadingProgress } from '../pedigree-reading.ts'
import { animalTable } from './animal-table.ts'
import { findDuplicates } from './find-duplicates.ts'
import { findImpossibleBirths } from './find-impossible-births.ts'
import { findImpossibleLitters } from './find-impossible-litters.ts'
import { findLoops } from './find-loops.ts'
import { findMissingParents } from './find-missing-parents.ts'
import { findSexConflicts } from './find-sex-conflicts.ts'
import { NameForms } from './name-forms.ts'

/**
 * All checks of records among each other, one after another.
 *
 * @param records - with ids that occur once.
 */
export function* checkRecords(
  records: readonly PedigreeRecord[],
  { today }: { readonly today?: string },
): Generator<ReadingProgress, PedigreeFinding[]> {
  const table = animalTable(records)
  const names = new NameForms(table)
  const checks = [
    () => findLoops(table),
    () => findSexConflicts(table),
    () => findImpossibleBirths(table, today),
    () => findImpossibleLitters(table),
    () => findDuplicates(table, names),
    () => findMissingParents(table, names),
  ]
  const found: PedigreeFinding[] = []
  for (const [done, check] of checks.entries()) {
    yield { phase: 'checks', done, total: checks.length }
    for (const one of check()) found.push(one)
  }
  yield { phase: 'checks', done: checks.length, total: checks.length }
  return found
}
