/** What other domains and the runtime may use of moderation; others are known here by id only. */
export { blockedUserIds, isBlockedEitherWay } from './blocks-store.ts'
