import { z } from 'zod'
import { type PedigreeRecord, pedigreeRecordSchema } from '../pedigree-record.ts'
import { UnreadablePedigreeError } from './exchange-errors.ts'
import { checkRecords } from './findings/check-records.ts'
import type { PedigreeReading, ReadingOptions, ReadingProgress } from './pedigree-reading.ts'
import { tableReading } from './read-pedigree-table.ts'
import { decodeText } from './table/decode-text.ts'
import { joinRows } from './table/join-rows.ts'

/** Names the format inside the file, so that it is known whatever the file is called. */
const FORMAT = 'pawfect-pedigree'

const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  records: z.array(pedigreeRecordSchema),
})
const flatSchema = z
  .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))
  .min(1)

/** Writes records as JSON, one record a line. Reads back to the same records. */
export function writePedigreeJson(records: readonly PedigreeRecord[]): string {
  const lines = records.map(record => JSON.stringify(record)).join(',\n')
  return `{"format":"${FORMAT}","version":1,"records":[\n${lines}\n]}\n`
}

/** Whether text looks like JSON that could be a pedigree. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(\{\s*"|\[\s*\{)/.test(text)
}

/**
 * Reads our own JSON, a list of our records, or any list of flat objects, whose keys are taken for headings.
 *
 * @throws {UnreadablePedigreeError} when it is something else.
 */
export function* jsonReading(
  source: Uint8Array | string,
  options: Pick<ReadingOptions, 'mapping' | 'today'>,
): Generator<ReadingProgress, PedigreeReading> {
  const { text, encoding } = decodeText(source, 'utf-8')
  yield { phase: 'decoding', done: text.length, total: text.length }
  const parsed = parse(text)
  const ours = fileSchema.safeParse(parsed)
  const listed = z.array(pedigreeRecordSchema).min(1).safeParse(parsed)
  const records = ours.success ? ours.data.records : listed.success ? listed.data : undefined
  if (records === undefined) return yield* flatReading(parsed, options)
  const joined = joinRows(records.map((record, at) => ({ record, line: at + 2 })))
  const checked = yield* checkRecords(joined.records, options)
  return {
    format: 'json',
    records: joined.records,
    findings: [...joined.findings, ...checked],
    lineOf: joined.lineOf,
    encoding,
    mapping: {},
    headings: [],
    questions: [],
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UnreadablePedigreeError('json', { cause })
  }
}

/** Objects of other programs are rows of a table whose headings are their keys. */
function* flatReading(
  parsed: unknown,
  options: Pick<ReadingOptions, 'mapping' | 'today'>,
): Generator<ReadingProgress, PedigreeReading> {
  const flat = flatSchema.safeParse(parsed)
  if (!flat.success) throw new UnreadablePedigreeError('json', { cause: flat.error })
  const headings = [...new Set(flat.data.flatMap(row => Object.keys(row)))]
  const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`
  const rows = flat.data.map(row => headings.map(heading => cell(row[heading])).join('\t'))
  const table = [headings.map(cell).join('\t'), ...rows].join('\n')
  const reading = yield* tableReading(table, { ...options, mapping: { ...options.mapping, delimiter: '\t' } })
  return { ...reading, format: 'json' }
}
