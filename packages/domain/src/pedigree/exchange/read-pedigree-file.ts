import { gedcomReading, looksLikeGedcom } from './gedcom/read-gedcom.ts'
import { jsonReading, looksLikeJson } from './pedigree-json.ts'
import type { PedigreeReading, ReadingOptions } from './pedigree-reading.ts'
import { tableReading } from './read-pedigree-table.ts'
import { runInSlices } from './run-in-slices.ts'

/** The formats give themselves away in their first letters. */
const SAMPLE_LENGTH = 1024

/**
 * Reads a file of animals, whatever its format: a table (also one pasted from a spreadsheet), GEDCOM, or JSON. Every
 * row ends up in a record, a finding or both.
 *
 * @throws {MissingColumnError} when no column of ids, sires or dams can be found in a table.
 * @throws {UnreadablePedigreeError} when this is no pedigree.
 * @throws the signal's reason, when it is aborted.
 */
export function readPedigreeFile(
  source: Uint8Array | string,
  options: ReadingOptions = {},
): Promise<PedigreeReading> {
  const start = startOf(source)
  if (looksLikeGedcom(start)) return runInSlices(gedcomReading(source, options), options)
  if (looksLikeJson(start)) return runInSlices(jsonReading(source, options), options)
  return runInSlices(tableReading(source, options), options)
}

/** Zeros are left out: UTF-16 shows its Latin letters then. */
function startOf(source: Uint8Array | string): string {
  if (typeof source === 'string') return source.slice(0, SAMPLE_LENGTH)
  const bytes = source.subarray(0, SAMPLE_LENGTH).filter(byte => byte !== 0)
  return new TextDecoder('utf-8').decode(bytes).replace(/^\uFFFD+/, '')
}
