import { dayNumberOf, type MatchingPet, pairTerms, priorWeightsFor } from '@pawfect/domain/matching'
import type { Purpose } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'
import { DECISION, saveEvent, shownPosition } from './learning-store.ts'

/** What an owner said about another animal, with both as matching knows them. */
export type Answer = {
  readonly own: MatchingPet
  readonly other: MatchingPet
  readonly purpose: Purpose
  readonly said: 'yes' | 'no'
  readonly now: Date
}

/** Writes a like or a pass into the log, with the place in the list it was shown in, in the transaction that makes it. */
export async function learnFromDecision(db: Database, answer: Answer): Promise<void> {
  const { own, other, purpose } = answer
  const position = await shownPosition(db, { petId: own.petId, otherPetId: other.petId, purpose })
  await saveEvent(db, { ...eventOf(answer), kind: 'decision', topic: DECISION, position })
}

/** Writes an answer to an invitation into the log, in the transaction that gives it. */
export async function learnFromReply(db: Database, answer: Answer, meetupId: string): Promise<void> {
  await saveEvent(db, { ...eventOf(answer), kind: 'reply', topic: `reply:${meetupId}`, position: null })
}

function eventOf({ own, other, purpose, said, now }: Answer) {
  return {
    petId: own.petId,
    otherPetId: other.petId,
    said,
    purpose,
    terms: [...pairTerms({ own, other, onDay: dayNumberOf(now.toISOString()) })],
    priorWeights: [...priorWeightsFor(purpose)],
    playStyles: other.playStyles,
    at: now,
  }
}
