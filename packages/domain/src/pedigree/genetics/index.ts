export type { Chance } from './chance.ts'
export { type CoatCombination, likeliestCoats } from './coat-combinations.ts'
export {
  type AlleleFrequencies,
  type CoatEvidence,
  type PossibleGenotype,
  possibleGenotypes,
} from './coat-genotypes.ts'
export {
  type CoatHazard,
  type CoatLocus,
  type CoatModel,
  type CoatTrait,
  UnknownAlleleError,
} from './coat-locus.ts'
export {
  type DiseaseQuestion,
  FrequencyOutOfRangeError,
  type Inheritance,
  type LitterDiseaseRisk,
  litterDiseaseRisk,
  MaleCarrierError,
  type RiskClasses,
  type TestResult,
  type VariantFrequency,
} from './disease-risk.ts'
export { findGeneticTest, GENETIC_TESTS, type GeneticTest } from './genetic-tests.ts'
export {
  type CoatCaution,
  type CoatOutcome,
  type CoatWarning,
  checkCoatEvidence,
  coatModelOf,
  ImpossibleCoatError,
  type LitterCoat,
  type LitterCoatQuestion,
  type LitterTrait,
  litterCoat,
} from './litter-coat.ts'
export {
  checkTestReports,
  type HealthCaution,
  type LitterHealthQuestion,
  type LitterHealthRisk,
  litterHealthRisks,
  type TestReport,
  testReportSchema,
} from './litter-health.ts'
