import { createHash } from 'node:crypto'
import {
  checkSharedPedigree,
  closeKinOf,
  type SharePedigreeInput,
  sharePedigreeInputSchema,
} from '@pawfect/domain/pedigree'
import { petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { findOwnPet } from '../pets/index.ts'
import { saveShare } from './pedigree-store.ts'

/**
 * Shows where an animal of the caller's comes from, and whether it may be asked for as a stud. Others see it while the
 * animal is published; matching uses it to keep close kin from breeding.
 */
export const sharePedigree = command
  .input(sharePedigreeInputSchema)
  .output(
    z.object({
      petId: petIdSchema,
      digest: z.string(),
      recordCount: z.number().int(),
      sharedAt: z.iso.datetime(),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    const { petId, records } = input
    const ownerId = ctx.caller.userId
    const pet = await findOwnPet(ctx.db, petId, ownerId)
    checkSharedPedigree(input, pet)
    const { species } = pet
    const now = ctx.clock.now()
    const digest = digestOf(records)
    const kin = closeKinOf(records, { rootId: input.rootId, species })
    await saveShare(ctx.db, input, { ownerId, species, digest, kin, now })
    ctx.emit('pedigree/pedigree-shared', { petId, ownerId })
    return { petId, digest, recordCount: records.length, sharedAt: now.toISOString() }
  })

function digestOf(records: SharePedigreeInput['records']): string {
  return createHash('sha256').update(JSON.stringify(records)).digest('hex')
}
