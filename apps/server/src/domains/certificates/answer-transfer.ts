import {
  type TransferDocument,
  TransferStepError,
  transferStepInputSchema,
  transferSummarySchema,
} from '@pawfect/domain/certificates/custody'
import { command } from '../../procedures/index.ts'
import { TransferNotFoundError } from './certificates-errors.ts'
import { keysInUse } from './keys-in-use.ts'
import { summariseTransfer } from './summarise-transfer.ts'
import { takeAnswer } from './take-answer.ts'
import { findTransferByOffer } from './transfers-store.ts'

/**
 * A procedure that takes one kind of signed answer to an offer. The rules of transfers decide whether it may
 * follow, by the moment it arrives; the signer's own date counts for nothing. Again: changes nothing.
 */
const answerTransfer = (type: TransferDocument['type']) =>
  command
    .input(transferStepInputSchema)
    .output(transferSummarySchema)
    .mutation(async ({ ctx, input: { step } }) => {
      const { document } = step
      if (document.type !== type || document.type === 'PetTransferOffer')
        throw new TransferStepError('another-offer')
      const { userId } = ctx.caller
      const now = ctx.clock.now()
      const row = await findTransferByOffer(ctx.db, document.offer)
      const keys = await keysInUse(ctx.db, userId)
      if (row === null || ![...row.givers, ...row.takers].some(did => keys.has(did)))
        throw new TransferNotFoundError()
      await takeAnswer(row, step, { db: ctx.db, emit: ctx.emit, now })
      return summariseTransfer(ctx.db, { offerDigest: document.offer, userId, now })
    })

/** Takes the animal, signed by everybody it goes to. From here the time to object runs. */
export const acceptTransfer = answerTransfer('PetTransferAcceptance')

/** Takes an offer back that nobody has accepted yet. */
export const withdrawTransfer = answerTransfer('PetTransferWithdrawal')

/** Objects to an accepted transfer, within the time both agreed on. */
export const disputeTransfer = answerTransfer('PetTransferDispute')

/** Ends a dispute, signed by both sides: the transfer stands, or did not happen. */
export const settleTransfer = answerTransfer('PetTransferSettlement')
