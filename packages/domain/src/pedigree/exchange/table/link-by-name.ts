import type { PedigreeRecord } from '../../pedigree-record.ts'
import { finding } from '../findings/make-finding.ts'
import type { PedigreeFinding, ProposedFix } from '../pedigree-finding.ts'
import type { OpenLink } from './records-of-rows.ts'

/**
 * Decides links to names that several animals have, where sex and birth leave one of them; the others are an error
 * with a fix for each animal of that name.
 *
 * @returns the records, and what was decided or is left to decide.
 */
export function linkByName(
  records: readonly PedigreeRecord[],
  links: readonly OpenLink[],
): { readonly records: readonly PedigreeRecord[]; readonly findings: readonly PedigreeFinding[] } {
  if (links.length === 0) return { records, findings: [] }
  const byId = new Map(records.map(record => [record.id, record]))
  const groups = new Map<string, { readonly candidates: readonly string[]; readonly links: OpenLink[] }>()
  for (const link of links) {
    const candidates = candidatesFor(link, byId)
    const key = JSON.stringify([link.field, link.name, candidates])
    const group = groups.get(key) ?? { candidates, links: [] }
    group.links.push(link)
    groups.set(key, group)
  }
  const findings: PedigreeFinding[] = []
  for (const { candidates, links: alike } of groups.values()) {
    const [only] = candidates
    if (candidates.length === 1 && only !== undefined) for (const link of alike) setParent(link, only, byId)
    findings.push(nameFinding(alike, candidates))
  }
  return { records: [...byId.values()], findings }
}

function candidatesFor(link: OpenLink, byId: ReadonlyMap<string, PedigreeRecord>): string[] {
  const impossible = link.field === 'sireId' ? 'female' : 'male'
  const born = byId.get(link.child)?.bornOn?.slice(0, 4)
  const possible = [...new Set(link.ids)].filter(id => {
    const record = byId.get(id)
    if (record === undefined || id === link.child || record.sex === impossible) return false
    return born === undefined || record.bornOn === undefined || record.bornOn.slice(0, 4) < born
  })
  return possible.length > 0 ? possible : [...new Set(link.ids)]
}

function setParent(
  { child, field, name }: OpenLink,
  parent: string,
  byId: Map<string, PedigreeRecord>,
): void {
  const record = byId.get(child)
  if (record !== undefined && record[field] === name) byId.set(child, { ...record, [field]: parent })
}

/** More candidates than this are chosen from a list, not from fixes. */
const MOST_FIXES = 8

function nameFinding(links: readonly OpenLink[], candidates: readonly string[]): PedigreeFinding {
  const [{ field, name } = { field: 'sireId', name: '' } as const] = links
  const children = links.map(link => link.child)
  const fixes = candidates.slice(0, MOST_FIXES).map<ProposedFix>(to => ({
    id: `link:${to}`,
    kind: 'link-parent',
    facts: { parent: name, to, count: links.length },
    edits: children.map(id => ({ kind: 'set', id, field, value: to, was: name })),
  }))
  const decided = candidates.length === 1
  return finding('ambiguous-parent-name', {
    key: `${field}:${name}:${candidates.join(':')}`,
    severity: decided ? 'note' : 'error',
    animals: [...children, ...candidates],
    facts: { parent: name, field, count: links.length, ...(decided ? { to: candidates[0] ?? '' } : {}) },
    proposedFixes: decided ? [] : fixes,
    safeReading: decided ? [] : children.map(id => ({ kind: 'set', id, field, value: null, was: name })),
  })
}
