import { petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { findOwnPet } from '../pets/index.ts'
import { NotSharedError } from './pedigree-errors.ts'
import { removeShare } from './pedigree-store.ts'

/** Takes back what was shared of an animal of the caller's: nothing of it stays on the server. */
export const withdrawPedigree = command
  .input(z.strictObject({ petId: petIdSchema }))
  .output(z.object({ petId: petIdSchema }))
  .mutation(async ({ ctx, input: { petId } }) => {
    const ownerId = ctx.caller.userId
    await findOwnPet(ctx.db, petId, ownerId)
    if (!(await removeShare(ctx.db, petId))) throw new NotSharedError()
    ctx.emit('pedigree/pedigree-withdrawn', { petId, ownerId })
    return { petId }
  })
