import { checkCoefficients } from '../coefficients/coefficient-errors.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { litterInbreeding } from '../coefficients/kinship.ts'
import type { Pedigree } from '../pedigree.ts'
import { ancestorsWithin } from './ancestors-within.ts'
import { meetingChances } from './meeting-chances.ts'
import { type AnimalOrLitter, parentsOf } from './parents-of.ts'
import { checkGenerations } from './statistics-errors.ts'

/** An animal that stands on both sides of a pedigree, with what runs through it. */
export type CommonAncestor = {
  readonly row: number
  /** The part of the coefficient that Wright's paths through this animal give. */
  readonly part: number
  /** How many such paths there are; null when there are more than can be counted exactly. */
  readonly paths: number | null
}

/** Where a coefficient of inbreeding comes from. */
export type CommonAncestors = {
  /** The largest part first. Animals through which no path runs on its own are not listed. */
  readonly ancestors: readonly CommonAncestor[]
  /** What the listed ones leave of the exact coefficient: paths that reach beyond the generations asked for. */
  readonly rest: number
}

/** How far common ancestors are looked for. */
export type CommonAncestorOptions = {
  /** The pedigree's coefficients, when they are at hand. */
  readonly f?: Float64Array | undefined
  /** 1 to 50, the parents being the first. Work grows with the square of the ancestors. @default 12 */
  readonly generations?: number | undefined
}

/**
 * Splits the coefficient of an animal or of a proposed litter among the common ancestors of its parents: the sum,
 * over Wright's paths through each, of (1/2)^n (1 + F of the ancestor), n being the animals on the path. A parent
 * that is also an ancestor of the other parent is one of them. Parts and rest sum to the exact coefficient.
 *
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {GenerationsOutOfRangeError} unless `generations` is a whole number from 1 to 50.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Wright (1922), "Coefficients of Inbreeding and Relationship"
 */
export function commonAncestors(
  pedigree: Pedigree,
  of: AnimalOrLitter,
  { f, generations = 12 }: CommonAncestorOptions = {},
): CommonAncestors {
  checkCoefficients(pedigree, f)
  checkGenerations(generations)
  const parents = parentsOf(pedigree, of)
  const exact = f ?? inbreedingCoefficients(pedigree)
  const within = ancestorsWithin(pedigree, parents, generations)
  const { chances, ways } = meetingChances(within.pedigree, within.mating)
  const ancestors: CommonAncestor[] = []
  chances.forEach((chance, at) => {
    if (chance === 0) return
    const row = within.wholeRows[at] as number
    const count = ways[at] as number
    ancestors.push({
      row,
      part: (chance * (1 + (exact[row] as number))) / 2,
      paths: Number.isNaN(count) ? null : count,
    })
  })
  ancestors.sort((one, other) => other.part - one.part || other.row - one.row)
  const listed = ancestors.reduce((sum, { part }) => sum + part, 0)
  return { ancestors, rest: Math.max(0, litterInbreeding(pedigree, parents, exact) - listed) }
}
