import {
  type AgreementId,
  deedDocument,
  type HexText,
  type SignedDeed,
  signerOfTypedData,
  type TypedDocument,
} from '@pawfect/domain/certificates'
import type { Caller, RequestContext } from '../../../procedures/index.ts'
import { partOf } from './agreement-parties.ts'
import { mayDo, signingOf } from './agreement-view.ts'
import { AgreementSignatureError, NotYourTurnError } from './agreements-errors.ts'
import { type AgreementRow, appendEvent } from './agreements-store.ts'
import { agreementOfCaller } from './present-agreement.ts'

/** What somebody does, and their signature under it. */
export type SignedAct = { readonly deed: SignedDeed; readonly signature: HexText }

/**
 * Keeps a signed deed until the record has it, after every check that needs no record.
 *
 * @throws {NotYourTurnError | AgreementSignatureError | AgreementNotFoundError}
 */
export function keepDeed(
  ctx: RequestContext & { readonly caller: Caller },
  agreementId: AgreementId,
  { deed, signature }: SignedAct,
): Promise<void> {
  return ctx.inTransaction(async db => {
    const row = await agreementOfCaller({ ...ctx, db }, agreementId)
    const part = partOf(row, ctx.caller.userId, ctx.caller.role === 'admin')
    const now = ctx.clock.now()
    const viewer = {
      userId: ctx.caller.userId,
      speaksForOffice: ctx.caller.role === 'admin',
      names: new Map<string, string>(),
      place: row.place,
      now,
    }
    const isOpenToThem = mayDo(row, viewer, null).includes(deed.deed)
    if (part === null || part.address === null || !isOpenToThem) throw new NotYourTurnError(deed.deed)
    if (row.events.some(event => event.state === 'waiting')) throw new NotYourTurnError(deed.deed)
    const document = documentOfDeed(row, deed, part.address)
    if (signerOfTypedData(document, signature) !== part.address) throw new AgreementSignatureError()
    const event = { id: ctx.ids.next(), at: now, kind: deed.deed, role: part.role, state: 'waiting' as const }
    await appendEvent(db, agreementId, { ...event, deed, signature })
  })
}

/** What is signed for a deed in a running agreement. @throws {NotYourTurnError} before it runs */
export function documentOfDeed(row: AgreementRow, deed: SignedDeed, by: HexText): TypedDocument {
  const signing = signingOf(row, row.place)
  if (row.termsHash === null || signing === null) throw new NotYourTurnError(deed.deed)
  return deedDocument(deed, { kind: row.kind, termsHash: row.termsHash, by, place: signing.place })
}
