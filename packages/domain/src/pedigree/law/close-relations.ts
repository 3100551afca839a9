import { type Pedigree, SEX_CODES, UNKNOWN_PARENT } from '../pedigree.ts'

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

/**
 * Finds every close relation of two different animals, and every one that unknown parents leave open. Sexes and years
 * of birth rule out what cannot be: no animal has a parent of the wrong sex, or one born in a later year.
 *
 * @param pair - rows of the pedigree.
 */
export function closeRelationsBetween(
  pedigree: Pedigree,
  { a, b }: { readonly a: number; readonly b: number },
): RelationshipEvidence {
  const ties = new Set<CloseRelation>()
  const open = new Set<CloseRelation>()
  judgeSiblings(pedigree, { a, b }, { ties, open })
  for (const [older, younger] of [
    [a, b],
    [b, a],
  ] as const) {
    const parent = slotOf(pedigree, older, parentSlots(pedigree, younger, younger))
    if (parent === 'it') ties.add('parent-offspring')
    else if (parent === 'open') open.add('parent-offspring')
    const grandparent = slotOf(pedigree, older, grandparentSlots(pedigree, younger))
    if (grandparent === 'it') ties.add('grandparent-grandchild')
    else if (grandparent === 'open') open.add('grandparent-grandchild')
  }
  return {
    found: CLOSE_RELATIONS.filter(relation => ties.has(relation)),
    notRuledOut: CLOSE_RELATIONS.filter(relation => open.has(relation) && !ties.has(relation)),
  }
}

type Findings = { readonly ties: Set<CloseRelation>; readonly open: Set<CloseRelation> }

function judgeSiblings(
  pedigree: Pedigree,
  { a, b }: { a: number; b: number },
  { ties, open }: Findings,
): void {
  const sires = sameParent(pedigree, pedigree.sires, { a, b })
  const dams = sameParent(pedigree, pedigree.dams, { a, b })
  if (sires === 'same' && dams === 'same') {
    ties.add('full-siblings')
    return
  }
  if (sires !== 'different' && dams !== 'different') open.add('full-siblings')
  if (sires === 'same' || dams === 'same') ties.add('half-siblings')
  else if (sires === 'open' || dams === 'open') open.add('half-siblings')
}

function sameParent(pedigree: Pedigree, parents: Int32Array, { a, b }: { a: number; b: number }) {
  const [ofA, ofB] = [parents[a] ?? UNKNOWN_PARENT, parents[b] ?? UNKNOWN_PARENT]
  if (ofA === UNKNOWN_PARENT && ofB === UNKNOWN_PARENT) return 'open'
  if (ofA === ofB) return 'same'
  if (ofA === UNKNOWN_PARENT) return couldBeOlder(pedigree, ofB, a) ? 'open' : 'different'
  if (ofB === UNKNOWN_PARENT) return couldBeOlder(pedigree, ofA, b) ? 'open' : 'different'
  return 'different'
}

/** A place for a parent in the ancestry of `younger`: filled, or open to any animal of that sex. */
type Slot = { readonly row: number; readonly sex: number; readonly younger: number }

function parentSlots(pedigree: Pedigree, row: number, younger: number): Slot[] {
  const filled = (parents: Int32Array) =>
    row === UNKNOWN_PARENT ? UNKNOWN_PARENT : (parents[row] ?? UNKNOWN_PARENT)
  return [
    { row: filled(pedigree.sires), sex: SEX_CODES.male, younger },
    { row: filled(pedigree.dams), sex: SEX_CODES.female, younger },
  ]
}

function grandparentSlots(pedigree: Pedigree, row: number): Slot[] {
  return parentSlots(pedigree, row, row).flatMap(parent =>
    parentSlots(pedigree, parent.row, parent.row === UNKNOWN_PARENT ? row : parent.row),
  )
}

function slotOf(pedigree: Pedigree, row: number, slots: readonly Slot[]): 'it' | 'open' | 'no' {
  if (slots.some(slot => slot.row === row)) return 'it'
  const sex = pedigree.sexes[row] ?? SEX_CODES.unknown
  const isOpen = slots.some(
    slot =>
      slot.row === UNKNOWN_PARENT &&
      (sex === SEX_CODES.unknown || sex === slot.sex) &&
      slot.younger !== row &&
      couldBeOlder(pedigree, row, slot.younger),
  )
  return isOpen ? 'open' : 'no'
}

/** Whether an animal may have been born before another; unknown years leave it open, and cats breed in their first year. */
function couldBeOlder(pedigree: Pedigree, older: number, younger: number): boolean {
  if (older === younger) return false
  const [first, then] = [pedigree.birthYears[older] ?? 0, pedigree.birthYears[younger] ?? 0]
  return first === 0 || then === 0 || first <= then
}
