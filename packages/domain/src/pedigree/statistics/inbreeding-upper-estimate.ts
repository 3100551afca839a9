import { checkCoefficients } from '../coefficients/coefficient-errors.ts'
import { litterInbreeding, type Mating } from '../coefficients/kinship.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { completenessByGeneration } from './completeness.ts'
import { type AnimalOrLitter, parentsOf } from './parents-of.ts'
import { NotAProbabilityError } from './statistics-errors.ts'

/** What a coefficient could be, given the ancestors that nobody recorded. */
export type UpperEstimate = {
  /** The exact coefficient of what is recorded; it takes unknown ancestors as unrelated. */
  readonly recorded: number
  /** Were unknown ancestors as related as contemporaries' parents are on average; an expectation, not a bound. */
  readonly ifLikeContemporaries: number
  /** Were each of them as related to the other side as `kinshipOfUnknown` says. Never below `recorded`. */
  readonly upper: number
  /** The chance that a line of descent on either side ends at an unknown ancestor within the generations counted. */
  readonly unknownShare: number
  /** The assumptions, to be shown beside the figures. */
  readonly assumed: {
    readonly generations: number
    readonly kinshipOfUnknown: number
    readonly kinshipOfContemporaries: number
  }
}

/** How unknown ancestors are thought of. */
export type UpperEstimateOptions = {
  readonly f: Float64Array
  /** Unknown ancestors up to this generation count; those farther back are left as recorded. @default 4 */
  readonly generations?: number | undefined
  /**
   * Kinship of an unknown ancestor with the other side's animals: 1/4 takes it as their parent, offspring or full
   * sibling, the nearest relative that two animals usually are.
   * @default 0.25
   */
  readonly kinshipOfUnknown?: number | undefined
  /** As `inbreedingByYear` gives it, when many estimates are asked for. */
  readonly byYear?: ((year: number) => number) | undefined
}

/** First degree: parent and offspring, full siblings. */
const NEAREST_USUAL_KINSHIP = 0.25

/**
 * An explicit upper estimate of a coefficient when ancestors are unknown. Two alleles come from one ancestor either
 * by what is recorded, or after one of their lines was lost at an unknown ancestor: so the coefficient is at most
 * the recorded one plus the chance of such a loss times the kinship one grants to the unknown. It is an upper bound
 * as long as no unknown ancestor is nearer to the other side than assumed.
 *
 * The middle figure puts in the mean inbreeding of the animals of both known parents born in the same year instead,
 * as VanRaden does for unknown parents.
 *
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {GenerationsOutOfRangeError} unless `generations` is a whole number from 1 to 50.
 * @throws {NotAProbabilityError} when `kinshipOfUnknown` is none.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see VanRaden (1992), "Accounting for inbreeding and crossbreeding in genetic evaluation of large populations",
 * J. Dairy Sci. 75
 */
export function inbreedingUpperEstimate(
  pedigree: Pedigree,
  of: AnimalOrLitter,
  { f, generations = 4, kinshipOfUnknown = NEAREST_USUAL_KINSHIP, byYear }: UpperEstimateOptions,
): UpperEstimate {
  checkCoefficients(pedigree, f)
  if (!(kinshipOfUnknown >= 0 && kinshipOfUnknown <= 1)) throw new NotAProbabilityError(kinshipOfUnknown)
  const parents = parentsOf(pedigree, of)
  const levels = completenessByGeneration(pedigree, parents, generations)
  const last = levels[levels.length - 1]
  const unknownShare = 1 - (last?.bySire ?? 0) * (last?.byDam ?? 0)
  const recorded = litterInbreeding(pedigree, parents, f)
  const lost = Math.min(unknownShare, 1 - recorded)
  const kinshipOfContemporaries = (byYear ?? inbreedingByYear(pedigree, f))(yearOf(pedigree, of, parents))
  return {
    recorded,
    ifLikeContemporaries: recorded + lost * Math.min(kinshipOfContemporaries, kinshipOfUnknown),
    upper: recorded + lost * kinshipOfUnknown,
    unknownShare,
    assumed: { generations, kinshipOfUnknown, kinshipOfContemporaries },
  }
}

/** The year of birth; of a litter that of its younger parent, 0 when unknown. */
function yearOf({ birthYears }: Pedigree, of: AnimalOrLitter, { sire, dam }: Mating): number {
  if (typeof of === 'number') return birthYears[of] as number
  const born = (row: number) => (row === UNKNOWN_PARENT ? 0 : (birthYears[row] as number))
  return Math.max(born(sire), born(dam))
}

/**
 * Mean coefficient of the animals of two known parents born in each year; the mean over all years for a year without
 * such animals and for 0.
 *
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 */
export function inbreedingByYear(pedigree: Pedigree, f: Float64Array): (year: number) => number {
  checkCoefficients(pedigree, f)
  const { size, sires, dams, birthYears } = pedigree
  const all = { sum: 0, count: 0 }
  const ofYear = new Map<number, { sum: number; count: number }>()
  for (let row = 0; row < size; row += 1) {
    if (sires[row] === UNKNOWN_PARENT || dams[row] === UNKNOWN_PARENT) continue
    const year = birthYears[row] as number
    const born = ofYear.get(year) ?? { sum: 0, count: 0 }
    ofYear.set(year, born)
    for (const mean of [all, born]) {
      mean.sum += f[row] as number
      mean.count += 1
    }
  }
  ofYear.delete(0)
  return year => {
    const { sum, count } = ofYear.get(year) ?? all
    return count === 0 ? 0 : sum / count
  }
}
