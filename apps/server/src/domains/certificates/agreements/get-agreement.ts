import {
  agreementInputSchema,
  agreementSummarySchema,
  agreementViewSchema,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { signedInQuery } from '../../../procedures/index.ts'
import { viewAgreement } from './agreement-view.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { type AgreementRow, listAgreements } from './agreements-store.ts'
import { presentAgreement } from './present-agreement.ts'

/** One agreement, as the caller sees it. */
export const createGetAgreement = (ports: AgreementsPorts) =>
  signedInQuery
    .input(agreementInputSchema)
    .output(agreementViewSchema)
    .query(({ ctx, input: { agreementId } }) => presentAgreement(ctx, ports, agreementId))

/** The caller's agreements, latest change first; an admin also sees those the office may have to decide. */
export const createListMyAgreements = (ports: AgreementsPorts) =>
  signedInQuery.output(z.object({ agreements: z.array(agreementSummarySchema) })).query(async ({ ctx }) => {
    const { userId, role } = ctx.caller
    const speaksForOffice = role === 'admin'
    const officeAddress = speaksForOffice ? ports.officeAddress : null
    const rows = await listAgreements(ctx.db, { userId, officeAddress })
    const names = new Map<string, string>()
    const places = {
      breeding: await ports.desk.placeOf('breeding'),
      adoption: await ports.desk.placeOf('adoption'),
    }
    const agreements = rows.map(row => {
      const viewer = { userId, speaksForOffice, names, place: places[row.kind], now: ctx.clock.now() }
      return { ...viewAgreement(row, viewer), ...summaryOf(row) }
    })
    return { agreements: agreements.map(agreement => agreementSummarySchema.parse(agreement)) }
  })

function summaryOf({ draft, kind, updatedAt }: AgreementRow) {
  return draft.kind === 'adoption'
    ? {
        kind,
        animals: draft.animal.name,
        people: `${draft.shelter.name} · ${draft.adopter.name}`,
        updatedAt: updatedAt.toISOString(),
      }
    : {
        kind,
        animals: `${draft.dam.name} × ${draft.sire.name}`,
        people: `${draft.damOwner.name} · ${draft.sireOwner.name}`,
        updatedAt: updatedAt.toISOString(),
      }
}
