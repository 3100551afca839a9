import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import {
  couldBeAncestor,
  couldBeDam,
  couldBeParent,
  couldBeSire,
  isSelfOrAncestor,
} from './possible-parent.ts'
import type { RelationshipKind } from './relationship.ts'

type Answer = 'yes' | 'no' | 'open'

/**
 * The relationships, up to first cousins, that two animals could have through parents that are not known, beyond
 * what is recorded. Sexes, years of birth and recorded descent rule out what they can. Nearest first.
 */
export function possibleRelationships(pedigree: Pedigree, a: number, b: number): RelationshipKind[] {
  const found: RelationshipKind[] = []
  const add = (isOpen: boolean, kind: RelationshipKind) => {
    if (isOpen) found.push(kind)
  }
  if (a === b) return found
  add(couldBeParent(pedigree, a, b), 'parent')
  add(couldBeParent(pedigree, b, a), 'offspring')
  const siblings = siblingsOpen(pedigree, a, b)
  add(siblings.full, 'full-siblings')
  add(siblings.half, 'half-siblings')
  add(grandparentOpen(pedigree, a, b), 'grandparent')
  add(grandparentOpen(pedigree, b, a), 'grandoffspring')
  const avuncular = avuncularOpen(pedigree, a, b)
  const nepotal = avuncularOpen(pedigree, b, a)
  const cousins = cousinsOpen(pedigree, a, b)
  add(avuncular.full, 'avuncular')
  add(nepotal.full, 'nepotal')
  add(avuncular.half, 'half-avuncular')
  add(nepotal.half, 'half-nepotal')
  add(cousins.full, 'first-cousins')
  add(cousins.half, 'half-first-cousins')
  return found
}

type Open = { readonly full: boolean; readonly half: boolean }

/** Whether they could share both parents, or one, other than by what is recorded. */
function siblingsOpen(pedigree: Pedigree, a: number, b: number): Open {
  const { sires, dams } = pedigree
  const sire = sameParent(sires[a] as number, sires[b] as number, {
    couldBeOfA: candidate => couldBeSire(pedigree, candidate, a),
    couldBeOfB: candidate => couldBeSire(pedigree, candidate, b),
  })
  const dam = sameParent(dams[a] as number, dams[b] as number, {
    couldBeOfA: candidate => couldBeDam(pedigree, candidate, a),
    couldBeOfB: candidate => couldBeDam(pedigree, candidate, b),
  })
  const isOpen = sire === 'open' || dam === 'open'
  return {
    full: isOpen && sire !== 'no' && dam !== 'no',
    half: isOpen && sire !== 'yes' && dam !== 'yes',
  }
}

function sameParent(
  ofA: number,
  ofB: number,
  { couldBeOfA, couldBeOfB }: Record<'couldBeOfA' | 'couldBeOfB', (candidate: number) => boolean>,
): Answer {
  if (ofA === UNKNOWN_PARENT) return ofB === UNKNOWN_PARENT || couldBeOfA(ofB) ? 'open' : 'no'
  if (ofB === UNKNOWN_PARENT) return couldBeOfB(ofA) ? 'open' : 'no'
  return ofA === ofB ? 'yes' : 'no'
}

/** Whether `elder` could be a parent of one of the parents, known or unknown. */
function grandparentOpen(pedigree: Pedigree, elder: number, younger: number): boolean {
  return parentPlaces(pedigree, younger).some(parent => {
    if (parent === UNKNOWN_PARENT) return couldBeAncestor(pedigree, elder, younger)
    return parent !== elder && couldBeParent(pedigree, elder, parent)
  })
}

/** Whether `elder` could be a sibling of one of the parents, known or unknown. */
function avuncularOpen(pedigree: Pedigree, elder: number, younger: number): Open {
  return anyOpen(
    parentPlaces(pedigree, younger).map(parent => {
      // A full sibling of an elder that descends from the younger would descend from it too, and be no parent of it.
      if (parent === UNKNOWN_PARENT) return { full: !isSelfOrAncestor(pedigree, younger, elder), half: true }
      return parent === elder ? bothIf(false) : siblingsOpen(pedigree, elder, parent)
    }),
  )
}

function cousinsOpen(pedigree: Pedigree, a: number, b: number): Open {
  const pairs = parentPlaces(pedigree, a).flatMap(ofA =>
    parentPlaces(pedigree, b).map(ofB => {
      if (ofA === UNKNOWN_PARENT || ofB === UNKNOWN_PARENT) return bothIf(true)
      return ofA === ofB ? bothIf(false) : siblingsOpen(pedigree, ofA, ofB)
    }),
  )
  return anyOpen(pairs)
}

function parentPlaces({ sires, dams }: Pedigree, row: number): readonly number[] {
  return [sires[row] as number, dams[row] as number]
}

function bothIf(isOpen: boolean): Open {
  return { full: isOpen, half: isOpen }
}

function anyOpen(places: readonly Open[]): Open {
  return { full: places.some(place => place.full), half: places.some(place => place.half) }
}
