import { z } from 'zod'
import { userIdSchema } from '../identity/index.ts'

/** Somebody the caller does not want to come across; it holds both ways, everywhere. */
export const blockSchema = z.object({
  userId: userIdSchema,
  /** Empty when the account is gone. */
  displayName: z.string(),
  blockedAt: z.iso.datetime(),
})
export type Block = z.infer<typeof blockSchema>
