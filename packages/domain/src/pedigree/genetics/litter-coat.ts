import { DomainError } from '../../domain-error.ts'
import type { Species } from '../../pets/index.ts'
import { CAT_COAT } from './cat-coat.ts'
import { type Chance, ChanceRange } from './chance.ts'
import {
  type AlleleFrequencies,
  type CoatEvidence,
  type PossibleGenotype,
  possibleGenotypes,
} from './coat-genotypes.ts'
import { type CoatHazard, type CoatModel, type CoatTrait, UnknownAlleleError } from './coat-locus.ts'
import { DOG_COAT } from './dog-coat.ts'

/** Two parents whose young are asked about. What is not stated of them stays open. */
export type LitterCoatQuestion = {
  readonly species: Species
  readonly sire: CoatEvidence
  readonly dam: CoatEvidence
  /** How common alleles are in the parents' population; only as the caller states it, with its source. */
  readonly frequencies?: AlleleFrequencies
}

/** How likely one look is: for any young that is born, for a son, for a daughter. */
export type CoatOutcome = {
  readonly phenotype: string
  readonly young: Chance
  readonly sons: Chance
  readonly daughters: Chance
}

/** One trait of a litter; the chances of its outcomes sum to 1. */
export type LitterTrait = {
  readonly trait: string
  /** Possible looks only, the likeliest first. Those that die before birth are in `unborn`. */
  readonly outcomes: readonly CoatOutcome[]
  readonly unborn: Chance
}

/** A harmful coat this litter may have: how likely it is, and who says that it harms. */
export type CoatWarning = Pick<CoatHazard, 'code' | 'severity' | 'source'> & { readonly chance: Chance }

/** What a litter may look like. */
export type LitterCoat = {
  readonly traits: readonly LitterTrait[]
  readonly warnings: readonly CoatWarning[]
  readonly cautions: readonly CoatCaution[]
}
/** `hidden-merle`: a red dog can be merle unseen, and short merle alleles are hardly seen; only a test tells. */
export type CoatCaution = 'hidden-merle'

/** No genotype fits what was said of a parent. */
export class ImpossibleCoatError extends DomainError {
  override readonly name = 'ImpossibleCoatError'
  readonly code = 'pedigree/impossible-coat'
  override readonly facts: { readonly trait: string; readonly parent: 'sire' | 'dam' }
  constructor(trait: string, parent: 'sire' | 'dam') {
    super(`no genotype fits what is said of the ${parent}'s ${trait}`)
    this.facts = { trait, parent }
  }
}

/** The coat model of a species: its traits, loci, alleles, sources and hazards. */
export const coatModelOf = (species: Species): CoatModel => (species === 'dog' ? DOG_COAT : CAT_COAT)

/**
 * What a litter may look like, with exact probabilities: every pair of genotypes the parents may have is enumerated.
 * Where a parent's genotype is open, the answer is a range over all of them, and one figure only with stated frequencies.
 *
 * @throws {UnknownAlleleError} for a genotype no such locus has.
 * @throws {ImpossibleCoatError} when no genotype fits what is said of a parent.
 * @throws {FrequencyOutOfRangeError} when stated frequencies of a locus do not sum to 1.
 */
export function litterCoat(question: LitterCoatQuestion): LitterCoat {
  const { species } = question
  const { traits, hazards } = coatModelOf(species)
  const sire = withoutHiddenMerle(species, question.sire)
  const dam = withoutHiddenMerle(species, question.dam)
  const told = traits.map(trait =>
    answerOnce(trait, { ...question, sire, dam }, () =>
      traitOfLitter(trait, genotypesOf(trait, { ...question, sire, dam }), {
        hazards: hazards.filter(hazard => hazard.trait === trait.id),
      }),
    ),
  )
  const cautions: CoatCaution[] = sire !== question.sire || dam !== question.dam ? ['hidden-merle'] : []
  return {
    traits: told.map(answer => answer.trait),
    warnings: told.flatMap(answer => answer.warnings),
    cautions,
  }
}

/**
 * Checks that what is said of one animal's coat fits some genotype. Names of traits and loci that do not exist are
 * refused as well: a misspelt locus would otherwise be silently forgotten.
 *
 * @throws {UnknownAlleleError | ImpossibleCoatError}
 */
export function checkCoatEvidence(evidence: CoatEvidence, species: Species): void {
  const { traits } = coatModelOf(species)
  const parent = evidence.sex === 'male' ? 'sire' : 'dam'
  const symbols = new Set(traits.flatMap(trait => trait.loci.map(locus => locus.symbol)))
  for (const [symbol, written] of Object.entries(evidence.genotype ?? {}))
    if (!symbols.has(symbol)) throw new UnknownAlleleError(symbol, written)
  for (const trait of Object.keys(evidence.phenotype ?? {}))
    if (!traits.some(({ id }) => id === trait)) throw new ImpossibleCoatError(trait, parent)
  for (const trait of traits)
    if (possibleGenotypes(trait, evidence).length === 0) throw new ImpossibleCoatError(trait.id, parent)
}

/** "Not merle" is no evidence in a dog that is red, or may be: merle shows in black pigment only. */
function withoutHiddenMerle(species: Species, evidence: CoatEvidence): CoatEvidence {
  if (species !== 'dog' || evidence.phenotype?.['merle'] !== 'none') return evidence
  const pattern = DOG_COAT.traits.find(trait => trait.id === 'pattern')
  const isRed = pattern !== undefined && mayShow(pattern, 'red', evidence)
  if (!isRed) return evidence
  const { merle: _hidden, ...seen } = evidence.phenotype
  return { ...evidence, phenotype: seen }
}

function mayShow(trait: CoatTrait, phenotype: string, evidence: CoatEvidence): boolean {
  return possibleGenotypes(trait, evidence).some(possible => possible.phenotype === phenotype)
}

type TraitAnswer = { readonly trait: LitterTrait; readonly warnings: readonly CoatWarning[] }

/** Answers kept for each trait: a mate finder asks the same of a thousand untested sires. */
const KEPT_ANSWERS = 256

const answers = new WeakMap<CoatTrait, Map<string, TraitAnswer>>()

/** Remembers answers that depend on this trait's evidence alone, the oldest forgotten first. */
function answerOnce(trait: CoatTrait, question: LitterCoatQuestion, answer: () => TraitAnswer): TraitAnswer {
  if (question.frequencies !== undefined) return answer()
  const about = ({ genotype = {}, phenotype = {} }: CoatEvidence) => [
    phenotype[trait.id] ?? null,
    ...trait.loci.map(({ symbol }) => genotype[symbol] ?? null),
  ]
  const key = JSON.stringify([about(question.sire), about(question.dam)])
  const kept = answers.get(trait) ?? new Map<string, TraitAnswer>()
  answers.set(trait, kept)
  const known = kept.get(key) ?? answer()
  kept.set(key, known)
  if (kept.size > KEPT_ANSWERS) for (const oldest of kept.keys()) if (kept.delete(oldest)) break
  return known
}

type ParentGenotypes = { readonly sires: PossibleGenotype[]; readonly dams: PossibleGenotype[] }

function genotypesOf(trait: CoatTrait, question: LitterCoatQuestion): ParentGenotypes {
  const sires = possibleGenotypes(trait, { ...question.sire, sex: 'male' }, question.frequencies)
  const dams = possibleGenotypes(trait, { ...question.dam, sex: 'female' }, question.frequencies)
  if (sires.length === 0) throw new ImpossibleCoatError(trait.id, 'sire')
  if (dams.length === 0) throw new ImpossibleCoatError(trait.id, 'dam')
  return { sires, dams }
}

function traitOfLitter(
  trait: CoatTrait,
  { sires, dams }: ParentGenotypes,
  { hazards }: { readonly hazards: readonly CoatHazard[] },
): TraitAnswer {
  const looks = trait.phenotypes.length
  const gathered = new ChanceRange(3 * looks + 1 + hazards.length)
  const table = phenotypeTable(trait)
  const hazardLooks = hazards.map(hazard => hazard.phenotypes.map(name => trait.phenotypes.indexOf(name)))
  const unborn = new Set((trait.unborn ?? []).map(name => trait.phenotypes.indexOf(name)))
  for (const sire of sires) {
    for (const dam of dams) {
      const weight = sire.weight === null || dam.weight === null ? null : sire.weight * dam.weight
      gathered.add({ chances: litterOf({ sire, dam }, { table, looks, unborn, hazardLooks }), weight })
    }
  }
  const outcomes = trait.phenotypes
    .map((phenotype, look) => ({
      phenotype,
      young: gathered.of(look),
      sons: gathered.of(looks + look),
      daughters: gathered.of(2 * looks + look),
    }))
    .filter(({ sons, daughters }) => sons.high > 0 || daughters.high > 0)
    .toSorted((one, other) => middle(other.young) - middle(one.young))
  const warnings = hazards
    .map(({ code, severity, source }, index) => ({
      code,
      severity,
      source,
      chance: gathered.of(3 * looks + 1 + index),
    }))
    .filter(({ chance }) => chance.high > 0)
  return { trait: { trait: trait.id, outcomes, unborn: gathered.of(3 * looks) }, warnings }
}

const middle = ({ low, high, expected }: Chance): number => expected ?? (low + high) / 2

/** Which look each pair of gametes gives: row is the sire's gamete, column the dam's; for sons and for daughters. */
type PhenotypeTable = { readonly sons: Int8Array; readonly daughters: Int8Array; readonly gametes: number }

const tables = new WeakMap<CoatTrait, PhenotypeTable>()

function phenotypeTable(trait: CoatTrait): PhenotypeTable {
  const known = tables.get(trait)
  if (known !== undefined) return known
  const gametes = trait.loci.reduce((product, locus) => product * locus.alleles.length, 1)
  const table = { sons: new Int8Array(gametes ** 2), daughters: new Int8Array(gametes ** 2), gametes }
  for (let fromSire = 0; fromSire < gametes; fromSire += 1) {
    for (let fromDam = 0; fromDam < gametes; fromDam += 1) {
      const [sire, dam] = [allelesOf(trait, fromSire), allelesOf(trait, fromDam)]
      const look = (isSon: boolean) =>
        trait.phenotypes.indexOf(
          trait.phenotypeOf(
            trait.loci.map((locus, at) =>
              isSon && locus.xLinked === true ? [dam[at] ?? ''] : [sire[at] ?? '', dam[at] ?? ''],
            ),
          ),
        )
      table.sons[fromSire * gametes + fromDam] = look(true)
      table.daughters[fromSire * gametes + fromDam] = look(false)
    }
  }
  tables.set(trait, table)
  return table
}

function allelesOf(trait: CoatTrait, gamete: number): string[] {
  let rest = gamete
  return trait.loci.map(locus => {
    const allele = locus.alleles[rest % locus.alleles.length] ?? ''
    rest = Math.floor(rest / locus.alleles.length)
    return allele
  })
}

type Litter = {
  readonly table: PhenotypeTable
  readonly looks: number
  readonly unborn: ReadonlySet<number>
  readonly hazardLooks: readonly (readonly number[])[]
}

/** Chances of every look for any young, sons and daughters among those born, then the unborn, then each hazard. */
function litterOf(
  { sire, dam }: { readonly sire: PossibleGenotype; readonly dam: PossibleGenotype },
  { table, looks, unborn, hazardLooks }: Litter,
): number[] {
  const conceived = new Float64Array(3 * looks)
  for (const [fromSire, sireShare] of sire.gametes) {
    for (const [fromDam, damShare] of dam.gametes) {
      const cell = fromSire * table.gametes + fromDam
      const share = sireShare * damShare
      const [son, daughter] = [table.sons[cell] ?? 0, table.daughters[cell] ?? 0]
      conceived[son] = (conceived[son] ?? 0) + share / 2
      conceived[daughter] = (conceived[daughter] ?? 0) + share / 2
      conceived[looks + son] = (conceived[looks + son] ?? 0) + share
      conceived[2 * looks + daughter] = (conceived[2 * looks + daughter] ?? 0) + share
    }
  }
  let lost = 0
  for (const look of unborn) lost += conceived[look] ?? 0
  const hazards = hazardLooks.map(some => some.reduce((sum, look) => sum + (conceived[look] ?? 0), 0))
  const born = Array.from(conceived, (share, at) => (unborn.has(at % looks) ? 0 : share / (1 - lost)))
  return [...born, lost, ...hazards]
}
