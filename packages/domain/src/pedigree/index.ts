export {
  CoefficientsMismatchError,
  NoSuchAnimalError,
  ParentsNotFirstError,
} from './coefficients/coefficient-errors.ts'
export { completeGenerations } from './coefficients/complete-generations.ts'
export {
  type GeneratedPopulation,
  generatedPedigree,
  POPULATIONS,
} from './coefficients/generated-pedigree.ts'
export { type AddedLitter, GrowingPedigree, type NewLitter } from './coefficients/growing-pedigree.ts'
export { type ComputationOptions, inbreedingCoefficients } from './coefficients/inbreeding-coefficients.ts'
export { kinship, litterInbreeding, type Mating } from './coefficients/kinship.ts'
export { kinshipOfGroup } from './coefficients/kinship-matrix.ts'
export { type MateMatrix, type MateQuestion, mateMatrix } from './coefficients/mate-matrix.ts'
export { type RankedSire, rankSires, type SireQuestion } from './coefficients/rank-sires.ts'
export { applyFix, safeRecords } from './exchange/apply-fix.ts'
export { checkPedigreeRecords } from './exchange/check-pedigree-records.ts'
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
export { type GedcomOptions, writeGedcom } from './exchange/gedcom/write-gedcom.ts'
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
export { writePedigreeJson } from './exchange/pedigree-json.ts'
export type { PedigreeReading, ReadingOptions, ReadingProgress } from './exchange/pedigree-reading.ts'
export { readPedigreeFile } from './exchange/read-pedigree-file.ts'
export { proposeColumnMapping, readPedigreeTable } from './exchange/read-pedigree-table.ts'
export { type CsvOptions, writePedigreeCsv } from './exchange/write-pedigree-csv.ts'
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
  checkCoatEvidence,
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
  BREEDING_RULES,
  type BreedingFact,
  type BreedingLawQuestion,
  CLOSE_RELATIONS,
  type CloseRelation,
  type Club,
  checkBreedingLaw,
  closeRelationsBetween,
  factsFromGenes,
  type Judgement,
  type Jurisdiction,
  LAW_DATA_AS_OF,
  type LawAnswer,
  type LawFinding,
  type LawRule,
  type MateFacts,
  NOT_LEGAL_ADVICE,
  NOTHING_KNOWN,
  NoSuchDayError,
  type RelationshipEvidence,
  type RuleTest,
  relationshipEvidence,
  type Topic,
  type Verdict,
} from './law/index.ts'
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
export {
  type Ancestry,
  type AncestryToShare,
  type AnimalIdentity,
  ancestryToShare,
  areCloseKin,
  CLOSE_KIN_NUMBERS,
  type CloseKin,
  canRuleOutCloseKin,
  checkSharedPedigree,
  closeKinOf,
  identityOf,
  listStudsInputSchema,
  type MergedAncestries,
  MOST_RECORDS_PER_PAGE,
  MOST_SHARED_ANCESTORS,
  mergeAncestries,
  NO_CLOSE_KIN,
  NoStudError,
  NotAnAncestorError,
  namesChip,
  RootMissingError,
  SexContradictedError,
  type SharedPedigree,
  type SharedRecord,
  type SharePedigreeInput,
  type Stud,
  type StudOffer,
  type StudPage,
  sharedPedigreeSchema,
  sharedRecordSchema,
  sharePedigreeInputSchema,
  studOfferSchema,
  studPageSchema,
} from './sharing/index.ts'
export {
  type AncestorEquivalents,
  type AncestorSearch,
  ancestorEquivalents,
} from './statistics/ancestor-equivalents.ts'
export { type AncestorLoss, ancestorLoss } from './statistics/ancestor-loss.ts'
export { ancestralInbreeding } from './statistics/ancestral-inbreeding.ts'
export {
  type CommonAncestor,
  type CommonAncestorOptions,
  type CommonAncestors,
  commonAncestors,
} from './statistics/common-ancestors.ts'
export {
  completenessByGeneration,
  completenessIndex,
  completenessIndices,
  type GenerationCompleteness,
  type TracedGenerations,
  tracedGenerations,
} from './statistics/completeness.ts'
export {
  type EffectiveSize,
  type EffectiveSizeInput,
  type EffectiveSizeMethod,
  effectiveSize,
} from './statistics/effective-size.ts'
export {
  type FounderContributions,
  type FounderShare,
  founderContributions,
  founderEquivalents,
  foundersOf,
  rankFounders,
} from './statistics/founder-contributions.ts'
export type { Population } from './statistics/gene-flow.ts'
export { type GenerationInterval, generationInterval } from './statistics/generation-interval.ts'
export {
  type GeneticTrend,
  geneticTrend,
  type SireShare,
  type TrendOptions,
  type YearOfBirths,
} from './statistics/genetic-trend.ts'
export {
  type CountingRule,
  type CurveOptions,
  type GenerationPoint,
  inbreedingByGeneration,
  litterInbreedingByGeneration,
} from './statistics/inbreeding-by-generation.ts'
export {
  inbreedingByYear,
  inbreedingUpperEstimate,
  type UpperEstimate,
  type UpperEstimateOptions,
} from './statistics/inbreeding-upper-estimate.ts'
export type { AncestorShare } from './statistics/marginal-contributions.ts'
export { type MeanKinship, meanKinship, meanKinshipOfEach } from './statistics/mean-kinship.ts'
export type { AnimalOrLitter } from './statistics/parents-of.ts'
export { partialInbreeding } from './statistics/partial-inbreeding.ts'
export {
  type PedigreeStatistics,
  pedigreeStatistics,
  type StatisticsOptions,
} from './statistics/pedigree-statistics.ts'
export {
  type BreedingUse,
  type BreedingUseOptions,
  breedingUse,
  POPULAR_SIRE_SHARE,
  POPULAR_SIRE_YEARS,
  type Popularity,
  popularSireWarning,
} from './statistics/popular-sires.ts'
export { type ReferencePopulation, referencePopulation } from './statistics/reference-population.ts'
export {
  type KnownRelationship,
  RELATIONSHIP_KINDS,
  type RelationshipKind,
} from './statistics/relationship.ts'
export { type Relationship, relationshipBetween } from './statistics/relationship-between.ts'
export { relationshipsWith } from './statistics/relationships-with.ts'
export {
  EmptyPopulationError,
  GenerationsOutOfRangeError,
  NotAProbabilityError,
} from './statistics/statistics-errors.ts'
