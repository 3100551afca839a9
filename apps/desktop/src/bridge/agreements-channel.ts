import {
  agreementDraftSchema,
  agreementIdSchema,
  agreementRoleSchema,
  chainAddressSchema,
  signedDeedSchema,
  signingTermsSchema,
  unsignedDeedSchema,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { accountScopeSchema } from './account-scope.ts'
import { defineCall } from './bridge-call.ts'

/** The longest agreement there can be, with room to spare. */
const MOST_TEXT = 40_000

const signatureSchema = z.string().regex(/^0x[0-9a-f]{130}$/)

/** The key this machine signs agreements with. It never leaves the companion. */
export const agreementsChannel = {
  /** The account's address here, with the proof that this machine holds its key; made at the first call. */
  myKey: defineCall({
    input: z.object({ accountId: accountScopeSchema }),
    output: z.object({ address: chainAddressSchema, possession: signatureSchema }),
  }),
  /**
   * Signs an agreement that was shown. The companion writes the text anew from the answers and signs nothing that
   * was not on the screen. Errors: `agreements/text-differs`, `agreements/not-a-party`, `agreements/key-unreadable`.
   */
  signAgreement: defineCall({
    input: z.object({
      accountId: accountScopeSchema,
      agreementId: agreementIdSchema,
      writtenOn: z.iso.date(),
      draft: agreementDraftSchema,
      shownText: z.string().max(MOST_TEXT),
      signers: z.partialRecord(agreementRoleSchema, chainAddressSchema),
      signing: signingTermsSchema,
    }),
    output: z.object({ signature: signatureSchema }),
  }),
  /** Signs one deed in a running agreement, good once and for thirty days. Errors as above. */
  signDeed: defineCall({
    input: z.object({
      accountId: accountScopeSchema,
      kind: z.enum(['breeding', 'adoption']),
      termsHash: z.string().regex(/^0x[0-9a-f]{64}$/),
      place: signingTermsSchema.shape.place,
      deed: unsignedDeedSchema,
    }),
    output: z.object({ deed: signedDeedSchema, signature: signatureSchema }),
  }),
} as const
