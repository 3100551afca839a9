import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { ancestralPedigree } from './ancestral-pedigree.ts'
import { checkCoefficients, checkRows } from './coefficient-errors.ts'
import { inbreedingCoefficients } from './inbreeding-coefficients.ts'
import { RelationshipProbe } from './relationship-probe.ts'

/**
 * Kinship (coancestry) of two animals: the chance that an allele drawn from each comes from one ancestor, exact over
 * all generations. Of an animal with itself it is (1 + F) / 2.
 *
 * @param f - the pedigree's inbreeding coefficients, when they are at hand; otherwise the ancestors' are computed.
 * @returns a probability in [0, 1]; 0.25 for full siblings and for parent and child.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 * @see Malécot (1948), "Les mathématiques de l'hérédité"
 */
export function kinship(pedigree: Pedigree, a: number, b: number, f?: Float64Array): number {
  checkRows(pedigree, [a, b])
  checkCoefficients(pedigree, f)
  if (f !== undefined) return relationship(probeOf(pedigree, f), a, b) / 2
  const { pedigree: small, wholeRows } = ancestralPedigree(pedigree, [a, b])
  const probe = new RelationshipProbe(small, inbreedingCoefficients(small))
  return relationship(probe, wholeRows.indexOf(a), wholeRows.indexOf(b)) / 2
}

/** A sire and a dam that might have a litter; `UNKNOWN_PARENT` where one is not known. */
export type Mating = { readonly sire: number; readonly dam: number }

/**
 * Inbreeding coefficient that every pup of a proposed mating would have: the kinship of its parents. 0 when a parent
 * is unknown.
 *
 * @param f - the pedigree's inbreeding coefficients, when they are at hand.
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {CoefficientsMismatchError} when `f` has not one value for each animal.
 */
export function litterInbreeding(pedigree: Pedigree, { sire, dam }: Mating, f?: Float64Array): number {
  checkRows(pedigree, [sire, dam], { allowUnknown: true })
  checkCoefficients(pedigree, f)
  return sire === UNKNOWN_PARENT || dam === UNKNOWN_PARENT ? 0 : kinship(pedigree, sire, dam, f)
}

function relationship(probe: RelationshipProbe, a: number, b: number): number {
  probe.turnTo(a, [b])
  return probe.with(b)
}

/** A probe's columns are as long as the pedigree, so the one for the coefficients asked with last is kept. */
const probes = new WeakMap<Float64Array, { readonly pedigree: Pedigree; readonly probe: RelationshipProbe }>()

function probeOf(pedigree: Pedigree, f: Float64Array): RelationshipProbe {
  const kept = probes.get(f)
  if (kept?.pedigree === pedigree) return kept.probe
  const probe = new RelationshipProbe(pedigree, f)
  probes.set(f, { pedigree, probe })
  return probe
}
