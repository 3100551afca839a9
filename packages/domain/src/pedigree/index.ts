export { CoefficientsMismatchError, NoSuchAnimalError } from './coefficients/coefficient-errors.ts'
export { completeGenerations } from './coefficients/complete-generations.ts'
export { type ComputationOptions, inbreedingCoefficients } from './coefficients/inbreeding-coefficients.ts'
export { kinship, litterInbreeding, type Mating } from './coefficients/kinship.ts'
export { type RankedSire, rankSires } from './coefficients/rank-sires.ts'
export { applyFix, safeRecords } from './exchange/apply-fix.ts'
export {
  COLUMN_ROLES,
  type ColumnMapping,
  type ColumnRole,
  columnMappingSchema,
  type DateOrder,
  dateOrderSchema,
  type MappingProposal,
  type MappingQuestion,
  mappingProposalSchema,
  mappingQuestionSchema,
  type ProposedColumn,
  proposedColumnSchema,
} from './exchange/column-mapping.ts'
export { FixOutdatedError, MissingColumnError, UnreadablePedigreeError } from './exchange/exchange-errors.ts'
export {
  EDITABLE_FIELDS,
  type EditableField,
  FINDING_KINDS,
  FIX_KINDS,
  type FindingFacts,
  type FindingKind,
  type FixKind,
  findingFactsSchema,
  type PedigreeFinding,
  type ProposedFix,
  pedigreeFindingSchema,
  proposedFixSchema,
  type RecordEdit,
  recordEditSchema,
} from './exchange/pedigree-finding.ts'
export type { PedigreeReading, ReadingOptions, ReadingProgress } from './exchange/pedigree-reading.ts'
export { proposeColumnMapping, readPedigreeTable } from './exchange/read-pedigree-table.ts'
export {
  type AlleleFrequencies,
  type Chance,
  type CoatCaution,
  type CoatCombination,
  type CoatEvidence,
  type CoatHazard,
  type CoatLocus,
  type CoatModel,
  type CoatOutcome,
  type CoatTrait,
  type CoatWarning,
  checkTestReports,
  coatModelOf,
  type DiseaseQuestion,
  FrequencyOutOfRangeError,
  findGeneticTest,
  GENETIC_TESTS,
  type GeneticTest,
  type HealthCaution,
  ImpossibleCoatError,
  type Inheritance,
  type LitterCoat,
  type LitterCoatQuestion,
  type LitterDiseaseRisk,
  type LitterHealthQuestion,
  type LitterHealthRisk,
  type LitterTrait,
  likeliestCoats,
  litterCoat,
  litterDiseaseRisk,
  litterHealthRisks,
  MaleCarrierError,
  type PossibleGenotype,
  possibleGenotypes,
  type RiskClasses,
  type TestReport,
  type TestResult,
  testReportSchema,
  UnknownAlleleError,
  type VariantFrequency,
} from './genetics/index.ts'
export {
  type ArrangedPedigree,
  arrangePedigree,
  type Pedigree,
  SEX_CODES,
  UNKNOWN_PARENT,
} from './pedigree.ts'
export { DuplicateAnimalError, PedigreeCycleError } from './pedigree-errors.ts'
export {
  type PedigreeRecord,
  type PedigreeSex,
  partialDateSchema,
  pedigreeRecordSchema,
  pedigreeSexSchema,
} from './pedigree-record.ts'
