import { type CoatLocus, type CoatTrait, copiesOf, readGenotype } from './coat-locus.ts'
import { FrequencyOutOfRangeError } from './disease-risk.ts'

/** What is known of one animal's coat: tested genotypes by locus symbol, and what it looks like by trait. */
export type CoatEvidence = {
  readonly sex?: 'male' | 'female'
  readonly genotype?: Readonly<Record<string, string>>
  readonly phenotype?: Readonly<Record<string, string>>
}

/** How common alleles are, by locus symbol and allele; each locus sums to 1. */
export type AlleleFrequencies = {
  readonly population: string
  readonly source: string
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** A genotype an animal may have at the loci of one trait. */
export type PossibleGenotype = {
  /** As laboratories write it, in the order of the trait's loci; `O/Y` for a male at an X-linked locus. */
  readonly written: readonly string[]
  readonly phenotype: string
  /** What it passes on: gamete number and its share. X-linked alleles of a sire go to daughters only. */
  readonly gametes: readonly (readonly [gamete: number, share: number])[]
  /** Its chance among the possible ones in the stated population; null where none was stated. */
  readonly weight: number | null
}

/**
 * Every genotype that fits what is known of an animal at the loci of one trait; more than one means "cannot tell".
 * A living animal never has one that dies before birth.
 *
 * @throws {UnknownAlleleError} for a genotype no such locus has.
 * @throws {FrequencyOutOfRangeError} when stated frequencies of a locus do not sum to 1.
 */
export function possibleGenotypes(
  trait: CoatTrait,
  evidence: CoatEvidence,
  frequencies?: AlleleFrequencies,
): PossibleGenotype[] {
  const { sex = 'female', genotype = {}, phenotype = {} } = evidence
  const perLocus = trait.loci.map(locus => pairsAt(locus, genotype[locus.symbol], sex))
  const seen = phenotype[trait.id]
  const found = product(perLocus)
    .map(alleles => ({ alleles, look: trait.phenotypeOf(alleles) }))
    .filter(({ look }) => trait.unborn?.includes(look) !== true && (seen === undefined || look === seen))
  const open = trait.loci.filter((_locus, at) => (perLocus[at]?.length ?? 0) > 1)
  const weights = found.map(({ alleles }) => commonness({ trait, open, alleles }, frequencies))
  const total = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)
  return found.map(({ alleles, look }, at) => {
    const weight = weights[at] ?? null
    return {
      written: alleles.map(pair => (pair.length === 1 ? `${pair[0]}/Y` : pair.join('/'))),
      phenotype: look,
      gametes: gametesOf(trait, alleles),
      weight: found.length === 1 ? 1 : weight === null || total === 0 ? null : weight / total,
    }
  })
}

/** Every unordered pair (or single allele) at a locus that fits what was tested. */
function pairsAt(locus: CoatLocus, written: string | undefined, sex: 'male' | 'female'): string[][] {
  const copies = copiesOf(locus, sex)
  const tested =
    written === undefined ? [] : readGenotype(locus, written, sex).filter(allele => allele !== null)
  if (copies === 1) return locus.alleles.filter(one => fits([one], tested)).map(one => [one])
  return locus.alleles.flatMap((one, first) =>
    locus.alleles
      .slice(first)
      .map(other => [one, other])
      .filter(pair => fits(pair, tested)),
  )
}

function fits(pair: readonly string[], tested: readonly string[]): boolean {
  const left = [...pair]
  return tested.every(allele => {
    const at = left.indexOf(allele)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

function product(perLocus: readonly string[][][]): string[][][] {
  return perLocus.reduce<string[][][]>(
    (soFar, pairs) => soFar.flatMap(some => pairs.map(pair => [...some, pair])),
    [[]],
  )
}

type Weighed = {
  readonly trait: CoatTrait
  /** Loci where more than one genotype fits what was tested. */
  readonly open: readonly CoatLocus[]
  readonly alleles: readonly (readonly string[])[]
}

/** The Hardy-Weinberg share of a genotype in the stated population; null unless every open locus is stated. */
function commonness({ trait, open, alleles }: Weighed, frequencies: AlleleFrequencies | undefined) {
  let share = 1
  for (const locus of open) {
    const shares = frequencies?.shares[locus.symbol]
    if (shares === undefined) return null
    checkShares(locus, shares)
    const [one = '', other] = alleles[trait.loci.indexOf(locus)] ?? []
    const [p, q] = [shares[one] ?? 0, other === undefined ? 1 : (shares[other] ?? 0)]
    share *= p * q * (other !== undefined && other !== one ? 2 : 1)
  }
  return share
}

function checkShares(locus: CoatLocus, shares: Readonly<Record<string, number>>): void {
  const sum = locus.alleles.reduce((total, allele) => total + (shares[allele] ?? 0), 0)
  const isShare = locus.alleles.every(allele => (shares[allele] ?? 0) >= 0)
  if (!isShare || Math.abs(sum - 1) > 1e-6) throw new FrequencyOutOfRangeError()
}

/** Gametes are numbered with the first locus counting fastest. Loci of a trait are not linked. */
function gametesOf(trait: CoatTrait, alleles: readonly (readonly string[])[]): PossibleGenotype['gametes'] {
  let gametes = new Map<number, number>([[0, 1]])
  let step = 1
  for (const [at, locus] of trait.loci.entries()) {
    const pair = alleles[at] ?? []
    const next = new Map<number, number>()
    for (const [gamete, share] of gametes) {
      for (const allele of pair) {
        const number = gamete + locus.alleles.indexOf(allele) * step
        next.set(number, (next.get(number) ?? 0) + share / pair.length)
      }
    }
    gametes = next
    step *= locus.alleles.length
  }
  return [...gametes]
}
