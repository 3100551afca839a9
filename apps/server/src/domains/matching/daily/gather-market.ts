import { type DayMarket, gatherCandidates } from '@pawfect/domain/matching/allocation'
import type { Purpose } from '@pawfect/domain/pets'
import type { DailyParts } from './daily-ports.ts'
import type { Card, Seat } from './daily-store.ts'
import { type DayFacts, questionOf } from './read-day-facts.ts'

/** The market of one purpose, and the cards that are given out before it opens. */
export type GatheredMarket = {
  /** Animals numbered as in `petIds`. */
  readonly market: DayMarket
  readonly petIds: readonly Seat['petId'][]
  readonly seats: readonly Seat[]
  /** Animals that have liked and wait for an answer: shown to the one who has to give it. */
  readonly awaited: readonly Card[]
}

/**
 * Lists who could be shown to whom: for every animal the best candidates of the live index as it is now, all hard rules
 * and blocks applied both ways. Who was passed by the other side is left out; who is liked already needs no card.
 */
export async function gatherMarket(
  { db, index }: DailyParts,
  { purpose, facts, signal }: Gathering,
): Promise<GatheredMarket> {
  const snapshot = (await index.current(db)).snapshot()
  const { petIds } = snapshot
  const { market, room, awaited } = await gatherCandidates(
    snapshot,
    questionOf(snapshot, { facts, purpose }),
    {
      signal,
    },
  )
  return {
    market,
    petIds,
    seats: petIds.flatMap((petId, place) => {
      const cards = room[place] ?? 0
      return cards === 0 ? [] : [{ petId, purpose, room: cards }]
    }),
    awaited: awaited.flatMap(({ place, other }) => {
      const [petId, otherPetId] = [petIds[place], petIds[other]]
      return petId === undefined || otherPetId === undefined ? [] : [{ petId, purpose, otherPetId }]
    }),
  }
}

type Gathering = {
  readonly purpose: Purpose
  readonly facts: DayFacts
  readonly signal: AbortSignal | undefined
}
