import { createHash } from 'node:crypto'
import type { AuditRow, AuditVerdict } from '@pawfect/domain/admin'
import type { Database } from '../../procedures/index.ts'

/** What the first entry links to. */
const GENESIS = '0'.repeat(64)

/** Entries read at a time while verifying. */
const PAGE = 500

/** Something an admin did. Ids and codes only: this is never deleted. */
export interface AuditedAction {
  readonly actorId: string
  /** `<domain>/<what happened>`. */
  readonly action: string
  readonly subject: string
  readonly facts: AuditRow['facts']
  readonly at: Date
}

/**
 * Appends an entry that carries the hash of the one before, in the transaction of the action itself.
 *
 * @returns the new entry; its hash belongs into the log outside the database too, where cutting off
 *   the end of the chain would show.
 */
export async function appendAudit(db: Database, action: AuditedAction): Promise<AuditRow> {
  const last = await db.auditEntry.findFirst({ orderBy: { sequence: 'desc' } })
  const previousHash = last?.hash ?? GENESIS
  const entry = { ...action, sequence: (last?.sequence ?? 0) + 1 }
  const hash = hashOf(entry, previousHash)
  await db.auditEntry.create({ data: { ...entry, previousHash, hash } })
  return { ...entry, at: entry.at.toISOString(), hash }
}

/** The latest entries, the latest first. */
export async function listAuditRows(
  db: Database,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<AuditRow[]> {
  const rows = await db.auditEntry.findMany({ orderBy: { sequence: 'desc' }, skip: offset, take: limit })
  return rows.map(row => ({
    sequence: row.sequence,
    at: row.at.toISOString(),
    actorId: row.actorId,
    action: row.action,
    subject: row.subject,
    facts: row.facts as AuditRow['facts'],
    hash: row.hash,
  }))
}

/** Recomputes the whole chain. Compare `headHash` with the server's log to notice a cut-off end. */
export async function verifyAuditLog(db: Database): Promise<AuditVerdict> {
  let previousHash = GENESIS
  let entries = 0
  for (;;) {
    const rows = await db.auditEntry.findMany({
      where: { sequence: { gt: entries } },
      orderBy: { sequence: 'asc' },
      take: PAGE,
    })
    for (const row of rows) {
      const problem = problemOf(row, { sequence: entries + 1, previousHash })
      if (problem !== null)
        return { whole: false, entries, headHash: previousHash, brokenAt: entries + 1, problem }
      entries = row.sequence
      previousHash = row.hash
    }
    if (rows.length < PAGE)
      return { whole: true, entries, headHash: previousHash, brokenAt: null, problem: null }
  }
}

type StoredEntry = Hashed & { readonly previousHash: string; readonly hash: string }
type Hashed = Omit<AuditedAction, 'facts'> & { readonly sequence: number; readonly facts: unknown }

function problemOf(
  row: StoredEntry,
  expected: { readonly sequence: number; readonly previousHash: string },
): AuditVerdict['problem'] {
  if (row.sequence !== expected.sequence) return 'missing-entry'
  if (row.previousHash !== expected.previousHash) return 'broken-link'
  return hashOf(row, row.previousHash) === row.hash ? null : 'changed-entry'
}

function hashOf({ sequence, at, actorId, action, subject, facts }: Hashed, previousHash: string): string {
  const sorted = Object.entries(facts as object).sort(([one], [other]) => (one < other ? -1 : 1))
  const text = JSON.stringify([sequence, at.toISOString(), actorId, action, subject, sorted, previousHash])
  return createHash('sha256').update(text).digest('hex')
}
