export { type AncestryToShare, ancestryToShare } from './ancestry-to-share.ts'
export { type AnimalIdentity, identityOf } from './animal-identity.ts'
export {
  checkSharedPedigree,
  NoStudError,
  NotAnAncestorError,
  RootMissingError,
  SexContradictedError,
} from './check-shared-pedigree.ts'
export {
  areCloseKin,
  CLOSE_KIN_NUMBERS,
  type CloseKin,
  canRuleOutCloseKin,
  closeKinOf,
  NO_CLOSE_KIN,
} from './close-kin.ts'
export { type Ancestry, type MergedAncestries, mergeAncestries } from './merge-ancestries.ts'
export {
  listStudsInputSchema,
  MOST_RECORDS_PER_PAGE,
  MOST_SHARED_ANCESTORS,
  namesChip,
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
} from './shared-pedigree.ts'
