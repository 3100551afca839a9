export { type Block, blockSchema } from './block.ts'
export {
  type ReportDecision,
  type ReportId,
  type ReportInput,
  reportCategorySchema,
  reportDecisionSchema,
  reportIdSchema,
  reportInputSchema,
  reportSubjectSchema,
} from './report.ts'
