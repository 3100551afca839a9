import type { PedigreeRecord } from '../pedigree-record.ts'
import { standInFor } from './animal-identity.ts'
import { MOST_SHARED_ANCESTORS, namesChip, type SharedRecord } from './shared-pedigree.ts'

/** What would be shared of an animal's ancestry, for its owner to look at first. */
export type AncestryToShare = {
  readonly rootId: string
  readonly records: readonly SharedRecord[]
  /** Ancestors that did not fit; the nearest are kept. */
  readonly leftOut: number
  /** Texts in which a chip number stood and was taken out: field and the animal's id as it is shared. */
  readonly masked: readonly { readonly id: string; readonly field: string }[]
}

/** Fields that may be shown to strangers. Chip and the source's own columns are not among them. */
const SHOWN = ['name', 'breed', 'colour', 'registration'] as const

/**
 * Takes an animal and its ancestors out of a studbook, the nearest generations first, without chip numbers: ids that
 * hold one get another name, other texts that hold one are left out.
 *
 * @param records - must hold `rootId`; sexes and parents are kept as recorded.
 */
export function ancestryToShare(
  records: readonly PedigreeRecord[],
  { rootId, most = MOST_SHARED_ANCESTORS }: { readonly rootId: string; readonly most?: number },
): AncestryToShare {
  const recordOf = new Map(records.map(record => [record.id, record]))
  const ids = nearestFirst(recordOf, rootId)
  const kept = ids.slice(0, most)
  const keptIds = new Set(kept)
  const alias = namesToShare(kept)
  const masked: { id: string; field: string }[] = []
  const shared = kept.map(id => sharedRecordOf(recordOf.get(id) ?? { id }, { alias, keptIds, masked }))
  return { rootId: alias.get(rootId) ?? rootId, records: shared, leftOut: ids.length - kept.length, masked }
}

function nearestFirst(recordOf: ReadonlyMap<string, PedigreeRecord>, rootId: string): string[] {
  const seen = new Set([rootId])
  for (const id of seen) {
    const { sireId, damId } = recordOf.get(id) ?? {}
    for (const parent of [sireId, damId]) if (parent !== undefined) seen.add(parent)
  }
  return [...seen]
}

/** What each animal is called where it is shared: its id, unless that is no text for others or taken already. */
function namesToShare(ids: readonly string[]): Map<string, string> {
  const alias = new Map<string, string>()
  const taken = new Set<string>()
  for (const id of ids) {
    let name = printable(id)
    const isUnfit = name === '' || name.length > LONGEST.id || namesChip(name)
    if (isUnfit) name = standInFor(1)
    for (let number = 1; taken.has(name); number += 1) name = standInFor(number)
    taken.add(name)
    alias.set(id, name)
  }
  return alias
}

const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

type Sharing = {
  readonly alias: ReadonlyMap<string, string>
  readonly keptIds: ReadonlySet<string>
  readonly masked: { id: string; field: string }[]
}

function sharedRecordOf(record: PedigreeRecord, { alias, keptIds, masked }: Sharing): SharedRecord {
  const id = alias.get(record.id) ?? record.id
  if (namesChip(record.id)) masked.push({ id, field: 'id' })
  const shared: SharedRecord = { id }
  for (const field of SHOWN) {
    const value = printable(record[field] ?? '')
    if (value === '') continue
    if (namesChip(value)) masked.push({ id, field })
    else shared[field] = value.slice(0, LONGEST[field])
  }
  const parentOf = (parent: string | undefined) =>
    parent !== undefined && keptIds.has(parent) ? alias.get(parent) : undefined
  const [sireId, damId] = [parentOf(record.sireId), parentOf(record.damId)]
  const { sex, bornOn, diedOn } = record
  return {
    ...shared,
    ...(sireId === undefined ? {} : { sireId }),
    ...(damId === undefined ? {} : { damId }),
    ...(sex === undefined ? {} : { sex }),
    ...(bornOn === undefined ? {} : { bornOn }),
    ...(diedOn === undefined ? {} : { diedOn }),
  }
}

const LONGEST = { id: 120, name: 120, breed: 80, colour: 80, registration: 60 } as const
