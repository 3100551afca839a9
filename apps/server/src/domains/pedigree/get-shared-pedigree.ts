import { sharedPedigreeSchema } from '@pawfect/domain/pedigree'
import { petIdSchema } from '@pawfect/domain/pets'
import { z } from 'zod'
import { signedInQuery } from '../../procedures/index.ts'
import { findVisiblePet, PetNotFoundError } from '../pets/index.ts'
import type { PedigreePorts } from './pedigree-ports.ts'
import { findShare } from './pedigree-store.ts'

/** What is shared of an animal the caller may see: a published one, or an own one. */
export const createGetSharedPedigree = ({ areApart }: PedigreePorts) =>
  signedInQuery
    .input(z.strictObject({ petId: petIdSchema }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('shared'), pedigree: sharedPedigreeSchema }),
        z.object({ kind: z.literal('not-shared') }),
      ]),
    )
    .query(async ({ ctx, input: { petId } }) => {
      const viewer = ctx.caller.userId
      const own = await ctx.db.pet.findFirst({ where: { id: petId, ownerId: viewer }, select: { id: true } })
      if (own === null) {
        const pet = await findVisiblePet(ctx.db, petId)
        if (pet === null || (await areApart(ctx.db, viewer, pet.ownerId))) throw new PetNotFoundError()
      }
      const pedigree = await findShare(ctx.db, petId)
      return pedigree === null ? { kind: 'not-shared' as const } : { kind: 'shared' as const, pedigree }
    })
