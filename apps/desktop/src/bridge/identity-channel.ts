import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'

const hostInfoSchema = z.object({
  kind: z.enum(['electron', 'browser']),
  version: z.string(),
  platform: z.enum(['linux', 'macos', 'windows', 'other']),
  serverUrl: z.string(),
  /** As of the last answer or failure; `unknown` before the first. */
  server: z.enum(['up', 'down', 'unknown']),
  /** `file` means a private file, not the system's keychain: say so where keys are made. */
  keyProtection: z.enum(['keychain', 'file']),
  /** The address that opens this app in an ordinary browser (a headset's, for example), or null. */
  browserUrl: z.string().nullable(),
})

/** What the app may know about the machine it runs on. */
export type HostInfo = z.infer<typeof hostInfoSchema>

/** The machine and who is on it. No secret crosses here. */
export const identityChannel = {
  hostInfo: defineCall({ input: z.object({}), output: hostInfoSchema }),
  /** Asks the server now whether it is there. */
  checkServer: defineCall({ input: z.object({}), output: hostInfoSchema.pick({ server: true }) }),
  /** Deletes everything this machine keeps for the account: drafts, originals, cache, keys, bundles. */
  forgetAccount: defineCall({
    input: z.object({ accountId: accountScopeSchema }),
    output: z.object({ forgotten: z.boolean() }),
  }),
} as const
