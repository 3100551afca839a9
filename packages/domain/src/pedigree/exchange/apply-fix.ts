import { type PedigreeRecord, pedigreeRecordSchema } from '../pedigree-record.ts'
import { FixOutdatedError } from './exchange-errors.ts'
import type { PedigreeFinding, ProposedFix, RecordEdit } from './pedigree-finding.ts'

/**
 * The records after a fix was accepted. The given ones stay as they are, which is what undoing needs.
 *
 * @throws {FixOutdatedError} when a record is not what the fix expects; nothing is changed then.
 */
export function applyFix(
  records: readonly PedigreeRecord[],
  fix: Pick<ProposedFix, 'edits'>,
): PedigreeRecord[] {
  return applyEdits(records, fix.edits, { strict: true })
}

/**
 * The records that figures may be computed from: what the findings put in doubt does not count. Never has a loop.
 * Findings that were settled by a fix must not be among `findings` any more; those that no longer fit are passed over.
 */
export function safeRecords(reading: {
  readonly records: readonly PedigreeRecord[]
  readonly findings: readonly Pick<PedigreeFinding, 'safeReading'>[]
}): PedigreeRecord[] {
  return applyEdits(
    reading.records,
    reading.findings.flatMap(finding => finding.safeReading),
    { strict: false },
  )
}

function applyEdits(
  records: readonly PedigreeRecord[],
  edits: readonly RecordEdit[],
  { strict }: { readonly strict: boolean },
): PedigreeRecord[] {
  const byId = new Map(records.map(record => [record.id, record]))
  const renamed = new Map<string, string>()
  for (const edit of edits) {
    const outdated = applyEdit(edit, byId, renamed)
    if (outdated !== undefined && strict) throw new FixOutdatedError(outdated)
  }
  const edited = [...byId.values()]
  return renamed.size === 0 ? edited : edited.map(record => withParentsRenamed(record, renamed))
}

/** @returns the animal whose record is not as expected, where that is so. */
function applyEdit(
  edit: RecordEdit,
  byId: Map<string, PedigreeRecord>,
  renamed: Map<string, string>,
): string | undefined {
  switch (edit.kind) {
    case 'set': {
      const record = byId.get(edit.id)
      if (record === undefined || (record[edit.field] ?? null) !== edit.was) return edit.id
      byId.set(edit.id, withField(record, edit))
      return undefined
    }
    case 'rename':
      if (byId.has(edit.to)) return edit.to
      rename(edit, byId)
      renamed.set(edit.id, edit.to)
      return undefined
    case 'merge':
      if (!byId.has(edit.into)) return edit.into
      merge(edit, byId)
      renamed.set(edit.id, edit.into)
      return undefined
    case 'replace':
      if (!byId.has(edit.record.id)) return edit.record.id
      byId.set(edit.record.id, edit.record)
      return undefined
    case 'add':
      if (byId.has(edit.record.id)) return edit.record.id
      byId.set(edit.record.id, edit.record)
      return undefined
  }
}

function withField(record: PedigreeRecord, edit: RecordEdit & { kind: 'set' }): PedigreeRecord {
  const { [edit.field]: _before, ...rest } = record
  return edit.value === null ? rest : pedigreeRecordSchema.parse({ ...rest, [edit.field]: edit.value })
}

/** Keeps the record's place in the order. */
function rename(edit: RecordEdit & { kind: 'rename' }, byId: Map<string, PedigreeRecord>): void {
  if (!byId.has(edit.id)) return
  const entries = [...byId]
  byId.clear()
  for (const [id, record] of entries) {
    if (id === edit.id) byId.set(edit.to, { ...record, id: edit.to })
    else byId.set(id, record)
  }
}

function merge(edit: RecordEdit & { kind: 'merge' }, byId: Map<string, PedigreeRecord>): void {
  const from = byId.get(edit.id)
  const into = byId.get(edit.into)
  if (from === undefined || into === undefined) return
  byId.delete(edit.id)
  const { id: _id, ...facts } = from
  const other = { ...from.other, ...into.other }
  byId.set(edit.into, {
    ...facts,
    ...into,
    ...(Object.keys(other).length > 0 ? { other } : {}),
  })
}

function withParentsRenamed(record: PedigreeRecord, renamed: ReadonlyMap<string, string>): PedigreeRecord {
  const sireId = finalName(record.sireId, renamed)
  const damId = finalName(record.damId, renamed)
  if (sireId === record.sireId && damId === record.damId) return record
  return { ...record, ...(sireId === undefined ? {} : { sireId }), ...(damId === undefined ? {} : { damId }) }
}

/** Follows chains (a became b, b became c); as many steps as there are names, so that a ring ends too. */
function finalName(id: string | undefined, renamed: ReadonlyMap<string, string>): string | undefined {
  let name = id
  for (let step = 0; name !== undefined && step <= renamed.size; step += 1) {
    const next = renamed.get(name)
    if (next === undefined) return name
    name = next
  }
  return name
}
