import {
  documentDigest,
  offerTransferInputSchema,
  transferSummarySchema,
} from '@pawfect/domain/certificates/custody'
import { command } from '../../procedures/index.ts'
import { TransferRefusedError } from './certificates-errors.ts'
import { keysInUse } from './keys-in-use.ts'
import { summariseTransfer } from './summarise-transfer.ts'
import { takeOffer } from './take-offer.ts'
import { findTransferByOffer } from './transfers-store.ts'

/**
 * Takes a signed offer to hand an animal over. It has to continue the last settled paper about that animal, be
 * signed by every owner whose signature counts, and be the only one open. Again: changes nothing.
 */
export const offerTransfer = command
  .input(offerTransferInputSchema)
  .output(transferSummarySchema)
  .mutation(async ({ ctx, input: { step, owners } }) => {
    const { document } = step
    if (document.type !== 'PetTransferOffer') throw new TransferRefusedError('not-an-offer')
    const now = ctx.clock.now()
    const keys = await keysInUse(ctx.db, ctx.caller.userId)
    if (!document.from.some(did => keys.has(did))) throw new TransferRefusedError('not-an-owner')
    const offerDigest = documentDigest(document)
    const known = await findTransferByOffer(ctx.db, offerDigest)
    if (known === null) await takeOffer(ctx.db, step, { offer: document, owners, now })
    return summariseTransfer(ctx.db, { offerDigest, userId: ctx.caller.userId, now })
  })
