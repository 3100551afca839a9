import type { PedigreeRecord } from '../pedigree-record.ts'
import { checkRecords } from './findings/check-records.ts'
import type { PedigreeFinding } from './pedigree-finding.ts'
import type { ReadingOptions } from './pedigree-reading.ts'
import { runInSlices } from './run-in-slices.ts'

/**
 * What is wrong among records, for example after a fix was accepted. The findings of a reading that are about the
 * file (encoding, dates nobody can read, rows that disagree) are not found again: they are not in the records.
 *
 * @param records - with ids that occur once.
 * @throws the signal's reason, when it is aborted.
 */
export function checkPedigreeRecords(
  records: readonly PedigreeRecord[],
  options: Omit<ReadingOptions, 'mapping'> = {},
): Promise<PedigreeFinding[]> {
  return runInSlices(checkRecords(records, options), options)
}
