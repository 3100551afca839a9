import type { PedigreeRecord } from '../../pedigree-record.ts'
import { finding } from '../findings/make-finding.ts'
import {
  EDITABLE_FIELDS,
  type EditableField,
  type PedigreeFinding,
  type ProposedFix,
  type RecordEdit,
} from '../pedigree-finding.ts'
import type { RowRecord } from './records-of-rows.ts'

/** Fields that figures depend on; rows that disagree on them are an error, on others a warning. */
const WEIGHTY = new Set(['sireId', 'damId', 'sex', 'bornOn'])

/** Records with ids that occur once. */
export type JoinedRows = {
  readonly records: readonly PedigreeRecord[]
  readonly lineOf: ReadonlyMap<string, number>
  readonly findings: readonly PedigreeFinding[]
}

/**
 * Joins the rows of one animal. Rows that say the same or fill each other's gaps become one record; where they
 * disagree the first row's word stands, except that a parent they disagree on does not count until decided.
 */
export function joinRows(rows: readonly RowRecord[]): JoinedRows {
  const records = new Map<string, PedigreeRecord>()
  const lineOf = new Map<string, number>()
  const again: RowRecord[] = []
  for (const row of rows) {
    if (records.has(row.record.id)) again.push(row)
    else {
      records.set(row.record.id, row.record)
      lineOf.set(row.record.id, row.line)
    }
  }
  const joining = new Joining(records, lineOf)
  for (const row of again) joining.add(row)
  return { records: [...records.values()], lineOf, findings: joining.findings() }
}

class Joining {
  private readonly records: Map<string, PedigreeRecord>
  private readonly lineOf: ReadonlyMap<string, number>
  private readonly repeats = new Map<string, number[]>()
  private readonly found: PedigreeFinding[] = []
  private readonly separateNames = new Set<string>()

  constructor(records: Map<string, PedigreeRecord>, lineOf: ReadonlyMap<string, number>) {
    this.records = records
    this.lineOf = lineOf
  }

  findings(): PedigreeFinding[] {
    const repeats = [...this.repeats].map(([id, lines]) =>
      finding('repeated-row', {
        key: id,
        severity: 'note',
        animals: [id],
        lines: [this.lineOf.get(id) ?? 1, ...lines],
        facts: { id, count: lines.length },
      }),
    )
    return [...this.found, ...repeats]
  }

  add({ record: later, line }: RowRecord): void {
    const first = this.records.get(later.id)
    if (first === undefined) return
    const { joined, conflicts, added } = joinRecords(first, later)
    this.records.set(later.id, joined)
    if (conflicts.length > 0) this.found.push(this.conflict(joined, { later, line, conflicts }))
    else if (added.length > 0) this.found.push(this.merged(later.id, { line, added }))
    else this.repeats.set(later.id, [...(this.repeats.get(later.id) ?? []), line])
  }

  private merged(id: string, { line, added }: { line: number; added: readonly string[] }): PedigreeFinding {
    return finding('merged-rows', {
      key: `${id}:${line}`,
      severity: 'note',
      animals: [id],
      lines: [this.lineOf.get(id) ?? 1, line],
      facts: { id, fields: added.join(', ') },
    })
  }

  private conflict(
    joined: PedigreeRecord,
    { later, line, conflicts }: { later: PedigreeRecord; line: number; conflicts: readonly EditableField[] },
  ): PedigreeFinding {
    const { id } = joined
    const firstLine = this.lineOf.get(id) ?? 1
    const doubtful = conflicts.filter(field => field === 'sireId' || field === 'damId')
    return finding('conflicting-rows', {
      key: `${id}:${line}`,
      severity: conflicts.some(field => WEIGHTY.has(field)) ? 'error' : 'warning',
      animals: [id],
      lines: [firstLine, line],
      facts: {
        id,
        fields: conflicts.join(', '),
        first: conflicts.map(field => String(joined[field])).join(', '),
        second: conflicts.map(field => String(later[field])).join(', '),
      },
      proposedFixes: [
        takeRow('first', { id, line: firstLine, edits: [] }),
        takeRow('second', { id, line, edits: conflicts.map(field => setField(joined, later, field)) }),
        separate(later, this.freeName(id)),
      ],
      safeReading: doubtful.map<RecordEdit>(field => ({
        kind: 'set',
        id,
        field,
        value: null,
        was: joined[field] ?? null,
      })),
    })
  }

  private freeName(id: string): string {
    for (let copy = 2; ; copy += 1) {
      const name = `${id.slice(0, 190)} (${copy})`
      if (this.records.has(name) || this.separateNames.has(name)) continue
      this.separateNames.add(name)
      return name
    }
  }
}

function takeRow(
  fixId: string,
  { id, line, edits }: { readonly id: string; readonly line: number; readonly edits: readonly RecordEdit[] },
): ProposedFix {
  return { id: fixId, kind: 'take-row', facts: { animal: id, line }, edits: [...edits] }
}

function setField(from: PedigreeRecord, to: PedigreeRecord, field: EditableField): RecordEdit {
  return { kind: 'set', id: from.id, field, value: to[field] ?? null, was: from[field] ?? null }
}

function separate(record: PedigreeRecord, to: string): ProposedFix {
  const facts = { animal: record.id, to }
  return {
    id: 'separate',
    kind: 'separate-animals',
    facts,
    edits: [{ kind: 'add', record: { ...record, id: to } }],
  }
}

function joinRecords(first: PedigreeRecord, later: PedigreeRecord) {
  const conflicts: EditableField[] = []
  const added: string[] = []
  const facts: Record<string, unknown> = { ...first }
  for (const field of EDITABLE_FIELDS) {
    const [one, two] = [first[field], later[field]]
    if (two === undefined || one === two || (field === 'sex' && two === 'unknown')) continue
    if (one === undefined || (field === 'sex' && one === 'unknown') || isMorePrecise(field, one, two)) {
      facts[field] = two
      added.push(field)
    } else if (!isMorePrecise(field, two, one)) conflicts.push(field)
  }
  const other = joinOthers(first.other, later.other, added)
  return {
    joined: { ...facts, ...(other === undefined ? {} : { other }) } as PedigreeRecord,
    conflicts,
    added,
  }
}

/** 2017-05-03 says what 2017 says, and more. */
function isMorePrecise(field: EditableField, one: string, two: string): boolean {
  return (field === 'bornOn' || field === 'diedOn') && two.length > one.length && two.startsWith(one)
}

/** A second value under one heading gets a heading of its own: measurements repeat. */
function joinOthers(first: PedigreeRecord['other'], later: PedigreeRecord['other'], added: string[]) {
  if (later === undefined) return first
  const joined: Record<string, string> = { ...first }
  for (const [heading, value] of Object.entries(later)) {
    if (first?.[heading] === value) continue
    let name = heading
    for (let copy = 2; joined[name] !== undefined && joined[name] !== value; copy += 1)
      name = `${heading.slice(0, 90)} (${copy})`
    if (joined[name] === value) continue
    joined[name] = value
    added.push(name)
  }
  return joined
}
