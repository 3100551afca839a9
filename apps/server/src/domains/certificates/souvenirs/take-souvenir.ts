import {
  type SignedOncePart,
  souvenirAwardDocument,
  souvenirOccasion,
  takeSouvenirInputSchema,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { z } from 'zod'
import { type Database, type RequestContext, slowCommand } from '../../../procedures/index.ts'
import { callersAddress, keepSignedDeed, RecordAwayError, requireSignature } from '../record/index.ts'
import { SouvenirNotEarnedError } from './souvenirs-errors.ts'
import type { SouvenirsPorts } from './souvenirs-ports.ts'
import { findSouvenir, listSouvenirs, putOnShelf, type SouvenirRow, saveSouvenir } from './souvenirs-store.ts'

/**
 * Takes a souvenir the caller has earned: theirs at once, and with a signature written down for good. Without one
 * (the record is away) it stays on the shelf and is signed by calling this again.
 */
export const createTakeSouvenir = (ports: SouvenirsPorts) =>
  slowCommand
    .input(takeSouvenirInputSchema)
    .output(z.object({ souvenirId: z.string() }))
    .mutation(async ({ ctx, input: { occasion, signed } }) => {
      const { userId } = ctx.caller
      const souvenirId = await ctx.inTransaction(async db => {
        const facts = await factsOf(db, ports, { userId, occasion, now: ctx.clock.now() })
        const now = ctx.clock.now()
        const row = await putOnShelf(db, { souvenirId: ctx.ids.next(), userId, facts, now })
        return row.souvenirId
      })
      if (signed === null) return { souvenirId }
      await signSouvenir(ctx, ports, { souvenirId, userId, signed })
      await ports.desk.relay('souvenir', souvenirId)
      return { souvenirId }
    })

type Signing = { readonly souvenirId: string; readonly userId: UserId; readonly signed: SignedOncePart }

async function signSouvenir(
  ctx: RequestContext,
  { desk }: SouvenirsPorts,
  { souvenirId, userId, signed }: Signing,
): Promise<void> {
  const place = await desk.souvenirPlace()
  if (place === null) throw new RecordAwayError()
  await ctx.inTransaction(async db => {
    const owner = await callersAddress(db, userId)
    const row = (await findSouvenir(db, souvenirId, userId)) as SouvenirRow
    if (row.state !== 'unsigned') return
    const document = souvenirAwardDocument(row.facts, { owner, place, once: signed })
    requireSignature(document, signed.signature, owner)
    const about = { id: ctx.ids.next(), subject: 'souvenir' as const, subjectId: souvenirId }
    await keepSignedDeed(db, { ...about, document, signature: signed.signature, now: ctx.clock.now() })
    await saveSouvenir(db, souvenirId, { state: 'waiting', address: owner })
  })
}

/** On the shelf already, or earned. @throws {SouvenirNotEarnedError} */
async function factsOf(
  db: Database,
  { earnedBy }: SouvenirsPorts,
  { userId, occasion, now }: { readonly userId: UserId; readonly occasion: string; readonly now: Date },
) {
  const kept = (await listSouvenirs(db, userId)).map(({ facts }) => facts)
  const known = [...kept, ...(await earnedBy(db, userId, now))]
  const facts = known.find(candidate => souvenirOccasion(candidate) === occasion)
  if (facts === undefined) throw new SouvenirNotEarnedError()
  return facts
}
