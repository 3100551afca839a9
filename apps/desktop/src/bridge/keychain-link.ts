import { z } from 'zod'

/** Where the companion waits for the desktop app that can reach the system's keychain. */
export const KEYCHAIN_PATH = '/keychain'

const base64 = z.string().max(8192)

/** What the companion asks of the desktop app's keychain. */
export const keychainRequestSchema = z.object({
  id: z.number().int().min(0),
  operation: z.enum(['seal', 'unseal']),
  data: base64,
})

/** What the keychain answers. */
export const keychainAnswerSchema = z.object({
  id: z.number().int().min(0),
  /** Null when the keychain could not do it. */
  data: base64.nullable(),
})

/** What the companion asks of the desktop app's keychain. */
export type KeychainRequest = z.infer<typeof keychainRequestSchema>

/** What the keychain answers. */
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>
