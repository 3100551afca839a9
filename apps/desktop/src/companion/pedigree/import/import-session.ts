import {
  applyFix,
  FINDING_KINDS,
  type FindingKind,
  FixOutdatedError,
  type MappingProposal,
  type PedigreeFinding,
  type PedigreeReading,
  type PedigreeRecord,
} from '@pawfect/domain/pedigree'
import type { FindingCounts, ImportFinding } from '../../../bridge/index.ts'
import type { ImportDecisions } from '../../store/pedigree/import-store.ts'
import type { OwnWords } from '../own-words.ts'

/** A file as it was read, before anybody decided anything. */
export type ReadFile = {
  /** Null where nothing could be read yet because a column is missing; the proposal names it then. */
  readonly reading: PedigreeReading | null
  /** Tables only. */
  readonly proposal: MappingProposal | null
  /** Tests and claims beside the records, where the file is one of ours. */
  readonly own: OwnWords
}

/** Looks for what is wrong among records, again after each fix. */
export type Recheck = (records: readonly PedigreeRecord[]) => Promise<readonly PedigreeFinding[]>

/** An import under way in memory: the file's word, the decisions, and what they make of it. */
export type ImportSession = {
  readonly file: ReadFile
  readonly decisions: ImportDecisions
  /** With every accepted fix. */
  readonly records: readonly PedigreeRecord[]
  /** Everything that waits or was kept as it is, then what was settled by a fix. */
  readonly findings: readonly PedigreeFinding[]
  readonly settled: readonly PedigreeFinding[]
}

/** Findings from here on are about animals and are looked for again; those before are about the file. */
const FIRST_ANIMAL_KIND = FINDING_KINDS.indexOf('cycle')

/**
 * What decisions make of a file. Fixes are applied in the order in which they were accepted; a fix whose finding is
 * not there (yet) waits for the next round, since fixing one thing may show another.
 */
export async function openSession(
  file: ReadFile,
  decisions: ImportDecisions,
  recheck: Recheck,
): Promise<ImportSession> {
  let session: ImportSession = {
    file,
    decisions,
    records: file.reading?.records ?? [],
    findings: file.reading?.findings ?? [],
    settled: [],
  }
  for (;;) {
    const next = applyAccepted(session)
    if (next === session) return session
    session = { ...next, findings: await stillOpen(next, recheck) }
  }
}

function applyAccepted(session: ImportSession): ImportSession {
  const open = new Map(session.findings.map(finding => [finding.id, finding]))
  let { records, settled } = session
  for (const [findingId, fixId] of Object.entries(session.decisions)) {
    const finding = fixId === null ? undefined : open.get(findingId)
    const fix = finding?.proposedFixes.find(({ id }) => id === fixId)
    if (finding === undefined || fix === undefined) continue
    try {
      records = applyFix(records, fix)
    } catch (error) {
      // Another fix changed the same record first; the finding shows again if it still stands.
      if (!(error instanceof FixOutdatedError)) throw error
      continue
    }
    settled = [...settled, finding]
    open.delete(findingId)
  }
  return records === session.records ? session : { ...session, records, settled }
}

async function stillOpen(session: ImportSession, recheck: Recheck): Promise<PedigreeFinding[]> {
  const settled = new Set(session.settled.map(({ id }) => id))
  const ofFile = (session.file.reading?.findings ?? []).filter(({ kind }) => !isAboutAnimals(kind))
  return [...ofFile, ...(await recheck(session.records))].filter(({ id }) => !settled.has(id))
}

function isAboutAnimals(kind: FindingKind): boolean {
  return FINDING_KINDS.indexOf(kind) >= FIRST_ANIMAL_KIND
}

/** How the findings stand. */
export function countFindings(session: ImportSession): FindingCounts {
  const open = session.findings.filter(({ id }) => !(id in session.decisions))
  const byKind: Record<string, number> = {}
  for (const { kind } of open) byKind[kind] = (byKind[kind] ?? 0) + 1
  return {
    total: session.findings.length + session.settled.length,
    open: open.length,
    openErrors: open.filter(({ severity }) => severity === 'error').length,
    byKind,
  }
}

/** Which findings are asked for. */
export type FindingsWanted = {
  readonly kind?: string | undefined
  readonly onlyOpen?: boolean | undefined
  readonly page: { readonly offset: number; readonly limit: number }
}

const SEVERITIES = ['error', 'warning', 'note'] as const

/** One page of findings, errors first. */
export function findingsPage(session: ImportSession, wanted: FindingsWanted): ImportFinding[] {
  const { decisions } = session
  const all = wanted.onlyOpen ? session.findings : [...session.findings, ...session.settled]
  const chosen = all
    .filter(({ kind }) => wanted.kind === undefined || kind === wanted.kind)
    .filter(({ id }) => !wanted.onlyOpen || !(id in decisions))
    .toSorted((one, two) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(two.severity))
    .slice(wanted.page.offset, wanted.page.offset + wanted.page.limit)
  const named = new Set(chosen.flatMap(({ animals }) => animals))
  const names = new Map<string, string>()
  for (const { id, name } of session.records) if (name !== undefined && named.has(id)) names.set(id, name)
  const settled = new Set(session.settled.map(({ id }) => id))
  return chosen.map(finding => ({
    ...withoutEdits(finding),
    names: finding.animals.map(id => names.get(id) ?? id),
    decision: settled.has(finding.id) ? 'accepted' : finding.id in decisions ? 'rejected' : 'open',
    acceptedFixId: settled.has(finding.id) ? (decisions[finding.id] ?? null) : null,
  }))
}

function withoutEdits({ safeReading: _safe, proposedFixes, ...finding }: PedigreeFinding) {
  return { ...finding, proposedFixes: proposedFixes.map(({ edits: _edits, ...fix }) => fix) }
}
