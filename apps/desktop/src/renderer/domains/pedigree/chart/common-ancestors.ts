import { type Ancestry, offspringFirst } from './ancestry.ts'

/** An animal through which sire and dam of the root are related. */
export type CommonAncestor = {
  readonly animalId: number
  /** Its part of the root's coefficient of inbreeding, in (0, 1]; the parts add up to the coefficient. */
  readonly contribution: number
}

/**
 * Who makes the root inbred, and how much: Wright's sum over the lines from sire and dam that meet first in one
 * ancestor, (1/2)^(n1+n2+1) (1+F). Lines are followed together, always the younger end first, so that each pair of
 * ancestors is met once however many lines lead to it.
 *
 * @returns largest part first; empty when sire and dam share no known ancestor.
 * @see Wright (1922), "Coefficients of Inbreeding and Relationship"
 */
export function commonAncestors(ancestry: Ancestry): readonly CommonAncestor[] {
  const ids = offspringFirst(ancestry)
  const rank = new Map(ids.map((id, index) => [id, index]))
  const family = ids.map(id => parentRanks(ancestry, rank, id))
  const known = ids.map(id => ancestry.animals.get(id)?.inbreeding ?? undefined)
  const inbreeding = inbreedingByRank(family, known)
  const [sire, dam] = family[0] ?? []
  if (sire === undefined || dam === undefined) return []
  return [...meetings(family, [sire, dam])]
    .map(([met, weight]) => ({
      animalId: ids[met] ?? 0,
      contribution: (weight / 2) * (1 + (inbreeding[met] ?? 0)),
    }))
    .sort((a, b) => b.contribution - a.contribution || a.animalId - b.animalId)
}

type Family = readonly (readonly [sire: number | undefined, dam: number | undefined])[]

function parentRanks(
  ancestry: Ancestry,
  rank: ReadonlyMap<number, number>,
  animalId: number,
): readonly [number | undefined, number | undefined] {
  const animal = ancestry.animals.get(animalId)
  return [rank.get(animal?.sireId ?? 0), rank.get(animal?.damId ?? 0)]
}

/**
 * How much of two animals' lines meets first in which ancestor. Ranks grow towards the ancestors, so the smaller
 * rank is never an ancestor of the larger and is the one to follow upwards.
 */
function meetings(family: Family, pair: readonly [number, number]): ReadonlyMap<number, number> {
  const met = new Map<number, number>()
  const open: Map<number, number>[] = family.map(() => new Map())
  const add = (a: number, b: number, weight: number): void => {
    if (a === b) met.set(a, (met.get(a) ?? 0) + weight)
    else {
      const others = open[Math.min(a, b)]
      others?.set(Math.max(a, b), (others.get(Math.max(a, b)) ?? 0) + weight)
    }
  }
  add(pair[0], pair[1], 1)
  for (const [younger, others] of open.entries()) {
    for (const [other, weight] of others) {
      for (const parent of family[younger] ?? []) if (parent !== undefined) add(parent, other, weight / 2)
    }
    others.clear()
  }
  return met
}

/** Given figures are exact and kept; the others follow from the ancestors at hand, oldest first. */
function inbreedingByRank(family: Family, known: readonly (number | undefined)[]): readonly number[] {
  const figures = known.map(figure => figure ?? 0)
  for (let rank = family.length - 1; rank >= 0; rank -= 1) {
    const [sire, dam] = family[rank] ?? []
    if (known[rank] !== undefined || sire === undefined || dam === undefined) continue
    let sum = 0
    for (const [met, weight] of meetings(family, [sire, dam])) sum += (weight / 2) * (1 + (figures[met] ?? 0))
    figures[rank] = sum
  }
  return figures
}
