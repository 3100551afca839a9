import { userIdSchema } from '@pawfect/domain/identity'
import { z } from 'zod'

/**
 * Whose drawer on this machine a call opens: an account, or `nobody` before
 * sign-up. Drawers keep several accounts on one machine apart.
 */
export const accountScopeSchema = z.union([z.literal('nobody'), userIdSchema])

/** An account id, or `nobody` before sign-up. */
export type AccountScope = z.infer<typeof accountScopeSchema>
