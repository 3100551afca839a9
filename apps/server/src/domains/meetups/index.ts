/** What the runtime and the console may use of meet-ups. */
export { forgetMeetupsOfDeletedPets } from './forget-meetups-of-deleted-pets.ts'
export { meetupsAccountSection } from './meetups-account-section.ts'
export type { MatchedPair, MeetingAnswered, MeetupsPorts } from './meetups-ports.ts'
export { createMeetupsRouter } from './meetups-router.ts'
export { listOpenParks } from './meetups-store.ts'
