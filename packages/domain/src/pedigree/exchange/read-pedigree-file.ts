import type { PedigreeReading, ReadingOptions } from './pedigree-reading.ts'
import { readPedigreeTable } from './read-pedigree-table.ts'

/**
 * Reads a file of animals, whatever its format: a table, GEDCOM, or our own JSON. Every row ends up in a record, a
 * finding or both.
 *
 * @throws {MissingColumnError} when no column of ids, sires or dams can be found in a table.
 * @throws {UnreadablePedigreeError} when this is no pedigree.
 * @throws the signal's reason, when it is aborted.
 */
export function readPedigreeFile(
  source: Uint8Array | string,
  options: ReadingOptions = {},
): Promise<PedigreeReading> {
  return readPedigreeTable(source, options)
}
