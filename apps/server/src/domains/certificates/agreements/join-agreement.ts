import { agreementViewSchema, joinAgreementInputSchema } from '@pawfect/domain/certificates'
import { command } from '../../../procedures/index.ts'
import { findAgreementKey } from './agreement-keys-store.ts'
import { AlreadyTakesPartError, InvitationUnknownError } from './agreements-errors.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { appendEvent, findByCode, savePart } from './agreements-store.ts'
import { presentAtOnce } from './present-agreement.ts'

/** Takes the part that a code was given out for. The code is good once. */
export const createJoinAgreement = (ports: AgreementsPorts) =>
  command
    .input(joinAgreementInputSchema)
    .output(agreementViewSchema)
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.caller
      const code = input.code.toUpperCase()
      const row = await findByCode(ctx.db, code)
      const part = row?.parts.find(candidate => candidate.code === code)
      if (row === null || part === undefined || row.state !== 'open') throw new InvitationUnknownError()
      if (row.parts.some(other => other.userId === userId)) throw new AlreadyTakesPartError()
      const address = await findAgreementKey(ctx.db, userId)
      await savePart(ctx.db, row.agreementId, { role: part.role, userId, code: null, address })
      const now = ctx.clock.now()
      const event = { id: ctx.ids.next(), at: now, kind: 'joined', role: part.role, state: 'done' as const }
      await appendEvent(ctx.db, row.agreementId, event)
      return presentAtOnce(ctx, ports, row.agreementId)
    })
