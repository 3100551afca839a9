import {
  isoSeconds,
  isPossessionProven,
  issuerKeySchema,
  publicKeyOf,
  registerIssuerKeyInputSchema,
} from '@pawfect/domain/certificates'
import { command } from '../../procedures/index.ts'
import { IssuerKeyTakenError, SignatureInvalidError, TooManyIssuerKeysError } from './certificates-errors.ts'
import { findKey, insertKey, listKeys } from './certificates-store.ts'

/** As many keys as a certificate file lists. */
const MOST_KEYS = 64

/**
 * Registers the public half of a breeder's signing key. The proof shows that the caller holds the other half,
 * which never leaves their machine. Registering a key again changes nothing.
 */
export const registerIssuerKey = command
  .input(registerIssuerKeyInputSchema)
  .output(issuerKeySchema)
  .mutation(async ({ ctx, input: { possession, label } }) => {
    const { userId } = ctx.caller
    if (possession.accountId !== userId || !isPossessionProven(possession)) throw new SignatureInvalidError()
    const known = await findKey(ctx.db, possession.did)
    if (known !== null && known.userId !== userId) throw new IssuerKeyTakenError()
    if (known !== null) return known
    const keys = await listKeys(ctx.db, userId)
    if (keys.length >= MOST_KEYS) throw new TooManyIssuerKeysError(MOST_KEYS)
    const publicKey = Buffer.from(publicKeyOf(possession.did) ?? []).toString('hex')
    const registeredAt = ctx.clock.now()
    await insertKey(ctx.db, { did: possession.did, userId, publicKey, label, registeredAt })
    return { did: possession.did, label, registeredAt: isoSeconds(registeredAt), retiredAt: null }
  })
