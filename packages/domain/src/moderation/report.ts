import { z } from 'zod'

export const reportIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'ReportId'>()
export type ReportId = z.infer<typeof reportIdSchema>

export const reportSubjectSchema = z.object({
  kind: z.enum(['user', 'pet', 'photo', 'meetup', 'chat', 'artwork']),
  id: z.string().max(64),
})
export const reportCategorySchema = z.enum([
  'scam',
  'harassment',
  'animal-welfare',
  'fake',
  'indecent',
  'other',
])

export const reportInputSchema = z.object({
  subject: reportSubjectSchema,
  category: reportCategorySchema,
  details: z.string().trim().max(1000),
})
export type ReportInput = z.infer<typeof reportInputSchema>

export const reportDecisionSchema = z.enum(['dismissed', 'warned', 'hidden', 'suspended'])
export type ReportDecision = z.infer<typeof reportDecisionSchema>
