/**
 * The names of relationships, read as "a is the ... of b" where they have a direction. `half` relationships run
 * through one common ancestor, full ones through a couple.
 */
export const RELATIONSHIP_KINDS = [
  'self',
  'parent',
  'offspring',
  'full-siblings',
  'three-quarter-siblings',
  'half-siblings',
  'grandparent',
  'grandoffspring',
  'avuncular',
  'nepotal',
  'half-avuncular',
  'half-nepotal',
  'great-grandparent',
  'great-grandoffspring',
  'first-cousins',
  'half-first-cousins',
  'great-avuncular',
  'great-nepotal',
  'half-great-avuncular',
  'half-great-nepotal',
  'ancestor',
  'descendant',
  'cousins',
  'half-cousins',
  'cannot-confirm-unrelated',
  'unrelated',
] as const

/**
 * One of `RELATIONSHIP_KINDS`. `avuncular`: a is the uncle or aunt of b; `nepotal`: its nephew or niece.
 * `three-quarter-siblings` share one parent, and their other parents are full siblings or parent and offspring.
 * `ancestor`, `descendant`, `cousins` and the `great-` ones beyond the named carry their generations beside them.
 */
export type RelationshipKind = (typeof RELATIONSHIP_KINDS)[number]

/** One way in which two animals are related. */
export type KnownRelationship = {
  readonly kind: RelationshipKind
  /** Generations from `a` up to the nearest ancestors that link the two, and from `b`; 0 where it is one of them. */
  readonly up: { readonly a: number; readonly b: number }
  /** In how many places of their charts: 2 for double cousins. */
  readonly times: number
  /** Only for half siblings: the parent they share. */
  readonly through?: 'sire' | 'dam'
}

/**
 * Names the way from two animals up to what links them.
 *
 * @param up - generations from each; one is 0 for ancestor and descendant.
 * @param isHalf - whether one ancestor links them, rather than a couple.
 */
export function relationshipKind(up: KnownRelationship['up'], isHalf: boolean): RelationshipKind {
  if (up.a === 0) return (['self', 'parent', 'grandparent', 'great-grandparent'] as const)[up.b] ?? 'ancestor'
  if (up.b === 0)
    return (['self', 'offspring', 'grandoffspring', 'great-grandoffspring'] as const)[up.a] ?? 'descendant'
  if (up.a === 1 && up.b === 1) return isHalf ? 'half-siblings' : 'full-siblings'
  if (up.a === 1 && up.b === 2) return isHalf ? 'half-avuncular' : 'avuncular'
  if (up.b === 1 && up.a === 2) return isHalf ? 'half-nepotal' : 'nepotal'
  if (up.a === 1) return isHalf ? 'half-great-avuncular' : 'great-avuncular'
  if (up.b === 1) return isHalf ? 'half-great-nepotal' : 'great-nepotal'
  if (up.a === 2 && up.b === 2) return isHalf ? 'half-first-cousins' : 'first-cousins'
  return isHalf ? 'half-cousins' : 'cousins'
}

/** Kinship that the relationship alone gives, between animals whose ancestors are not inbred; for ordering. */
export function kinshipOf({ kind, up }: Pick<KnownRelationship, 'kind' | 'up'>, isHalf: boolean): number {
  if (kind === 'three-quarter-siblings') return 3 / 16
  const couples = isHalf || up.a === 0 || up.b === 0 ? 1 : 2
  return (couples * 0.5 ** (up.a + up.b)) / 2
}
