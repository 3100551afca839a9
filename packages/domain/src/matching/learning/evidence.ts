import type { EventKind, TasteEvent } from './taste-event.ts'

/**
 * What each kind of answer is worth beside "would you meet again?" (1), whose truth was lived: a look at a card
 * costs nothing, an answer to an invitation costs an evening, and that two talked may mean many things. Stated, not
 * fitted.
 */
export const EVIDENCE: Readonly<Record<EventKind, number>> = {
  conversation: 0.15,
  decision: 0.3,
  reply: 0.5,
  meeting: 1,
}

/** Minutes after which an answer to an invitation says no more than a look at a card: three days. */
const LATE_MINUTES = 3 * 24 * 60

/** What one answer is worth. An invitation answered after three days was no matter of the heart. */
export function worthOf({ kind, waitedMinutes }: Pick<TasteEvent, 'kind' | 'waitedMinutes'>): number {
  return kind === 'reply' && (waitedMinutes ?? 0) > LATE_MINUTES ? EVIDENCE.decision : EVIDENCE[kind]
}
