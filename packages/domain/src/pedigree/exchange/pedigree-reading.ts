import type { PedigreeRecord } from '../pedigree-record.ts'
import type { ColumnMapping, MappingQuestion } from './column-mapping.ts'
import type { PedigreeFinding } from './pedigree-finding.ts'

/** Where a reading stands. Phases follow one another; `done` of `total` is within the phase. */
export type ReadingProgress = {
  readonly phase: 'decoding' | 'rows' | 'records' | 'checks'
  readonly done: number
  readonly total: number
}

/** How to read. */
export type ReadingOptions = {
  /** What a person decided; the rest is guessed. Tables only. */
  readonly mapping?: ColumnMapping
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReadingProgress) => void
  /** ISO date; births after it are reported. */
  readonly today?: string
}

/**
 * What a file says. `records` is faithful: one record for every animal that has a row, ids unique, loops and other
 * impossibilities included. Compute with `safeRecords(reading)`, which leaves out what the errors put in doubt.
 */
export type PedigreeReading = {
  readonly format: 'table' | 'gedcom' | 'json'
  readonly records: readonly PedigreeRecord[]
  readonly findings: readonly PedigreeFinding[]
  /** The line of the file each record came from (its first), by id. */
  readonly lineOf: ReadonlyMap<string, number>
  /** The encoding that was found. */
  readonly encoding: string
  /** How the table was understood; empty for other formats. */
  readonly mapping: ColumnMapping
  /** The headings as the file has them; empty for other formats. */
  readonly headings: readonly string[]
  readonly questions: readonly MappingQuestion[]
}
