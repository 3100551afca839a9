import { type Pedigree, SEX_CODES, UNKNOWN_PARENT } from '../pedigree.ts'

/**
 * A pedigree with the ancestors of a few animals marked beforehand, themselves included, so that they need not be
 * walked again and again.
 */
export type MarkedPedigree = Pedigree & { readonly ancestorsOf?: ReadonlyMap<number, Uint8Array> }

/** Whether `ancestor` is `row` itself or stands anywhere above it. */
export function isSelfOrAncestor(
  { sires, dams, ancestorsOf }: MarkedPedigree,
  ancestor: number,
  row: number,
): boolean {
  const marked = ancestorsOf?.get(row)
  if (marked !== undefined) return marked[ancestor] === 1
  const met = new Set<number>([row])
  // A set is visited in the order of its growth, also while it grows. Ancestors stand in smaller rows.
  for (const next of met) {
    if (next === ancestor) return true
    for (const parent of [sires[next] as number, dams[next] as number])
      if (parent >= ancestor) met.add(parent)
  }
  return false
}

/**
 * Whether an animal could be an unknown parent of another: the place is empty, its sex does not speak against it, it
 * is not younger by year of birth, and it does not descend from the other.
 */
export function couldBeParent(pedigree: Pedigree, candidate: number, of: number): boolean {
  return couldBeSire(pedigree, candidate, of) || couldBeDam(pedigree, candidate, of)
}

/** The same for the place of the sire. */
export function couldBeSire(pedigree: Pedigree, candidate: number, of: number): boolean {
  return (
    pedigree.sires[of] === UNKNOWN_PARENT &&
    pedigree.sexes[candidate] !== SEX_CODES.female &&
    couldBeAncestor(pedigree, candidate, of)
  )
}

/** The same for the place of the dam. */
export function couldBeDam(pedigree: Pedigree, candidate: number, of: number): boolean {
  return (
    pedigree.dams[of] === UNKNOWN_PARENT &&
    pedigree.sexes[candidate] !== SEX_CODES.male &&
    couldBeAncestor(pedigree, candidate, of)
  )
}

/** Whether nothing speaks against an animal standing somewhere above another: neither years of birth nor descent. */
export function couldBeAncestor(pedigree: Pedigree, candidate: number, of: number): boolean {
  const born = pedigree.birthYears[candidate] as number
  const offspringBorn = pedigree.birthYears[of] as number
  if (born !== 0 && offspringBorn !== 0 && born > offspringBorn) return false
  return !isSelfOrAncestor(pedigree, of, candidate)
}
