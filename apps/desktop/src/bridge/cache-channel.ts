import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'

/** One persisted query cache is text of at most this length; the oldest entries of an account go first. */
export const MAX_CACHE_CHARS = 4 * 1024 * 1024

const cacheKey = z.string().regex(/^[A-Za-z0-9_.:-]{1,120}$/)
const entry = z.object({ accountId: accountScopeSchema, key: cacheKey })

/** What the app has seen, kept so that it stays readable with the server down. */
export const cacheChannel = {
  /** `text` is null when nothing is kept under the key. */
  get: defineCall({ input: entry, output: z.object({ text: z.string().nullable() }) }),
  set: defineCall({
    input: entry.extend({ text: z.string().max(MAX_CACHE_CHARS) }),
    output: z.object({ kept: z.boolean() }),
  }),
  delete: defineCall({ input: entry, output: z.object({ deleted: z.boolean() }) }),
} as const
