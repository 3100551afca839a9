import { giveBackSouvenirInputSchema, souvenirReturnDocument } from '@pawfect/domain/certificates'
import { z } from 'zod'
import { slowCommand } from '../../../procedures/index.ts'
import {
  forgetSignedDeeds,
  keepSignedDeed,
  RecordAwayError,
  RecordSignatureError,
  requireSignature,
} from '../record/index.ts'
import { SouvenirNotFoundError } from './souvenirs-errors.ts'
import type { SouvenirsPorts } from './souvenirs-ports.ts'
import { findSouvenir, removeSouvenir, saveSouvenir } from './souvenirs-store.ts'

/** Gives a souvenir back: it is gone from the shelf, and from the record where it was written down. */
export const createGiveBackSouvenir = ({ desk }: SouvenirsPorts) =>
  slowCommand
    .input(giveBackSouvenirInputSchema)
    .output(z.object({ gone: z.boolean() }))
    .mutation(async ({ ctx, input: { souvenirId, signed } }) => {
      const { userId } = ctx.caller
      const row = await findSouvenir(ctx.db, souvenirId, userId)
      if (row === null) throw new SouvenirNotFoundError()
      if (row.state === 'unsigned') {
        await ctx.inTransaction(async db => {
          await forgetSignedDeeds(db, 'souvenir', [souvenirId])
          await removeSouvenir(db, souvenirId)
        })
        return { gone: true }
      }
      if (row.state === 'returning') return { gone: false }
      const place = await desk.souvenirPlace()
      if (place === null || row.state === 'waiting') throw new RecordAwayError()
      const { address } = row
      if (signed === null || address === null) throw new RecordSignatureError()
      const document = souvenirReturnDocument(row.facts, { owner: address, place, once: signed })
      requireSignature(document, signed.signature, address)
      await ctx.inTransaction(async db => {
        const about = { id: ctx.ids.next(), subject: 'souvenir' as const, subjectId: souvenirId }
        await keepSignedDeed(db, { ...about, document, signature: signed.signature, now: ctx.clock.now() })
        await saveSouvenir(db, souvenirId, { state: 'returning' })
      })
      return { gone: await desk.relay('souvenir', souvenirId) }
    })
