import type { PedigreeRecord } from '../../pedigree-record.ts'
import type { PedigreeFinding } from '../pedigree-finding.ts'
import type { ReadingProgress } from '../pedigree-reading.ts'

/** Looks for what is wrong among records. */
export function* checkRecords(
  _records: readonly PedigreeRecord[],
  _options: { readonly today?: string },
): Generator<ReadingProgress, PedigreeFinding[]> {
  yield { phase: 'checks', done: 0, total: 1 }
  return []
}
