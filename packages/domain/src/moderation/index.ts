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
