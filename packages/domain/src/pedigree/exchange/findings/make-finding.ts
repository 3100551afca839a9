import type { FindingKind, PedigreeFinding, RecordEdit } from '../pedigree-finding.ts'

/** Longer lists of animals or lines say no more to a person. */
const LONGEST_LIST = 100

/** What differs from finding to finding; lists that are left out are empty. */
export type FindingParts = Pick<PedigreeFinding, 'severity' | 'facts'> & {
  /** Tells it from the others of its kind. */
  readonly key: string
  readonly animals?: readonly string[]
  readonly lines?: readonly number[]
  readonly proposedFixes?: PedigreeFinding['proposedFixes']
  readonly safeReading?: readonly RecordEdit[]
}

/** Puts a finding together. */
export function finding(kind: FindingKind, parts: FindingParts): PedigreeFinding {
  return {
    id: parts.key === '' ? kind : `${kind}:${parts.key}`,
    kind,
    severity: parts.severity,
    animals: (parts.animals ?? []).slice(0, LONGEST_LIST),
    lines: (parts.lines ?? []).slice(0, LONGEST_LIST),
    facts: parts.facts,
    proposedFixes: parts.proposedFixes ?? [],
    safeReading: [...(parts.safeReading ?? [])],
  }
}

/** Says where in the file the animals of a finding stand. */
export function withLines(found: PedigreeFinding, lineOf: ReadonlyMap<string, number>): PedigreeFinding {
  if (found.lines.length > 0) return found
  const lines = [...new Set(found.animals.flatMap(id => lineOf.get(id) ?? []))]
  return lines.length === 0 ? found : { ...found, lines: lines.toSorted((one, two) => one - two) }
}
