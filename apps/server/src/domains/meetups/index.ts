/** What the runtime may use of meet-ups. */
export { forgetMeetupsOfDeletedPets } from './forget-meetups-of-deleted-pets.ts'
export { listAttended } from './list-attended.ts'
export { meetupsAccountSection } from './meetups-account-section.ts'
export type { MeetupsPorts } from './meetups-ports.ts'
export { createMeetupsRouter } from './meetups-router.ts'
export { findMeetupOf } from './meetups-store.ts'
