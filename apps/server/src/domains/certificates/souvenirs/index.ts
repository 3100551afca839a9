/** What the runtime may use of souvenirs. */
export { souvenirSubject } from './souvenir-subject.ts'
export { souvenirsAccountSection } from './souvenirs-account-section.ts'
export type { SouvenirsPorts } from './souvenirs-ports.ts'
export { createSouvenirsRouter } from './souvenirs-router.ts'
