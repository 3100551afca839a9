import type { Pedigree } from '../pedigree.ts'
import { geneFlow, type Population } from './gene-flow.ts'
import { type AncestorShare, MarginalContributions } from './marginal-contributions.ts'

/** How many ancestors would explain the diversity of a population, were all of equal weight. */
export type AncestorEquivalents = {
  /** The effective number of ancestors; the middle of the bounds where it was not followed to the end. */
  readonly value: number
  /** Equal to `value` when all alleles are explained. */
  readonly lower: number
  readonly upper: number
  /** The ancestors of the largest marginal contribution, in the order of their choice. */
  readonly ancestors: readonly AncestorShare[]
}

/** When the search for ancestors ends before everything is explained. */
export type AncestorSearch = {
  /**
   * Stop when the bounds lie within this share of the value; 0 goes on to the end. By default 0 up to 50,000
   * animals and 0.002 beyond, where the end would take minutes.
   */
  readonly tolerance?: number | undefined
  /** Stop after this many ancestors. @default 50000 */
  readonly most?: number | undefined
}

/** Animals of which the value is followed to the end in a second or two. */
const EXACT_UP_TO = 50_000
const ROUGHLY = 0.002

/** Alleles that nobody explains once rounding is all that is left. */
const EXPLAINED = 1e-12

/**
 * Effective number of ancestors: the ancestors, founders or not, are chosen one by one, each time the one that
 * explains most of what the chosen ones leave of the population's alleles. Bottlenecks that founder equivalents do
 * not see lower it. As a rule it is below them; where a much used ancestor and its parents both contribute, the
 * choice one by one can end slightly above.
 *
 * Chosen are animals with offspring, and founders; members of the population without offspring explain only
 * themselves and are left to their parents. Of an animal with one known parent the other one is a founder.
 * Of equal ones the older row is taken; the value does not hang on it in the sources' examples.
 *
 * @throws {EmptyPopulationError} for a population without animals.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @see Boichard, Maignel & Verrier (1997), "The value of using probabilities of gene origin to measure genetic
 * variability in a population", Genet. Sel. Evol. 29, appendix B, and page 10 for the lower bound. Its upper bound is
 * nearer, but takes for granted that no more ancestors than founders contribute, which does not always hold.
 */
export function ancestorEquivalents(
  pedigree: Pedigree,
  population: Population,
  { tolerance = pedigree.size <= EXACT_UP_TO ? 0 : ROUGHLY, most = 50_000 }: AncestorSearch = {},
): AncestorEquivalents {
  const flow = geneFlow(pedigree, population)
  const marginal = new MarginalContributions(pedigree, flow)
  const ancestors: AncestorShare[] = []
  let unexplained = 1
  let squares = 0
  for (;;) {
    const next = marginal.takeLargest()
    if (next === undefined) return explained(squares, ancestors)
    ancestors.push(next)
    unexplained -= next.contribution
    squares += next.contribution ** 2
    if (unexplained < EXPLAINED) return explained(squares, ancestors)
    // What is left could be explained by ancestors like the last one, or else in arbitrarily small parts.
    const lower = 1 / (squares + next.contribution * unexplained)
    const upper = 1 / squares
    const value = (lower + upper) / 2
    if (upper - lower < tolerance * value || ancestors.length >= most)
      return { value, lower, upper, ancestors }
  }
}

function explained(squares: number, ancestors: AncestorShare[]): AncestorEquivalents {
  const value = 1 / squares
  return { value, lower: value, upper: value, ancestors }
}
