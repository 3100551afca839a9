import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import {
  COLUMN_ROLES,
  type ColumnMapping,
  type ColumnRole,
  MissingColumnError,
  type PedigreeFinding,
  type PedigreeReading,
  proposeColumnMapping,
  type ReadingProgress,
  readPedigreeFile,
  UnreadablePedigreeError,
} from '@pawfect/domain/pedigree'
import { CommandFailure, EXIT } from '../exit-code.ts'
import { terminalText } from '../terminal-text.ts'
import { findingInWords, questionInWords } from './pedigree-words.ts'

/** What the person said about how to read the file. */
export type PedigreeFileOptions = {
  readonly column: readonly { readonly role: string; readonly column: string }[]
}

/** Quick files need no progress. */
const QUIET_MS = 2000
/** More than this is for `pedigree check`. */
const MOST_ERRORS_TOLD = 20

/**
 * Reads a pedigree file, telling progress on stderr when it takes long.
 *
 * @throws {CommandFailure} when the file cannot be read, or a column that is needed is not found.
 */
export async function openPedigreeFile(file: string, options: PedigreeFileOptions): Promise<PedigreeReading> {
  const bytes = await bytesOf(file)
  const today = new Date().toISOString().slice(0, 10)
  try {
    const mapping = await mappingOf(bytes, options)
    const tell = progressOnStderr(file)
    const onProgress = (progress: ReadingProgress) => tell({ ...progress, phase: PHASES[progress.phase] })
    return await readPedigreeFile(bytes, { mapping, today, onProgress })
  } catch (cause) {
    if (cause instanceof MissingColumnError)
      throw new CommandFailure(
        `${file}: ${cause.message}. Name it with --column ${cause.missing[0] ?? 'sire'}=HEADING`,
        EXIT.fileUnreadable,
        { cause },
      )
    if (cause instanceof UnreadablePedigreeError)
      throw new CommandFailure(`${file}: ${cause.message}`, EXIT.fileUnreadable, { cause })
    throw cause
  }
}

/** Says on stderr what is open and which errors are read safely, so that no figure pretends to be surer than it is. */
export function tellDoubts(file: string, { findings, questions }: PedigreeReading): void {
  const errors = findings.filter(finding => finding.severity === 'error')
  const lines = [
    ...questions.map(question => `  ?   ${questionInWords(question)}`),
    ...errors.slice(0, MOST_ERRORS_TOLD).map(finding => `  !!  ${findingInWords(finding)}${safely(finding)}`),
  ]
  if (lines.length === 0) return
  if (errors.length > MOST_ERRORS_TOLD)
    lines.push(`      and ${errors.length - MOST_ERRORS_TOLD} more errors`)
  process.stderr.write(`${file}: read with doubts (see: pawfect pedigree check)\n`)
  process.stderr.write(`${lines.map(terminalText).join('\n')}\n`)
}

function safely({ safeReading }: PedigreeFinding): string {
  const cut = safeReading.flatMap(edit =>
    edit.kind === 'set' && (edit.field === 'sireId' || edit.field === 'damId')
      ? [`${edit.field === 'sireId' ? 'sire' : 'dam'} of ${edit.id}`]
      : [],
  )
  return cut.length === 0 ? '' : ` Until decided, unknown: ${cut.slice(0, 5).join(', ')}.`
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new CommandFailure(`${file} cannot be read (${reason})`, EXIT.fileUnreadable, { cause })
  }
}

async function mappingOf(bytes: Uint8Array, { column: said }: PedigreeFileOptions): Promise<ColumnMapping> {
  if (said.length === 0) return {}
  const { columns: found } = await proposeColumnMapping(bytes)
  const columns: Partial<Record<ColumnRole, number | null>> = {}
  for (const { role, column } of said) {
    const known = COLUMN_ROLES.find(other => other.toLowerCase() === role.toLowerCase())
    if (known === undefined)
      throw new CommandFailure(`no column means ${role}; there are ${COLUMN_ROLES.join(', ')}`, EXIT.usage)
    const at =
      found.find(({ heading }) => heading === column)?.index ??
      found.find(({ heading }) => heading.toLowerCase() === column.toLowerCase())?.index ??
      (/^\d{1,4}$/.test(column) ? Number(column) - 1 : undefined)
    if (column !== 'none' && (at === undefined || at < 0 || at >= found.length)) {
      const seen = found.map(({ heading }) => JSON.stringify(heading)).join(', ')
      throw new CommandFailure(`there is no column ${column}; the headings are ${seen}`, EXIT.usage)
    }
    columns[known] = column === 'none' ? null : (at ?? null)
  }
  return { columns }
}

const PHASES: Readonly<Record<ReadingProgress['phase'], string>> = {
  decoding: 'decoding',
  rows: 'reading rows',
  records: 'reading animals',
  checks: 'checking',
}

/** Says on stderr how far long work is, every two seconds, and nothing where it is done sooner. */
export function progressOnStderr(
  file: string,
): (progress: { readonly phase: string; readonly done: number; readonly total: number }) => void {
  let next = performance.now() + QUIET_MS
  return ({ phase, done, total }) => {
    if (performance.now() < next) return
    next = performance.now() + QUIET_MS
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total)
    process.stderr.write(`${terminalText(file)}: ${phase}, ${percent}%\n`)
  }
}
