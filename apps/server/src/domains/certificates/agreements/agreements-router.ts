import { router } from '../../../procedures/index.ts'
import { createActOnAgreement } from './act-on-agreement.ts'
import type { AgreementsPorts } from './agreements-ports.ts'
import { createChangeAgreement, createWithdrawAgreement } from './change-agreement.ts'
import { createDecideForOffice } from './decide-for-office.ts'
import { createGetAgreement, createListMyAgreements } from './get-agreement.ts'
import { createJoinAgreement } from './join-agreement.ts'
import { createProposeAgreement } from './propose-agreement.ts'
import { myAgreementKey, registerAgreementKey } from './register-agreement-key.ts'
import { createSignAgreement } from './sign-agreement.ts'

/** Everything under `agreements.`. */
export const createAgreementsRouter = (ports: AgreementsPorts) =>
  router({
    myAgreementKey,
    registerAgreementKey,
    proposeAgreement: createProposeAgreement(ports),
    joinAgreement: createJoinAgreement(ports),
    changeAgreement: createChangeAgreement(ports),
    withdrawAgreement: createWithdrawAgreement(ports),
    signAgreement: createSignAgreement(ports),
    actOnAgreement: createActOnAgreement(ports),
    decideForOffice: createDecideForOffice(ports),
    getAgreement: createGetAgreement(ports),
    listMyAgreements: createListMyAgreements(ports),
  })
