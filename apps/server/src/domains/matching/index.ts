/** What the runtime may use of matching. */
export { forgetDeletedPets } from './forget-deleted-pets.ts'
export { learnFromMeeting, type MeetingAnswer } from './learn-from-meeting.ts'
export { LiveIndex } from './live-index.ts'
export { matchingAccountSection } from './matching-account-section.ts'
export { type ApartFrom, createMatchingRouter, type MatchingPorts } from './matching-router.ts'
export { findMatch, type MatchRow } from './matching-store.ts'
