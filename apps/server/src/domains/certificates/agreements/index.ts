/** What the runtime may use of agreements. */
export { AgreementDesk, type AgreementDeskParts } from './agreement-desk.ts'
export { findAgreementKey } from './agreement-keys-store.ts'
export { agreementsAccountSection } from './agreements-account-section.ts'
export type { AgreementsChain } from './agreements-chain.ts'
export type { AgreementsPorts } from './agreements-ports.ts'
export { createAgreementsRouter } from './agreements-router.ts'
