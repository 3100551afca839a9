import { actInputSchema, agreementViewSchema } from '@pawfect/domain/certificates'
import { slowCommand } from '../../../procedures/index.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { keepDeed } from './keep-deed.ts'
import { presentAgreement } from './present-agreement.ts'

/** Does what the caller signed in a running agreement: reports, accepts, objects, decides, brings back. */
export const createActOnAgreement = (ports: AgreementsPorts) =>
  slowCommand
    .input(actInputSchema)
    .output(agreementViewSchema)
    .mutation(async ({ ctx, input: { agreementId, deed, signature } }) => {
      await keepDeed(ctx, agreementId, { deed, signature })
      await ports.desk.relay(agreementId)
      return presentAgreement(ctx, ports, agreementId)
    })
