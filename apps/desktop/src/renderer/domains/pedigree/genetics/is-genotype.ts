import {
  type CoatTrait,
  type PedigreeSex,
  possibleGenotypes,
  UnknownAlleleError,
} from '@pawfect/domain/pedigree'

/** Whether text is a genotype at a locus of a trait that a living animal of that sex can have. */
export function isGenotype(trait: CoatTrait, genotype: Record<string, string>, sex: PedigreeSex): boolean {
  try {
    return possibleGenotypes(trait, { sex: sex === 'male' ? 'male' : 'female', genotype }).length > 0
  } catch (error) {
    if (error instanceof UnknownAlleleError) return false
    throw error
  }
}
