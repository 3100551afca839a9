import { DomainError } from '../../domain-error.ts'

/** A gene that colours coats, with the alleles laboratories report. */
export type CoatLocus = {
  /** As breeders write it, for example `E`. */
  readonly symbol: string
  readonly gene: string
  /** Number in Online Mendelian Inheritance in Animals (omia.org). */
  readonly omia: string
  /** As written in a genotype, the most dominant first. */
  readonly alleles: readonly string[]
  /** On the X chromosome: a male has one copy, from his dam. */
  readonly xLinked?: true
  /** Who described it. */
  readonly source: string
}

/** The two alleles an animal shows at each locus of a trait, in the order of `loci`; one where it has one copy only. */
export type ShownAlleles = readonly (readonly string[])[]

/** Something one can see, and the loci that decide it together. Loci of different traits are inherited apart. */
export type CoatTrait = {
  readonly id: string
  readonly loci: readonly CoatLocus[]
  readonly phenotypes: readonly string[]
  /** Which of `phenotypes` these alleles look like. */
  readonly phenotypeOf: (alleles: ShownAlleles) => string
  /** Phenotypes whose young die before birth. */
  readonly unborn?: readonly string[]
}

/** A coat that harms, or may harm, the young that wears it. */
export type CoatHazard = {
  readonly code: string
  readonly trait: string
  /** Any of these phenotypes brings it about. */
  readonly phenotypes: readonly string[]
  readonly severity: 'serious' | 'caution'
  readonly source: string
}

/** What is known of the genetics of one species' coats. */
export type CoatModel = { readonly traits: readonly CoatTrait[]; readonly hazards: readonly CoatHazard[] }

/** A genotype names an allele that this locus does not have. */
export class UnknownAlleleError extends DomainError {
  override readonly name = 'UnknownAlleleError'
  readonly code = 'pedigree/unknown-allele'
  override readonly facts: { readonly locus: string; readonly written: string }
  constructor(locus: string, written: string) {
    super(`"${written}" is no genotype at locus ${locus}`)
    this.facts = { locus, written: written.slice(0, 40) }
  }
}

/** Stands for an allele nobody tested, also written `-` or `_`. */
const UNTESTED = new Set(['?', '-', '_', ''])

/**
 * Reads a genotype as laboratories write it: `E/e`, `B/-`, and for a male at an X-linked locus `O` or `O/Y`.
 *
 * @returns the alleles, null where one is not known.
 * @throws {UnknownAlleleError} when the text is no genotype at this locus.
 */
export function readGenotype(
  locus: CoatLocus,
  written: string,
  sex: 'male' | 'female',
): readonly (string | null)[] {
  const copies = copiesOf(locus, sex)
  const parts = written.split('/').map(part => part.trim())
  if (copies === 1 && parts.length === 2 && parts[1] === 'Y') parts.pop()
  if (parts.length !== copies) throw new UnknownAlleleError(locus.symbol, written)
  return parts.map(part => {
    if (UNTESTED.has(part)) return null
    if (!locus.alleles.includes(part)) throw new UnknownAlleleError(locus.symbol, written)
    return part
  })
}

/** How many copies of a locus an animal of this sex has. */
export function copiesOf(locus: CoatLocus, sex: 'male' | 'female'): 1 | 2 {
  return locus.xLinked === true && sex === 'male' ? 1 : 2
}
