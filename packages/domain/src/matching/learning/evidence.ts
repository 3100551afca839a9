import type { EventKind } from './taste-event.ts'

/**
 * What each kind of answer is worth beside "would you meet again?" (1), whose truth was lived: a look at a card
 * costs nothing, an answer to an invitation costs an evening. Stated, not fitted.
 */
export const EVIDENCE: Readonly<Record<EventKind, number>> = { decision: 0.3, reply: 0.5, meeting: 1 }
