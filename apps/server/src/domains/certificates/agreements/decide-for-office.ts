import { randomBytes } from 'node:crypto'
import { agreementViewSchema, decideForOfficeInputSchema, signTypedData } from '@pawfect/domain/certificates'
import { slowCommand } from '../../../procedures/index.ts'
import { isOffice, partOf } from './agreement-parties.ts'
import { AgreementNotFoundError } from './agreements-errors.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { documentOfDeed, keepDeed } from './keep-deed.ts'
import { agreementOfCaller, presentAgreement } from './present-agreement.ts'

/** Time for the record to take the office's word. */
const GOOD_FOR_S = 30 * 86_400

/** Decides a dispute in the name of the office: for admins, where the office was named as arbiter. */
export const createDecideForOffice = (ports: AgreementsPorts) =>
  slowCommand
    .input(decideForOfficeInputSchema)
    .output(agreementViewSchema)
    .mutation(async ({ ctx, input: { agreementId, words } }) => {
      const row = await agreementOfCaller(ctx, agreementId)
      const part = partOf(row, ctx.caller.userId, ctx.caller.role === 'admin')
      if (part === null || !isOffice(part)) throw new AgreementNotFoundError()
      const deed = {
        deed: 'decide' as const,
        words,
        nonce: BigInt(`0x${randomBytes(32).toString('hex')}`).toString(),
        deadline: String(Math.floor(ctx.clock.now().getTime() / 1000) + GOOD_FOR_S),
      }
      const document = documentOfDeed(row, deed, ports.officeAddress)
      await keepDeed(ctx, agreementId, { deed, signature: signTypedData(document, ports.officeKey) })
      await ports.desk.relay(agreementId)
      return presentAgreement(ctx, ports, agreementId)
    })
