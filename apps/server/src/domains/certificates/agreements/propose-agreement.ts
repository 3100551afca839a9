import {
  agreementIdSchema,
  agreementViewSchema,
  proposeAgreementInputSchema,
} from '@pawfect/domain/certificates'
import { command } from '../../../procedures/index.ts'
import { findAgreementKey } from './agreement-keys-store.ts'
import { freshTerms, invitationCode, rolesOf } from './agreement-parts-of-draft.ts'
import { NoSuchPartError, TooManyAgreementsError } from './agreements-errors.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { appendEvent, countOpenBy, insertAgreement } from './agreements-store.ts'
import { presentAtOnce } from './present-agreement.ts'

/** More at a time is a mistake or a machine. */
const MOST_OPEN = 100

/** Proposes an agreement. The others join with codes that whoever proposes hands them. */
export const createProposeAgreement = (ports: AgreementsPorts) =>
  command
    .input(proposeAgreementInputSchema)
    .output(agreementViewSchema)
    .mutation(async ({ ctx, input: { draft, myRole, arbiter } }) => {
      const { userId } = ctx.caller
      const now = ctx.clock.now()
      const roles = rolesOf(draft)
      if (!roles.includes(myRole)) throw new NoSuchPartError(myRole)
      if ((await countOpenBy(ctx.db, userId)) >= MOST_OPEN) throw new TooManyAgreementsError(MOST_OPEN)
      const address = await findAgreementKey(ctx.db, userId)
      const agreementId = agreementIdSchema.parse(ctx.ids.next())
      const parts = roles.map(role => {
        if (role === myRole) return { role, userId, code: null, address }
        if (role === 'arbiter' && arbiter === 'office')
          return { role, userId: null, code: null, address: ports.officeAddress }
        return { role, userId: null, code: invitationCode(), address: null }
      })
      const terms = freshTerms(draft, now)
      await insertAgreement(ctx.db, { agreementId, proposerId: userId, draft, parts, now, ...terms })
      const event = { id: ctx.ids.next(), at: now, kind: 'proposed', role: myRole, state: 'done' as const }
      await appendEvent(ctx.db, agreementId, event)
      return presentAtOnce(ctx, ports, agreementId)
    })
