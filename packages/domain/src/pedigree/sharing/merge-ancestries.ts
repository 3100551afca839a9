import { arrangePedigree } from '../pedigree.ts'
import { PedigreeCycleError } from '../pedigree-errors.ts'
import type { PedigreeRecord } from '../pedigree-record.ts'
import { identityOf } from './animal-identity.ts'

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

/** A record in its tree. */
type Node = { readonly tree: number; readonly record: PedigreeRecord }

function mergeUnless(trees: readonly Ancestry[], banned: ReadonlySet<string>) {
  const nodes = trees.flatMap(({ records }, tree) =>
    withBareParents(records).map(record => ({ tree, record })),
  )
  const groups = new Groups(nodes)
  const ambiguous = new Set(banned)
  for (const kind of ['registration', 'name'] as const) {
    for (const [identity, same] of Map.groupBy(nodes.keys(), at => keyOf(nodes[at], kind))) {
      if (identity === null || same.length < 2 || banned.has(identity)) continue
      if (!groups.join(same, identity)) ambiguous.add(identity)
    }
  }
  return { ...recordsOf(trees, nodes, groups), ambiguous: [...ambiguous] }
}

function keyOf(node: Node | undefined, kind: 'registration' | 'name'): string | null {
  const key = node === undefined ? null : identityOf(node.record)[kind]
  return key === null ? null : `${kind}:${key}`
}

function withBareParents(records: readonly PedigreeRecord[]): PedigreeRecord[] {
  const known = new Set(records.map(({ id }) => id))
  const bare = new Set(
    records.flatMap(({ sireId, damId }) => [sireId, damId]).filter(id => id !== undefined && !known.has(id)),
  )
  return [...records, ...[...bare].flatMap(id => (id === undefined ? [] : [{ id }]))]
}

/** Which nodes are one animal. */
class Groups {
  readonly #nodes: readonly Node[]
  readonly #members: number[][]
  readonly identities: string[][]

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes
    this.#members = nodes.map((_node, at) => [at])
    this.identities = nodes.map(() => [])
  }

  /** The nodes that are one animal with this one, in the order of their trees. */
  membersOf(at: number): readonly number[] {
    return this.#members[at] ?? []
  }

  /** Makes one animal of several nodes. @returns false when they cannot all be one; nothing is joined then. */
  join(same: readonly number[], identity: string): boolean {
    const members = [...new Set(same.flatMap(at => this.membersOf(at)))].toSorted((one, other) => one - other)
    if (!this.#canBeOne(members)) return false
    const identities = [...new Set([...members.flatMap(at => this.identities[at] ?? []), identity])]
    for (const at of members) {
      this.#members[at] = members
      this.identities[at] = identities
    }
    return true
  }

  #canBeOne(members: readonly number[]): boolean {
    const some = members.flatMap(at => this.#nodes[at] ?? [])
    const differ = (values: readonly (string | null | undefined)[]) =>
      new Set(values.filter(value => value !== undefined && value !== null)).size > 1
    return (
      new Set(some.map(({ tree }) => tree)).size === some.length &&
      !differ(some.map(({ record }) => identityOf(record).registration)) &&
      !differ(some.map(({ record }) => record.bornOn?.slice(0, 4))) &&
      !differ(some.map(({ record }) => (record.sex === 'unknown' ? undefined : record.sex)))
    )
  }
}

function recordsOf(trees: readonly Ancestry[], nodes: readonly Node[], groups: Groups) {
  const at = new Map(nodes.map(({ tree, record }, index) => [`${tree}:${record.id}`, index]))
  const idOf = (tree: number, id: string) => {
    const first = nodes[groups.membersOf(at.get(`${tree}:${id}`) ?? -1)[0] ?? -1]
    return first === undefined ? `${tree}:${id}` : `${first.tree}:${first.record.id}`
  }
  const conflicts: { id: string; parent: 'sire' | 'dam' }[] = []
  const joinedBy = new Map<string, readonly string[]>()
  const records = nodes.flatMap(({ tree, record }, index) => {
    const id = idOf(tree, record.id)
    const members = groups.membersOf(index)
    if (members[0] !== index) return []
    joinedBy.set(id, groups.identities[index] ?? [])
    const parentOf = (field: 'sireId' | 'damId') => {
      const claims = new Set(
        members.flatMap(member => {
          const node = nodes[member]
          const parent = node?.record[field]
          return node === undefined || parent === undefined ? [] : [idOf(node.tree, parent)]
        }),
      )
      if (claims.size > 1) conflicts.push({ id, parent: field === 'sireId' ? 'sire' : 'dam' })
      return [...claims][0]
    }
    return [
      joined(
        id,
        members.flatMap(member => nodes[member]?.record ?? []),
        parentOf,
      ),
    ]
  })
  const rootOf = new Map(trees.map(({ key, rootId }, tree) => [key, idOf(tree, rootId)]))
  return { records, rootOf, conflicts, joinedBy }
}

/** Facts of the first record that states them. */
function joined(
  id: string,
  records: readonly PedigreeRecord[],
  parentOf: (field: 'sireId' | 'damId') => string | undefined,
): PedigreeRecord {
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
