import { dayNumberOf } from '@pawfect/domain/matching'
import { cardsFor, MOST_CARDS, USUAL_DAILY_WISH } from '@pawfect/domain/matching/allocation'
import type { Pet, PetId } from '@pawfect/domain/pets'
import { decidedOn } from '../matching-store.ts'
import type { DailyParts } from './daily-ports.ts'
import {
  answersAbout,
  type Card,
  countCards,
  countNewMatches,
  insertPicks,
  listPicks,
  listWishes,
  type Seat,
  saveSeat,
} from './daily-store.ts'
import { weekBefore } from './read-day-facts.ts'

/** Candidates looked at for somebody who comes when most have their cards. */
const CANDIDATES = 100

/**
 * Seats an animal that came after its day was made, or whose owner wishes for more since: it gets the best of those
 * nearby who want company and have fewer than {@link MOST_CARDS} cards, and they get it.
 */
export async function seatLateGuest(
  { db, inTransaction, index, apartFrom }: DailyParts,
  { pet, seat, day, now }: LateGuest,
): Promise<void> {
  const { petId, purpose, room } = seat
  const blockedOwners = await apartFrom(db, pet.ownerId)
  const decided = await decidedOn(db, petId)
  const current = await index.current(db)
  if (current.find(petId) === undefined) return
  const question = { petId, purpose, onDay: dayNumberOf(day), limit: CANDIDATES, decided, blockedOwners }
  const nearby = current.rank(question).ranked.filter(other => other.nearby)
  const ownerOf = new Map(nearby.map(other => [other.petId, current.find(other.petId)?.ownerId]))
  const petIds = [...ownerOf.keys()]
  await inTransaction(async tx => {
    const wishes = await listWishes(tx)
    const newMatches = await countNewMatches(tx, weekBefore(now))
    const wantsCompany = (petId: PetId) => {
      const ownerId = ownerOf.get(petId)
      if (ownerId === undefined) return false
      return cardsFor(wishes.get(ownerId) ?? USUAL_DAILY_WISH, newMatches.get(ownerId) ?? 0) > 0
    }
    const shown = new Set(await listPicks(tx, day, seat))
    const cards = await countCards(tx, day, { petIds, purpose })
    const answers = await answersAbout(tx, petId)
    const picks = petIds
      .filter(other => wantsCompany(other) && !shown.has(other) && answers.get(other) !== 'pass')
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

type LateGuest = {
  readonly pet: Pet
  readonly seat: Seat
  readonly day: string
  readonly now: Date
}
