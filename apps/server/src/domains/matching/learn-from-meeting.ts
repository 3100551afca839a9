import { dayNumberOf, type MatchId, pairTerms, priorWeightsFor } from '@pawfect/domain/matching'
import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { findCard, findOwnPet } from '../pets/index.ts'
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
  const pets = await Promise.all([readPet(db, answer.petId), readPet(db, answer.otherPetId)])
  const [own, other] = await completePets(
    db,
    pets.filter(pet => pet !== null),
  )
  if (match === null || own === undefined || other === undefined) return
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

async function readPet(db: Database, petId: PetId) {
  const card = await findCard(db, petId, { now: new Date(0) })
  return card === null ? null : findOwnPet(db, petId, card.ownerId)
}
