import { letInInputSchema, MOST_READERS, storedRecordSchema } from '@pawfect/domain/certificates'
import { command } from '../../../procedures/index.ts'
import { checkShare } from './check-share.ts'
import { presentRecord } from './present-record.ts'
import {
  ReaderNotFoundError,
  RecordNotFoundError,
  RecordRefusedError,
  ShareRefusedError,
} from './vault-errors.ts'
import type { VaultPorts } from './vault-ports.ts'
import { findRecord, listReadingKeys, saveShare } from './vault-store.ts'

/** Lets somebody read the present version of an own record, until a moment. Again: in place of the last time. */
export const createLetIn = (ports: VaultPorts) =>
  command
    .input(letInInputSchema)
    .output(storedRecordSchema)
    .mutation(async ({ ctx, input: { recordId, version, share } }) => {
      const { userId } = ctx.caller
      const { readerId } = share
      const row = await findRecord(ctx.db, recordId)
      if (row === null || row.ownerId !== userId) throw new RecordNotFoundError()
      if (row.version !== version) throw new RecordRefusedError('older-version')
      if (readerId === userId || (await ports.areApart(ctx.db, userId, readerId)))
        throw new ReaderNotFoundError()
      const isNew = !row.shares.some(it => it.readerId === readerId)
      if (isNew && row.shares.length >= MOST_READERS) throw new ShareRefusedError('too-many-readers')
      const readerKeys = await listReadingKeys(ctx.db, readerId)
      if (readerKeys.length === 0) throw new ReaderNotFoundError()
      const now = ctx.clock.now()
      checkShare(share, { record: row, readerKeys, now })
      await saveShare(ctx.db, recordId, { ...share, validUntil: new Date(share.validUntil), now })
      return presentRecord(ctx.db, ports, recordId)
    })
