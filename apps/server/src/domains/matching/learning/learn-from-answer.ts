import { dayNumberOf, type MatchingPet, pairTerms, priorWeightsFor } from '@pawfect/domain/matching'
import type { Surface } from '@pawfect/domain/matching/learning'
import type { Purpose } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'
import { DECISION, saveEvent, topicOf, whereFound } from './learning-store.ts'

/** What an owner said about another animal, with both as matching knows them. */
export type Answer = {
  readonly own: MatchingPet
  readonly other: MatchingPet
  readonly purpose: Purpose
  readonly said: 'yes' | 'no'
  readonly now: Date
}

/** Writes a like or a pass into the log, with where it was shown, in the transaction that makes it. */
export async function learnFromDecision(
  db: Database,
  answer: Answer & { readonly seenIn?: Surface | undefined },
): Promise<void> {
  const { own, other, purpose, seenIn } = answer
  const found = await whereFound(db, { petId: own.petId, otherPetId: other.petId, purpose, seenIn })
  await saveEvent(db, { ...eventOf(answer), ...found, kind: 'decision', topic: DECISION })
}

/** Writes an answer to an invitation into the log, in the transaction that gives it. */
export async function learnFromReply(
  db: Database,
  answer: Answer,
  invitation: { readonly meetupId: string; readonly proposedAt: Date },
): Promise<void> {
  const topic = topicOf('reply', invitation.meetupId)
  const waitedMs = Math.max(0, answer.now.getTime() - invitation.proposedAt.getTime())
  const waitedMinutes = Math.round(waitedMs / 60_000)
  await saveEvent(db, { ...eventOf(answer), kind: 'reply', topic, position: null, waitedMinutes })
}

/** Writes down that two owners talked, as the answering one's desktop tells it. */
export async function learnFromTalk(
  db: Database,
  answer: Omit<Answer, 'said'>,
  matchId: string,
): Promise<void> {
  const topic = topicOf('conversation', matchId)
  const said = { ...answer, said: 'yes' as const }
  await saveEvent(db, { ...eventOf(said), kind: 'conversation', topic, position: null })
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
