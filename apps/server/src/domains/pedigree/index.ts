/** What other domains and the runtime may use of pedigrees. */
export { pedigreeAccountSection } from './pedigree-account-section.ts'
export type { PedigreePorts } from './pedigree-ports.ts'
export { createPedigreeRouter } from './pedigree-router.ts'
export { closeKinOfPets, removeShare } from './pedigree-store.ts'
