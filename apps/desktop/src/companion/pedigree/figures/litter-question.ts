import {
  type CoatTrait,
  checkBreedingLaw,
  closeRelationsBetween,
  coatModelOf,
  type LawFinding as DomainLawFinding,
  factsFromGenes,
  findGeneticTest,
  ImpossibleCoatError,
  type LitterCoat,
  type LitterCoatQuestion,
  litterCoat,
  litterHealthRisks,
  MaleCarrierError,
  type Pedigree,
  type RelationshipEvidence,
  type TestReport,
  UnknownAlleleError,
} from '@pawfect/domain/pedigree'
import { BREEDS, type Species } from '@pawfect/domain/pets'
import type {
  AnimalGenetics,
  BreedingPlace,
  ChanceRange,
  LawAnswer,
  LawFinding,
  LitterGenes,
} from '../../../bridge/index.ts'

/** What of a parent rules and genes ask for. */
export type ParentFacts = {
  readonly bornOn: string | null
  readonly breed: string | null
  readonly isChipped: boolean
  readonly genetics: AnimalGenetics
}

/** Two parents of one pedigree, with what is known of both. */
export type LitterQuestion = {
  readonly pedigree: Pedigree
  readonly sire: number
  readonly dam: number
  readonly sireFacts: ParentFacts
  readonly damFacts: ParentFacts
}

/** What a studbook says of itself. */
export type Circumstances = { readonly species: Species | null; readonly place: BreedingPlace | null }

/** Close relations, found or left open. */
export function closeKinOfPair({ pedigree, sire, dam }: LitterQuestion): RelationshipEvidence {
  return closeRelationsBetween(pedigree, { a: sire, b: dam })
}

/**
 * What the rules of the place say of the mating today; null where the studbook does not say its species or place.
 * Litters she had elsewhere are not in the studbook, so their number counts as unknown.
 */
export function lawOf(question: LitterQuestion, { species, place }: Circumstances): LawAnswer | null {
  if (species === null || place === null) return null
  const parent = ({ bornOn, isChipped }: ParentFacts) => ({
    ...(bornOn === null ? {} : { bornOn }),
    ...(isChipped ? { chipped: true } : {}),
  })
  const answer = checkBreedingLaw({
    jurisdiction: place,
    on: new Date().toISOString().slice(0, 10),
    species,
    sire: parent(question.sireFacts),
    dam: parent(question.damFacts),
    relationship: closeKinOfPair(question),
    facts: factsFromGenes({
      coat: coatResult(species, question.sireFacts, question.damFacts) ?? { warnings: [] },
      risks: healthRisks(species, question.sireFacts, question.damFacts),
    }),
  })
  return {
    ...answer,
    findings: answer.findings.map(crossing),
    upcoming: answer.upcoming.map(crossing),
    duties: answer.duties.map(crossing),
    silentOn: [...answer.silentOn],
  }
}

function crossing(finding: DomainLawFinding): LawFinding {
  return { ...finding, source: { ...finding.source }, values: { ...finding.values } }
}

/** What genes say of the litter; null where nobody said whether these are dogs or cats. */
export function genesOf(
  { sireFacts, damFacts }: LitterQuestion,
  { species }: Circumstances,
): LitterGenes | null {
  if (species === null) return null
  return { risks: risksOf(species, sireFacts, damFacts), coat: coatOf(species, sireFacts, damFacts) }
}

function risksOf(species: Species, sire: ParentFacts, dam: ParentFacts): LitterGenes['risks'] {
  return healthRisks(species, sire, dam).map(({ test, sire: ofSire, dam: ofDam, risk, cautions }) => ({
    testId: test.id,
    name: test.name,
    gene: test.gene,
    inheritance: test.inheritance,
    source: test.source,
    sire: ofSire,
    dam: ofDam,
    young: risk.young,
    verdict: risk.verdict,
    cautions: [...cautions],
  }))
}

function healthRisks(species: Species, sire: ParentFacts, dam: ParentFacts) {
  const breedIds = [breedIdOf(sire.breed, species), breedIdOf(dam.breed, species)].filter(id => id !== null)
  const sireReports = reportsOf(sire).filter(
    ({ testId, result }) =>
      result !== 'carrier' || findGeneticTest(testId)?.inheritance !== 'x-linked-recessive',
  )
  return litterHealthRisks({ species, breedIds, sire: sireReports, dam: reportsOf(dam) })
}

function reportsOf({ genetics: { tests } }: ParentFacts): TestReport[] {
  return Object.entries(tests)
    .filter(([testId]) => findGeneticTest(testId) !== undefined)
    .map(([testId, result]) => ({ testId, result }))
}

/** The question of what a litter looks like, as far as the parents' words fit the species. */
export function coatQuestion(species: Species, sire: ParentFacts, dam: ParentFacts): LitterCoatQuestion {
  const { traits } = coatModelOf(species)
  const symbols = new Set(traits.flatMap(({ loci }) => loci.map(({ symbol }) => symbol)))
  const looks = new Map(traits.map(({ id, phenotypes }) => [id, phenotypes]))
  const evidence = ({ genetics: { genotype, phenotype } }: ParentFacts) => ({
    genotype: Object.fromEntries(Object.entries(genotype).filter(([symbol]) => symbols.has(symbol))),
    phenotype: Object.fromEntries(
      Object.entries(phenotype).filter(([trait, look]) => looks.get(trait)?.includes(look) === true),
    ),
  })
  return { species, sire: evidence(sire), dam: evidence(dam) }
}

function coatOf(species: Species, sire: ParentFacts, dam: ParentFacts): LitterGenes['coat'] {
  const told = toldTraits(coatQuestion(species, sire, dam))
  if (told.size === 0) return nothingTold(species)
  const coat = coatResult(species, sire, dam)
  if (coat === null) return null
  const traitOf = new Map(coatModelOf(species).hazards.map(({ code, trait }) => [code, trait]))
  return {
    traits: coat.traits.map(({ trait, outcomes }) => ({
      trait,
      isTold: told.has(trait),
      outcomes: outcomes.map(({ phenotype, young }) => ({ phenotype, young })),
    })),
    warnings: coat.warnings
      .filter(({ code }) => told.has(traitOf.get(code) ?? ''))
      .map(warning => ({ ...warning })),
    cautions: [...coat.cautions],
  }
}

/** Null where nothing is known of the parents' looks, or what was entered cannot be. */
function coatResult(species: Species, sire: ParentFacts, dam: ParentFacts): LitterCoat | null {
  const question = coatQuestion(species, sire, dam)
  // Every pair of genotypes of parents of whom nothing is known takes a second and says nothing.
  if (toldTraits(question).size === 0) return null
  try {
    return litterCoat(question)
  } catch (error) {
    const isEntered =
      error instanceof ImpossibleCoatError ||
      error instanceof UnknownAlleleError ||
      error instanceof MaleCarrierError
    if (isEntered) return null
    throw error
  }
}

function nothingTold(species: Species): NonNullable<LitterGenes['coat']> {
  const { traits } = coatModelOf(species)
  return {
    traits: traits.map(({ id }) => ({ trait: id, isTold: false, outcomes: [] })),
    warnings: [],
    cautions: [],
  }
}

/** Traits of which something is known of at least one parent. */
function toldTraits({ species, sire, dam }: LitterCoatQuestion): Set<string> {
  const isKnown = ({ genotype = {}, phenotype = {} }: LitterCoatQuestion['sire'], trait: CoatTrait) =>
    phenotype[trait.id] !== undefined || trait.loci.some(({ symbol }) => genotype[symbol] !== undefined)
  const { traits } = coatModelOf(species)
  return new Set(traits.filter(trait => isKnown(sire, trait) || isKnown(dam, trait)).map(({ id }) => id))
}

/** The largest chance of an affected young; null where no parent was tested for anything. */
export function largestRisk(genes: LitterGenes | null): ChanceRange | null {
  const told = (genes?.risks ?? []).filter(({ sire, dam }) => sire !== 'unknown' || dam !== 'unknown')
  const chances = told.map(({ young }) => young.affected)
  return chances.toSorted((one, two) => two.low - one.low || two.high - one.high)[0] ?? null
}

const BREED_IDS = new Map(
  BREEDS.flatMap(({ id, name, species }) => [
    [`${species} ${plain(name)}`, id],
    [`${species} ${plain(id)}`, id],
  ]),
)

function breedIdOf(breed: string | null, species: Species): string | null {
  return breed === null ? null : (BREED_IDS.get(`${species} ${plain(breed)}`) ?? null)
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
