import {
  isReadingKeyProven,
  MOST_READING_KEYS,
  readerNameSchema,
  registerReadingKeyInputSchema,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { command } from '../../../procedures/index.ts'
import { ReadingKeyRefusedError } from './vault-errors.ts'
import { findReadingKey, insertReadingKey, listReadingKeys } from './vault-store.ts'

/**
 * Registers the name of the key that the caller's machine reads with, so that others can share with them. Registering
 * it again changes nothing.
 */
export const registerReadingKey = command
  .input(registerReadingKeyInputSchema)
  .output(z.object({ reader: readerNameSchema }))
  .mutation(async ({ ctx, input: { claim } }) => {
    const { userId } = ctx.caller
    const { reader, did } = claim
    if (claim.accountId !== userId || !isReadingKeyProven(claim))
      throw new ReadingKeyRefusedError('not-proven')
    const known = [await findReadingKey(ctx.db, { reader }), await findReadingKey(ctx.db, { did })]
    const same = { reader, did, userId }
    if (known.some(key => key !== null && JSON.stringify(key) !== JSON.stringify(same)))
      throw new ReadingKeyRefusedError('taken')
    if (known[0] !== null) return { reader }
    if ((await listReadingKeys(ctx.db, userId)).length >= MOST_READING_KEYS)
      throw new ReadingKeyRefusedError('too-many')
    await insertReadingKey(ctx.db, { ...same, registeredAt: ctx.clock.now() })
    return { reader }
  })
