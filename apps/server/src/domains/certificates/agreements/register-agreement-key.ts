import { createHash } from 'node:crypto'
import {
  keyPossessionDocument,
  registerAgreementKeyInputSchema,
  signerOfTypedData,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { command, signedInQuery } from '../../../procedures/index.ts'
import { findAgreementKey, findKeyHolder, saveAgreementKey } from './agreement-keys-store.ts'
import { AgreementKeyTakenError, AgreementSignatureError } from './agreements-errors.ts'
import { fillAddresses } from './agreements-store.ts'

const keySchema = z.object({ address: z.string().nullable() })

/** The address the caller signs agreements with; null before their machine has shown one. */
export const myAgreementKey = signedInQuery
  .output(keySchema)
  .query(async ({ ctx }) => ({ address: await findAgreementKey(ctx.db, ctx.caller.userId) }))

/**
 * Registers the address of a key on the caller's machine, and puts it into their open agreements that wait for one.
 * Again: changes nothing.
 */
export const registerAgreementKey = command
  .input(registerAgreementKeyInputSchema)
  .output(keySchema)
  .mutation(async ({ ctx, input: { address, signature } }) => {
    const { userId } = ctx.caller
    const account = createHash('sha256').update(userId).digest('hex')
    const signer = signerOfTypedData(keyPossessionDocument(`0x${account}`), signature)
    if (signer !== address) throw new AgreementSignatureError()
    const holder = await findKeyHolder(ctx.db, address)
    if (holder !== null && holder !== userId) throw new AgreementKeyTakenError()
    await saveAgreementKey(ctx.db, { userId, address, now: ctx.clock.now() })
    await fillAddresses(ctx.db, userId, address)
    return { address }
  })
