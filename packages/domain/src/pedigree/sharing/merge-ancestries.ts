import { arrangePedigree } from '../pedigree.ts'
import { PedigreeCycleError } from '../pedigree-errors.ts'
import type { PedigreeRecord } from '../pedigree-record.ts'
import { type AnimalIdentity, identityOf } from './animal-identity.ts'

/** One animal's tree; `key` tells trees apart. */
export type Ancestry = {
  readonly key: string
  readonly rootId: string
  readonly records: readonly PedigreeRecord[]
}

/** Several trees as one pedigree. */
export type MergedAncestries = {
  readonly records: readonly PedigreeRecord[]
  /** Id of each tree's own animal among `records`, by the tree's key. */
  readonly rootOf: ReadonlyMap<string, string>
  /** Identities that more than one animal could claim, or whose records contradict one another: kept apart. */
  readonly ambiguous: readonly string[]
  /** Animals whose trees name different parents; the first tree's claim is used. */
  readonly conflicts: readonly { readonly id: string; readonly parent: 'sire' | 'dam' }[]
}

/**
 * Joins trees where they name the same animal: by registration number, or by id, name and year of birth together.
 * What could mean two animals stays apart, so kinship is rather too low than invented; `ambiguous` says where.
 *
 * @throws {DuplicateAnimalError} when one tree has two records with one id.
 * @throws {PedigreeCycleError} when one tree alone has an animal among its own ancestors.
 */
export function mergeAncestries(trees: readonly Ancestry[]): MergedAncestries {
  for (const { records } of trees) arrangePedigree(records)
  const banned = new Set<string>()
  for (;;) {
    const merged = mergeUnless(trees, banned)
    try {
      arrangePedigree(merged.records)
      return merged
    } catch (error) {
      if (!(error instanceof PedigreeCycleError)) throw error
      // Only a wrong join can make a loop of trees that have none: undo every join in it.
      for (const id of error.loop) for (const identity of merged.joinedBy.get(id) ?? []) banned.add(identity)
    }
  }
}

/** A record in its tree, and by what it is known again. */
type Node = { readonly tree: number; readonly record: PedigreeRecord; readonly identity: AnimalIdentity }

const IDENTITY_KINDS = ['registration', 'name'] as const

function mergeUnless(trees: readonly Ancestry[], banned: ReadonlySet<string>) {
  const nodes = trees.flatMap(({ records }, tree) =>
    withBareParents(records).map(record => ({ tree, record, identity: identityOf(record) })),
  )
  const groups = new Groups(nodes)
  const ambiguous = new Set(banned)
  for (const kind of IDENTITY_KINDS) {
    for (const [key, same] of Map.groupBy(nodes.keys(), at => nodes[at]?.identity[kind] ?? null)) {
      const identity = `${kind}:${key}`
      if (key === null || same.length < 2 || banned.has(identity)) continue
      if (!groups.join(same, identity)) ambiguous.add(identity)
    }
  }
  return { ...recordsOf(trees, nodes, groups), ambiguous: [...ambiguous] }
}

function withBareParents(records: readonly PedigreeRecord[]): PedigreeRecord[] {
  const known = new Set(records.map(({ id }) => id))
  const bare = new Set<string>()
  for (const { sireId, damId } of records)
    for (const id of [sireId, damId]) if (id !== undefined && !known.has(id)) bare.add(id)
  return [...records, ...Array.from(bare, id => ({ id }))]
}

/** Nodes that are one animal, in the order of their trees, and the identities that say so. */
type Group = { readonly members: readonly number[]; readonly identities: readonly string[] }

/** Which nodes are one animal. */
class Groups {
  readonly #nodes: readonly Node[]
  readonly #groupOf: Group[]

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes
    this.#groupOf = nodes.map((_node, at) => ({ members: [at], identities: [] }))
  }

  /** The animal a node is. */
  of(at: number): Group {
    return this.#groupOf[at] ?? { members: [], identities: [] }
  }

  /** Makes one animal of several nodes. @returns false when they cannot all be one; nothing is joined then. */
  join(same: readonly number[], identity: string): boolean {
    const groups = new Set(same.map(at => this.of(at)))
    const members = [...groups].flatMap(group => group.members).toSorted((one, other) => one - other)
    if (groups.size > 1 && !this.#canBeOne(members)) return false
    const identities = [...new Set([...groups].flatMap(group => group.identities)), identity]
    const joinedGroup = { members, identities }
    for (const at of members) this.#groupOf[at] = joinedGroup
    return true
  }

  #canBeOne(members: readonly number[]): boolean {
    const some = members.flatMap(at => this.#nodes[at] ?? [])
    const differ = (factOf: (node: Node) => string | null | undefined) =>
      new Set(some.map(factOf).filter(value => value !== undefined && value !== null)).size > 1
    return (
      new Set(some.map(({ tree }) => tree)).size === some.length &&
      !differ(({ identity }) => identity.registration) &&
      !differ(({ record }) => record.bornOn?.slice(0, 4)) &&
      !differ(({ record }) => (record.sex === 'unknown' ? undefined : record.sex))
    )
  }
}

function recordsOf(trees: readonly Ancestry[], nodes: readonly Node[], groups: Groups) {
  const places = trees.map(() => new Map<string, number>())
  for (const [at, { tree, record }] of nodes.entries()) places[tree]?.set(record.id, at)
  const idOf = (tree: number, id: string) => {
    const first = nodes[groups.of(places[tree]?.get(id) ?? -1).members[0] ?? -1]
    return first === undefined ? `${tree}:${id}` : `${first.tree}:${first.record.id}`
  }
  const conflicts: { id: string; parent: 'sire' | 'dam' }[] = []
  const joinedBy = new Map<string, readonly string[]>()
  const records = nodes.flatMap(({ tree, record }, at) => {
    const { members, identities } = groups.of(at)
    if (members[0] !== at) return []
    const id = idOf(tree, record.id)
    const same = members.flatMap(member => nodes[member] ?? [])
    joinedBy.set(id, identities)
    const parentOf = (field: 'sireId' | 'damId') => {
      const claims = new Set<string>()
      for (const node of same) {
        const parent = node.record[field]
        if (parent !== undefined) claims.add(idOf(node.tree, parent))
      }
      if (claims.size > 1) conflicts.push({ id, parent: field === 'sireId' ? 'sire' : 'dam' })
      return [...claims][0]
    }
    return [joined({ id, records: same.map(node => node.record), parentOf })]
  })
  const rootOf = new Map(trees.map(({ key, rootId }, tree) => [key, idOf(tree, rootId)]))
  return { records, rootOf, conflicts, joinedBy }
}

type Joining = {
  readonly id: string
  readonly records: readonly PedigreeRecord[]
  readonly parentOf: (field: 'sireId' | 'damId') => string | undefined
}

/** Facts of the first record that states them. */
function joined({ id, records, parentOf }: Joining): PedigreeRecord {
  const {
    sireId: _sire,
    damId: _dam,
    ...facts
  } = Object.assign({}, ...records.toReversed()) as PedigreeRecord
  const [sireId, damId] = [parentOf('sireId'), parentOf('damId')]
  return {
    ...facts,
    id,
    ...(sireId === undefined ? {} : { sireId }),
    ...(damId === undefined ? {} : { damId }),
  }
}
