import type { AccessProvider } from './access-provider.ts'
import { grantRecord, openGrant, recordGrantSchema } from './record-grant.ts'
import { RecordClosedError } from './vault-errors.ts'

/** The keys of one person: what they sign with and what they read with, 32 bytes each. */
export type EnvelopeKeys = {
  readonly did: string
  readonly signingSecret: Uint8Array
  readonly readingSecret: Uint8Array
}

const NAME = 'envelopes'

/** The default: every record key is wrapped for its reader, and nobody has to be asked to open it. */
export function envelopeAccess({ did, signingSecret, readingSecret }: EnvelopeKeys): AccessProvider {
  return {
    name: NAME,
    letIn: async (terms, recordKey) => ({
      provider: NAME,
      access: grantRecord({ ...terms, recordKey }, { did, secretKey: signingSecret }),
    }),
    fetchKey: async ({ provider, access }, expected) => {
      const grant = recordGrantSchema.safeParse(access)
      if (provider !== NAME || !grant.success) throw new RecordClosedError('grant-forged')
      return openGrant(grant.data, readingSecret, expected)
    },
  }
}
