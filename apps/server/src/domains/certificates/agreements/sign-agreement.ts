import {
  agreementDocument,
  agreementViewSchema,
  signAgreementInputSchema,
  signerOfTypedData,
} from '@pawfect/domain/certificates'
import { slowCommand } from '../../../procedures/index.ts'
import { isSealed, partOf, signersOf } from './agreement-parties.ts'
import { signingOf } from './agreement-view.ts'
import { AgreementChangedError, AgreementSignatureError, NotYourTurnError } from './agreements-errors.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { appendEvent, findAgreement, savePart, saveState } from './agreements-store.ts'
import { agreementOfCaller, presentAgreement } from './present-agreement.ts'

/** Takes the caller's signature under this version. With the last one the agreement is written down and runs. */
export const createSignAgreement = (ports: AgreementsPorts) =>
  slowCommand
    .input(signAgreementInputSchema)
    .output(agreementViewSchema)
    .mutation(async ({ ctx, input: { agreementId, version, signature } }) => {
      const known = await agreementOfCaller(ctx, agreementId)
      const place = await ports.desk.placeOf(known.kind)
      const isLast = await ctx.inTransaction(async db => {
        const row = await agreementOfCaller({ ...ctx, db }, agreementId)
        const part = partOf(row, ctx.caller.userId, false)
        const signing = signingOf(row, place)
        if (row.version !== version) throw new AgreementChangedError(row.version)
        if (row.state !== 'open' || part === null || signing === null) throw new NotYourTurnError('sign')
        const document = agreementDocument({ draft: row.draft, facts: row, signers: signersOf(row), signing })
        const signer = signerOfTypedData(document, signature)
        if (signer === null || signer !== part.address) throw new AgreementSignatureError()
        if (part.signature !== null) return isSealed(row)
        const now = ctx.clock.now()
        await savePart(db, agreementId, { role: part.role, signature, signedAt: now })
        await saveState(db, agreementId, { place: signing.place, now })
        const happened = (kind: string, state: 'done' | 'waiting') =>
          appendEvent(db, agreementId, { id: ctx.ids.next(), at: now, kind, role: part.role, state })
        await happened('signed', 'done')
        const after = await findAgreement(db, agreementId, null)
        if (after === null || !isSealed(after)) return false
        await happened('begun', 'waiting')
        return true
      })
      if (isLast) await ports.desk.relay(agreementId)
      return presentAgreement(ctx, ports, agreementId)
    })
