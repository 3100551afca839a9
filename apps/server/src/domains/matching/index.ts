/** What the runtime may use of matching. */
export { DailyRounds, dailyAccountSection, forgetDailySets } from './daily/index.ts'
export { forgetDeletedPets } from './forget-deleted-pets.ts'
export { learnFromInvitation, learnFromMeeting } from './learn-from-meeting.ts'
export { LiveIndex } from './live-index.ts'
export { matchingAccountSection } from './matching-account-section.ts'
export type { MatchingPorts } from './matching-ports.ts'
export { createMatchingRouter } from './matching-router.ts'
export { findMatch } from './matching-store.ts'
