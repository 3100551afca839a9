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
