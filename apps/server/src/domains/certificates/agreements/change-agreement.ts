import {
  type AgreementDraft,
  agreementInputSchema,
  agreementViewSchema,
  changeAgreementInputSchema,
} from '@pawfect/domain/certificates'
import { command, type Database } from '../../../procedures/index.ts'
import { isSealed, partOf } from './agreement-parties.ts'
import { freshTerms, invitationCode, rolesOf } from './agreement-parts-of-draft.ts'
import { AgreementChangedError, NoSuchPartError, NotYourTurnError } from './agreements-errors.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { type AgreementRow, appendEvent, saveDraft, saveState, setParts } from './agreements-store.ts'
import { type Asking, agreementOfCaller, presentAtOnce } from './present-agreement.ts'

/** Changes the answers before all have signed. Every signature so far is void: it was under other words. */
export const createChangeAgreement = (ports: AgreementsPorts) =>
  command
    .input(changeAgreementInputSchema)
    .output(agreementViewSchema)
    .mutation(async ({ ctx, input: { agreementId, version, draft } }) => {
      const { row, role } = await openToCaller(ctx, agreementId, 'change')
      if (row.version !== version) throw new AgreementChangedError(row.version)
      if (row.kind !== draft.kind) throw new NotYourTurnError('change')
      const now = ctx.clock.now()
      await fitParts(ctx.db, row, draft)
      await saveDraft(ctx.db, row, { draft, now, ...freshTerms(draft, now) })
      const event = { id: ctx.ids.next(), at: now, kind: 'changed', role, state: 'done' as const }
      await appendEvent(ctx.db, agreementId, event)
      return presentAtOnce(ctx, ports, agreementId)
    })

/** Gives an agreement up before all have signed. */
export const createWithdrawAgreement = (ports: AgreementsPorts) =>
  command
    .input(agreementInputSchema)
    .output(agreementViewSchema)
    .mutation(async ({ ctx, input: { agreementId } }) => {
      const { role } = await openToCaller(ctx, agreementId, 'withdraw')
      const now = ctx.clock.now()
      await saveState(ctx.db, agreementId, { state: 'withdrawn', now })
      const event = { id: ctx.ids.next(), at: now, kind: 'withdrawn', role, state: 'done' as const }
      await appendEvent(ctx.db, agreementId, event)
      return presentAtOnce(ctx, ports, agreementId)
    })

async function openToCaller(ask: Asking, agreementId: AgreementRow['agreementId'], action: string) {
  const row = await agreementOfCaller(ask, agreementId)
  const part = partOf(row, ask.caller.userId, false)
  const isOpen = row.state === 'open' && !isSealed(row)
  if (!isOpen || part === null || part.role === 'arbiter') throw new NotYourTurnError(action)
  return { row, role: part.role }
}

/** A co-owner who is new gets a place; one who is gone loses it, unless somebody has taken it. */
async function fitParts(db: Database, row: AgreementRow, draft: AgreementDraft): Promise<void> {
  const wanted = rolesOf(draft)
  const gone = row.parts.filter(({ role }) => !wanted.includes(role))
  const taken = gone.find(({ userId }) => userId !== null)
  if (taken !== undefined) throw new NoSuchPartError(taken.role)
  const add = wanted
    .filter(role => !row.parts.some(part => part.role === role))
    .map(role => ({ role, userId: null, code: invitationCode(), address: null }))
  await setParts(db, row.agreementId, { add, drop: gone.map(({ role }) => role) })
}
