import {
  dayNumberOf,
  type MatchId,
  type MatchingPet,
  pairTerms,
  priorWeightsFor,
} from '@pawfect/domain/matching'
import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { findCard, findOwnPet } from '../pets/index.ts'
import { learnFromReply } from './learning/learn-from-answer.ts'
import { completePets, findMatch, saveLesson } from './matching-store.ts'

/** One owner's answer after a meeting. */
export type MeetingAnswer = {
  readonly meetupId: string
  readonly matchId: MatchId
  readonly petId: PetId
  readonly otherPetId: PetId
  readonly wouldMeetAgain: 'yes' | 'no' | 'unsure'
  readonly at: Date
}

/**
 * Writes an answer into the log of lessons, in the transaction that records it: what the owner said and
 * what the ranking learned can never differ. Nothing is learned about an animal that is gone.
 */
export async function learnFromMeeting(db: Database, answer: MeetingAnswer): Promise<void> {
  const match = await findMatch(db, answer.matchId)
  const pair = await findPair(db, answer)
  if (match === null || pair === null) return
  const { own, other } = pair
  const { meetupId, petId, otherPetId, wouldMeetAgain, at } = answer
  await saveLesson(db, {
    meetupId,
    petId,
    otherPetId,
    wouldMeetAgain,
    terms: [...pairTerms({ own, other, onDay: dayNumberOf(at.toISOString()) })],
    priorWeights: [...priorWeightsFor(match.purpose)],
    learnedAt: at,
  })
}

/** One owner's answer to an invitation. */
export type InvitationAnswer = Omit<MeetingAnswer, 'wouldMeetAgain'> & {
  readonly said: 'yes' | 'no'
  readonly proposedAt: Date
}

/** Writes the answer to an invitation into the log, in the transaction that gives it. */
export async function learnFromInvitation(db: Database, answer: InvitationAnswer): Promise<void> {
  const match = await findMatch(db, answer.matchId)
  const pair = await findPair(db, answer)
  if (match === null || pair === null) return
  const { said, at: now } = answer
  await learnFromReply(db, { ...pair, purpose: match.purpose, said, now }, answer)
}

/** Both animals as matching knows them; null when one of them is gone. */
export async function findPair(
  db: Database,
  { petId, otherPetId }: Pick<MeetingAnswer, 'petId' | 'otherPetId'>,
): Promise<{ readonly own: MatchingPet; readonly other: MatchingPet } | null> {
  const pets = await Promise.all([readPet(db, petId), readPet(db, otherPetId)])
  const [own, other] = await completePets(
    db,
    pets.filter(pet => pet !== null),
  )
  return own === undefined || other === undefined ? null : { own, other }
}

async function readPet(db: Database, petId: PetId) {
  const card = await findCard(db, petId, { now: new Date(0) })
  return card === null ? null : findOwnPet(db, petId, card.ownerId)
}
