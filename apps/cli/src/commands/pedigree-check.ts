import type { ColumnRole, PedigreeFinding, PedigreeReading } from '@pawfect/domain/pedigree'
import { terminalText } from '../terminal-text.ts'
import { openPedigreeFile, type PedigreeFileOptions } from './pedigree-file.ts'
import { findingInWords, fixInWords, questionInWords } from './pedigree-words.ts'

/** Findings of one severity that are printed for people; JSON has all. */
const MOST_PRINTED = 50
const SEVERITIES = ['error', 'warning', 'note'] as const
const TITLES = { error: 'Errors', warning: 'Warnings', note: 'Notes' } as const

/** Reads and checks a pedigree file. @throws {CommandFailure} when it cannot be read. */
export async function checkPedigreeFile(
  file: string,
  options: PedigreeFileOptions & { readonly json?: boolean },
): Promise<{ readonly text: string; readonly errors: number }> {
  const reading = await openPedigreeFile(file, options)
  const findings = SEVERITIES.flatMap(severity =>
    reading.findings.filter(found => found.severity === severity),
  )
  const counts = countsOf(findings)
  const text = options.json
    ? `${JSON.stringify({ file, ...summaryOf(reading), ...counts, questions: reading.questions, findings: findings.map(withWords) })}\n`
    : inWords(file, reading, findings)
  return { text, errors: counts.errors }
}

function countsOf(findings: readonly PedigreeFinding[]) {
  const of = (severity: PedigreeFinding['severity']) =>
    findings.filter(found => found.severity === severity).length
  return { errors: of('error'), warnings: of('warning'), notes: of('note') }
}

function summaryOf({ format, encoding, records, mapping, headings }: PedigreeReading) {
  const columns = Object.entries(mapping.columns ?? {}).flatMap(([role, column]) =>
    typeof column === 'number'
      ? [[role as ColumnRole, headings[column] ?? `column ${column + 1}`] as const]
      : [],
  )
  return {
    format,
    encoding,
    animals: records.length,
    ...(format === 'table' ? { delimiter: mapping.delimiter, columns: Object.fromEntries(columns) } : {}),
  }
}

/** Findings are for programs; the sentences beside them are for people that read JSON. */
function withWords(finding: PedigreeFinding) {
  const proposedFixes = finding.proposedFixes.map(fix => ({ ...fix, message: fixInWords(fix) }))
  return { ...finding, message: findingInWords(finding), proposedFixes }
}

function inWords(file: string, reading: PedigreeReading, findings: readonly PedigreeFinding[]): string {
  const { animals, columns = {} } = summaryOf(reading)
  const { errors, warnings, notes } = countsOf(findings)
  const lines = [
    `${file}: ${animals} animals, ${errors} errors, ${warnings} warnings, ${notes} notes`,
    `  read as ${reading.format}, ${reading.encoding}`,
    ...Object.entries(columns).map(([role, heading]) => `  ${role.padEnd(12)} ${heading}`),
    ...reading.questions.map(question => `  ?   ${questionInWords(question)}`),
  ]
  for (const severity of SEVERITIES) {
    const group = findings.filter(found => found.severity === severity)
    if (group.length === 0) continue
    lines.push('', TITLES[severity])
    for (const found of group.slice(0, MOST_PRINTED)) {
      lines.push(`  ${findingInWords(found)}`)
      for (const fix of found.proposedFixes) lines.push(`      fix: ${fixInWords(fix)}`)
    }
    if (group.length > MOST_PRINTED)
      lines.push(`  and ${group.length - MOST_PRINTED} more; --json prints all`)
  }
  return `${lines.map(terminalText).join('\n')}\n`
}
