import { recordInputSchema } from '@pawfect/domain/certificates'
import { z } from 'zod'
import { slowCommand } from '../../../procedures/index.ts'
import { RecordNotFoundError } from './vault-errors.ts'
import type { VaultPorts } from './vault-ports.ts'
import { findRecord, removeRecord } from './vault-store.ts'

/** Deletes an own record, every share of it, and its bytes. */
export const createDeleteRecord = ({ files }: VaultPorts) =>
  slowCommand
    .input(recordInputSchema)
    .output(z.object({ deleted: z.literal(true) }))
    .mutation(async ({ ctx, input: { recordId } }) => {
      const blobId = await ctx.inTransaction(async db => {
        const row = await findRecord(db, recordId)
        if (row === null || row.ownerId !== ctx.caller.userId) throw new RecordNotFoundError()
        await removeRecord(db, recordId)
        return row.blobId
      })
      await files.remove(blobId)
      return { deleted: true as const }
    })
