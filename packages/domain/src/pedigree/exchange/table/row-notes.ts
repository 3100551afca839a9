import { finding } from '../findings/make-finding.ts'
import type { FindingFacts, FindingKind, PedigreeFinding, ProposedFix } from '../pedigree-finding.ts'
import { readDate } from './cell-values.ts'

type Group = {
  readonly kind: FindingKind
  readonly key: string
  readonly severity: PedigreeFinding['severity']
  readonly facts: FindingFacts
  readonly animals: string[]
  readonly lines: number[]
  readonly fixes?: (animals: readonly string[]) => ProposedFix[]
}

/** Collects what is odd about rows; the same oddity in many rows is one finding. */
export class RowNotes {
  private readonly groups = new Map<string, Group>()

  /** In the order in which they were met. */
  findings(): PedigreeFinding[] {
    return [...this.groups.values()].map(({ kind, key, severity, facts, animals, lines, fixes }) =>
      finding(kind, {
        key,
        severity,
        animals,
        lines,
        facts: { ...facts, count: Math.max(animals.length, lines.length) },
        proposedFixes: fixes?.(animals) ?? [],
      }),
    )
  }

  missingId(id: string, line: number): void {
    const group = this.group({ kind: 'missing-id', key: id, severity: 'error', facts: { line } })
    group.animals.push(id)
    group.lines.push(line)
  }

  idIsMissingWord(id: string, line: number): void {
    const group = this.group({
      kind: 'id-is-missing-word',
      key: id,
      severity: 'warning',
      facts: { id },
      fixes: () => [renameFix(id, `animal ${id}`)],
    })
    if (group.animals.length === 0) group.animals.push(id)
    group.lines.push(line)
  }

  tooLong({ id, column, length }: { id: string; column: string; length: number }): void {
    this.group({
      kind: 'value-too-long',
      key: column,
      severity: 'warning',
      facts: { column, length },
    }).animals.push(id)
  }

  unknownSexCode({ id, column, code }: { id: string; column: string; code: string }): void {
    const facts = { column, code: code.slice(0, 80) }
    this.group({ kind: 'unknown-sex-code', key: facts.code, severity: 'warning', facts }).animals.push(id)
  }

  ambiguousDate({ id, column, text }: { id: string; column: string; text: string }): void {
    const facts = { column, sample: text.slice(0, 80) }
    this.group({ kind: 'ambiguous-dates', key: column, severity: 'warning', facts }).animals.push(id)
  }

  unreadableDate(date: UnreadableDate): void {
    const { id, column, year } = date
    const text = date.text.slice(0, 80)
    this.group({
      kind: 'unreadable-date',
      key: `${column}:${text}`,
      severity: 'warning',
      facts: { column, text, ...(year === undefined ? {} : { year }) },
      fixes: animals => dateFixes(date, animals),
    }).animals.push(id)
  }

  extraCell(id: string): void {
    const { animals } = this.group({ kind: 'extra-cells', key: '', severity: 'warning', facts: {} })
    if (animals[animals.length - 1] !== id) animals.push(id)
  }

  private group(group: Omit<Group, 'animals' | 'lines'>): Group {
    const key = `${group.kind}:${group.key}`
    const known = this.groups.get(key)
    if (known !== undefined) return known
    const made: Group = { ...group, animals: [], lines: [] }
    this.groups.set(key, made)
    return made
  }
}

type UnreadableDate = {
  readonly id: string
  readonly field: 'bornOn' | 'diedOn'
  readonly column: string
  readonly text: string
  readonly year: string | undefined
}

function renameFix(id: string, to: string): ProposedFix {
  return {
    id: 'rename',
    kind: 'rename-animal',
    facts: { animal: id, to },
    edits: [{ kind: 'rename', id, to }],
  }
}

/** What the writer may have meant: day and month the other way round, or a day that the month does not have. */
function dateFixes({ field, text, year }: UnreadableDate, animals: readonly string[]): ProposedFix[] {
  const numbers = text.match(/\d+/g) ?? []
  const meant = new Set<string>()
  for (const [y, m, d] of [
    [0, 2, 1],
    [2, 0, 1],
    [2, 1, 0],
  ] as const) {
    const [inYear, inMonth, inDay] = [numbers[y] ?? '', numbers[m] ?? '', numbers[d] ?? '']
    if (numbers.length !== 3 || inYear.length !== 4) continue
    for (const attempt of [`${inYear}-${inMonth}-${inDay}`, `${inYear}-${inMonth}`]) {
      const reading = readDate(attempt)
      if (reading.kind === 'date') meant.add(reading.date)
    }
  }
  return [...meant].slice(0, 4).map(value => ({
    id: `set:${value}`,
    kind: 'set-date',
    facts: { animal: animals[0] ?? '', field, value },
    edits: animals.map(id => ({ kind: 'set', id, field, value, was: year ?? null })),
  }))
}
