import { checkRows } from '../coefficients/coefficient-errors.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { type CommonLink, nearestCommonAncestor } from './nearest-common-ancestor.ts'
import type { MarkedPedigree } from './possible-parent.ts'
import { possibleRelationships } from './possible-relationships.ts'
import { type KnownRelationship, kinshipOf, type RelationshipKind, relationshipKind } from './relationship.ts'

/** How two animals are related, as far as their pedigrees say. */
export type Relationship = KnownRelationship & {
  /** Further ways in which they are related within four generations, nearest first. */
  readonly also: readonly KnownRelationship[]
  /**
   * Relationships up to first cousins that are not recorded but that an unknown parent could make true, nearest
   * first. Empty only when the pedigrees rule all of them out.
   */
  readonly cannotRuleOut: readonly RelationshipKind[]
}

/** Charts of four generations are compared place by place; what lies farther apart is named by its nearest link. */
const COMPARED_GENERATIONS = 4

/**
 * Names how animal `a` is related to animal `b`: "a is the ... of b".
 *
 * `unrelated` means that no common ancestor is recorded and that all parents and grandparents of both that matter
 * are known; otherwise it is `cannot-confirm-unrelated`. Neither says anything about ancestors before the studbook.
 *
 * @throws {NoSuchAnimalError} for a row that is no animal.
 */
export function relationshipBetween(pedigree: Pedigree, a: number, b: number): Relationship {
  checkRows(pedigree, [a, b])
  return relationshipBy(
    pedigree,
    { a, b },
    {
      inCharts: () => compareCharts(pedigree, a, b),
      beyond: () => nearestCommonAncestor(pedigree, a, b),
    },
  )
}

/** Where recorded links of a pair are found: in their charts, and beyond them. */
export type LinkFinder = {
  readonly inCharts: () => readonly KnownRelationship[]
  readonly beyond: () => CommonLink | undefined
}

/** Puts a relationship together from the links that somebody finds. */
export function relationshipBy(
  pedigree: MarkedPedigree,
  { a, b }: { readonly a: number; readonly b: number },
  find: LinkFinder,
): Relationship {
  if (a === b) return { kind: 'self', up: { a: 0, b: 0 }, times: 1, also: [], cannotRuleOut: [] }
  const known = find.inCharts()
  const [nearest, ...also] = known.length > 0 ? known : linksOf(find.beyond())
  const recorded = new Set(known.map(({ kind }) => kind))
  const cannotRuleOut = possibleRelationships(pedigree, a, b).filter(kind => !recorded.has(kind))
  if (nearest !== undefined) return { ...nearest, also, cannotRuleOut }
  const kind = cannotRuleOut.length > 0 ? 'cannot-confirm-unrelated' : 'unrelated'
  return { kind, up: { a: 0, b: 0 }, times: 0, also: [], cannotRuleOut }
}

/** A place in an animal's chart: who stands there, how many generations up. */
type Place = { readonly row: number; readonly up: number }

/** Every recorded way in which two animals are related within their charts, the nearest first. */
export function compareCharts(pedigree: Pedigree, a: number, b: number): KnownRelationship[] {
  const found = new Map<string, { relationship: KnownRelationship; kinship: number }>()
  const add = (relationship: Omit<KnownRelationship, 'times'>, isHalf: boolean) => {
    const { kind, up, through } = relationship
    const key = `${kind} ${up.a} ${up.b} ${through}`
    const times = (found.get(key)?.relationship.times ?? 0) + 1
    found.set(key, { relationship: { ...relationship, times }, kinship: kinshipOf(relationship, isHalf) })
  }
  const placesOfA = chart(pedigree, a)
  const placesOfB = chart(pedigree, b)
  for (const { row, up } of placesOfB) if (row === a) add(direct({ a: 0, b: up }), false)
  for (const { row, up } of placesOfA) if (row === b) add(direct({ a: up, b: 0 }), false)
  for (const ofA of belowTheTop(placesOfA)) {
    for (const ofB of belowTheTop(placesOfB)) {
      const siblings = siblingsByRecord(pedigree, ofA.row, ofB.row)
      if (siblings !== undefined) add(collateral({ a: ofA.up + 1, b: ofB.up + 1 }, siblings), siblings.isHalf)
    }
  }
  return [...found.values()].sort(nearestFirst).map(({ relationship }) => relationship)
}

function nearestFirst(
  one: { relationship: KnownRelationship; kinship: number },
  other: { relationship: KnownRelationship; kinship: number },
): number {
  const steps = ({ relationship: { up } }: typeof one) => up.a + up.b
  return other.kinship - one.kinship || steps(one) - steps(other)
}

/** The parents of the topmost places are beyond the chart, so siblings among those do not show. */
function belowTheTop(places: readonly Place[]): Place[] {
  return places.filter(({ up }) => up < COMPARED_GENERATIONS)
}

function direct(up: KnownRelationship['up']): Omit<KnownRelationship, 'times'> {
  return { kind: relationshipKind(up, false), up }
}

function collateral(up: KnownRelationship['up'], siblings: Siblings): Omit<KnownRelationship, 'times'> {
  if (up.a + up.b > 2 || !siblings.isHalf) return { kind: relationshipKind(up, siblings.isHalf), up }
  const kind = siblings.isThreeQuarter ? 'three-quarter-siblings' : 'half-siblings'
  return { kind, up, ...(siblings.through && { through: siblings.through }) }
}

/** Every place of an animal's chart, itself first; an animal that stands in several places is listed for each. */
export function chart({ sires, dams }: Pedigree, row: number): Place[] {
  const places: Place[] = [{ row, up: 0 }]
  for (const place of places) {
    if (place.up === COMPARED_GENERATIONS) break
    for (const parent of [sires[place.row] as number, dams[place.row] as number])
      if (parent !== UNKNOWN_PARENT) places.push({ row: parent, up: place.up + 1 })
  }
  return places
}

type Siblings = {
  readonly isHalf: boolean
  readonly isThreeQuarter: boolean
  readonly through?: 'sire' | 'dam'
}

function siblingsByRecord(pedigree: Pedigree, one: number, other: number): Siblings | undefined {
  if (one === other || !shareAParent(pedigree, one, other)) return undefined
  if (areFullSiblings(pedigree, one, other)) return { isHalf: false, isThreeQuarter: false }
  const parents = parentPair(pedigree, one)
  const others = parentPair(pedigree, other)
  const shared = parents.find(row => row !== UNKNOWN_PARENT && others.includes(row))
  if (shared === undefined) return undefined
  const unshared = parents.find(row => row !== shared) ?? shared
  const unsharedOfOther = others.find(row => row !== shared) ?? shared
  const isThreeQuarter = isFirstDegree(pedigree, unshared, unsharedOfOther)
  if (parents[0] === shared && others[0] === shared) return { isHalf: true, isThreeQuarter, through: 'sire' }
  if (parents[1] === shared && others[1] === shared) return { isHalf: true, isThreeQuarter, through: 'dam' }
  return { isHalf: true, isThreeQuarter }
}

/** Asked for every pair of places, so without making anything. */
function shareAParent({ sires, dams }: Pedigree, one: number, other: number): boolean {
  const sire = sires[one] as number
  const dam = dams[one] as number
  return (
    (sire !== UNKNOWN_PARENT && (sire === sires[other] || sire === dams[other])) ||
    (dam !== UNKNOWN_PARENT && (dam === sires[other] || dam === dams[other]))
  )
}

function parentPair({ sires, dams }: Pedigree, row: number): readonly [sire: number, dam: number] {
  return [sires[row] as number, dams[row] as number]
}

function areFullSiblings(pedigree: Pedigree, one: number, other: number): boolean {
  const [sire, dam] = parentPair(pedigree, one)
  const [otherSire, otherDam] = parentPair(pedigree, other)
  if (sire === UNKNOWN_PARENT || dam === UNKNOWN_PARENT) return false
  return (sire === otherSire && dam === otherDam) || (sire === otherDam && dam === otherSire)
}

/** Full siblings, or parent and offspring. */
function isFirstDegree(pedigree: Pedigree, one: number, other: number): boolean {
  if (one === UNKNOWN_PARENT || other === UNKNOWN_PARENT) return false
  const isParent = parentPair(pedigree, one).includes(other) || parentPair(pedigree, other).includes(one)
  return isParent || (one !== other && areFullSiblings(pedigree, one, other))
}

function linksOf(link: CommonLink | undefined): readonly KnownRelationship[] {
  if (link === undefined) return []
  return [{ kind: relationshipKind(link.up, link.isHalf), up: link.up, times: 1 }]
}
