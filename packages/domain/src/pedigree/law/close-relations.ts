import type { Pedigree } from '../pedigree.ts'
import type { RelationshipKind } from '../statistics/relationship.ts'
import { type Relationship, relationshipBetween } from '../statistics/relationship-between.ts'

/** Relations breeding rules speak of. Full siblings share both parents, half-siblings exactly one. */
export const CLOSE_RELATIONS = [
  'parent-offspring',
  'full-siblings',
  'half-siblings',
  'grandparent-grandchild',
] as const
export type CloseRelation = (typeof CLOSE_RELATIONS)[number]

/** How closely two animals are related, as far as is known. Two animals can be related in several ways at once. */
export type RelationshipEvidence = {
  /** Follows from recorded parents. */
  readonly found: readonly CloseRelation[]
  /** Would be true if an unrecorded parent or grandparent were the right animal. Never a reason to say "unrelated". */
  readonly notRuledOut: readonly CloseRelation[]
}

/** Nothing at all is known of the two. */
export const NOTHING_KNOWN: RelationshipEvidence = { found: [], notRuledOut: CLOSE_RELATIONS }

/** What breeding rules call the relationships they speak of. */
const IN_LAW: Readonly<Partial<Record<RelationshipKind, CloseRelation>>> = {
  parent: 'parent-offspring',
  offspring: 'parent-offspring',
  'full-siblings': 'full-siblings',
  'three-quarter-siblings': 'half-siblings',
  'half-siblings': 'half-siblings',
  grandparent: 'grandparent-grandchild',
  grandoffspring: 'grandparent-grandchild',
}

/**
 * Finds every close relation of two different animals, and every one that unknown parents leave open.
 *
 * @param pair - rows of the pedigree.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 */
export function closeRelationsBetween(
  pedigree: Pedigree,
  { a, b }: { readonly a: number; readonly b: number },
): RelationshipEvidence {
  return relationshipEvidence(relationshipBetween(pedigree, a, b))
}

/** Reads what breeding rules ask for out of a relationship that is already known. */
export function relationshipEvidence(relationship: Relationship): RelationshipEvidence {
  const named = (kinds: readonly RelationshipKind[]) => new Set(kinds.map(kind => IN_LAW[kind]))
  const found = named([relationship, ...relationship.also].map(({ kind }) => kind))
  const open = named(relationship.cannotRuleOut)
  return {
    found: CLOSE_RELATIONS.filter(relation => found.has(relation)),
    notRuledOut: CLOSE_RELATIONS.filter(relation => open.has(relation) && !found.has(relation)),
  }
}
