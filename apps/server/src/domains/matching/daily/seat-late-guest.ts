import { dayNumberOf } from '@pawfect/domain/matching'
import { MOST_CARDS } from '@pawfect/domain/matching/allocation'
import type { Pet } from '@pawfect/domain/pets'
import { decidedOn } from '../matching-store.ts'
import type { DailyParts } from './daily-ports.ts'
import {
  answersAbout,
  type Card,
  countCards,
  insertPicks,
  listPicks,
  type Seat,
  saveSeat,
  seatedOf,
} from './daily-store.ts'

/** Candidates looked at for somebody who comes when most have their cards. */
const CANDIDATES = 100

/**
 * Seats an animal that came after its day was made, or whose owner wishes for more since: it gets the best of those
 * nearby who have a place and fewer than {@link MOST_CARDS} cards, and they get it.
 */
export async function seatLateGuest(
  { db, inTransaction, index, apartFrom }: DailyParts,
  { pet, seat, day }: { readonly pet: Pet; readonly seat: Seat; readonly day: string },
): Promise<void> {
  const { petId, purpose, room } = seat
  const blockedOwners = await apartFrom(db, pet.ownerId)
  const decided = await decidedOn(db, petId)
  const current = await index.current(db)
  if (current.find(petId) === undefined) return
  const question = { petId, purpose, onDay: dayNumberOf(day), limit: CANDIDATES, decided, blockedOwners }
  const nearby = current.rank(question).ranked.filter(other => other.nearby)
  const petIds = nearby.map(other => other.petId)
  await inTransaction(async tx => {
    const shown = new Set(await listPicks(tx, day, seat))
    const seated = await seatedOf(tx, day, { petIds, purpose })
    const cards = await countCards(tx, day, { petIds, purpose })
    const answers = await answersAbout(tx, petId)
    const picks = petIds
      .filter(other => seated.has(other) && !shown.has(other) && answers.get(other) !== 'pass')
      .filter(other => answers.get(other) === 'like' || (cards.get(other) ?? 0) < MOST_CARDS)
      .slice(0, Math.max(0, room - shown.size))
      .flatMap((otherPetId): Card[] => {
        const there = { petId, purpose, otherPetId }
        const back = { petId: otherPetId, purpose, otherPetId: petId }
        return answers.get(otherPetId) === 'like' ? [there] : [there, back]
      })
    await saveSeat(tx, day, seat)
    await insertPicks(tx, day, picks)
  })
}
