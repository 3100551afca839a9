import { setImmediate as othersFirst } from 'node:timers/promises'
import type { UserId } from '@pawfect/domain/identity'
import { dayNumberOf } from '@pawfect/domain/matching'
import { cardsFor, type DayMarket, dayMarket, USUAL_DAILY_WISH } from '@pawfect/domain/matching/allocation'
import type { Pet, PetId, Purpose } from '@pawfect/domain/pets'
import type { DailyParts } from './daily-ports.ts'
import {
  type Card,
  countNewMatches,
  countShown,
  listAnswers,
  listWishes,
  REMEMBERED_DAYS,
  type Seat,
} from './daily-store.ts'

/** Candidates of each animal; every animal of most towns, and enough for ten cards in any. */
const CANDIDATES = 60

/** A face shown before without an answer counts for half as much, each time. */
const SHOWN_BEFORE = 0.5

const DAY_MS = 86_400_000

/** All that is read from the database before a day is shared out. */
export type DayFacts = Awaited<ReturnType<typeof readFacts>>

/** Reads wishes, answers, matches and what was shown lately, and says how many cards each owner may have. */
export async function readFacts({ db, apartFrom }: DailyParts, day: string, now: Date) {
  const wishes = await listWishes(db)
  const newMatches = await countNewMatches(db, weekBefore(now))
  const apart = new Map<UserId, ReadonlySet<UserId>>()
  return {
    answers: await listAnswers(db),
    timesShown: await countShown(db, day),
    onDay: dayNumberOf(day),
    roomOf: (ownerId: UserId) =>
      cardsFor(wishes.get(ownerId) ?? USUAL_DAILY_WISH, newMatches.get(ownerId) ?? 0),
    apartFrom: async (ownerId: UserId) => {
      const known = apart.get(ownerId) ?? (await apartFrom(db, ownerId))
      apart.set(ownerId, known)
      return known
    },
  }
}

/** The instant since which matches count against the wish of a week. */
export function weekBefore(now: Date): Date {
  return new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS)
}

/** The market of one purpose, and the cards that are given out before it opens. */
export type GatheredMarket = {
  readonly market: DayMarket
  readonly seats: readonly Seat[]
  /** Animals that have liked and wait for an answer: shown to the one who has to give it. */
  readonly awaited: readonly Card[]
}

/**
 * Lists who could be shown to whom: for every animal the best candidates of the live index, all hard rules and
 * blocks applied both ways. Who was passed by the other side is left out; who is liked already needs no card.
 */
export async function gatherMarket(
  { db, index }: DailyParts,
  { pets, purpose, facts, signal }: Gathering,
): Promise<GatheredMarket> {
  const seats = pets
    .filter(pet => pet.purposes.includes(purpose))
    .map(({ petId, ownerId }) => ({ petId, ownerId, purpose, room: facts.roomOf(ownerId) }))
    .filter(({ room }) => room > 0)
  const seatOf = new Map(seats.map(({ petId }, seat) => [petId, seat]))
  const pairs = new Map<number, [number, number, number]>()
  const awaited: Card[] = []
  for (const [seat, { petId, ownerId, room }] of seats.entries()) {
    signal?.throwIfAborted()
    const blockedOwners = await facts.apartFrom(ownerId)
    const decided = new Set(facts.answers.get(petId)?.keys())
    const current = await index.current(db)
    if (current.find(petId) === undefined) continue
    const question = { petId, purpose, onDay: facts.onDay, limit: CANDIDATES, decided, blockedOwners }
    const waiting: Card[] = []
    for (const { petId: otherPetId, probability, nearby } of current.rank(question).ranked) {
      const otherSeat = seatOf.get(otherPetId)
      const answer = facts.answers.get(otherPetId)?.get(petId)
      if (!nearby || otherSeat === undefined || answer === 'pass') continue
      if (answer === 'like') waiting.push({ petId, purpose, otherPetId })
      else pairs.set(...pairOf(seat, otherSeat, worthOf(probability, { petId, purpose, otherPetId }, facts)))
    }
    // At most half of the cards, so that newcomers are seen beside them.
    awaited.push(...waiting.slice(0, Math.floor(room / 2)))
    await othersFirst()
  }
  const taken = Map.groupBy(awaited, ({ petId }) => petId)
  const market = dayMarket({
    room: seats.map(({ petId, room }) => room - (taken.get(petId)?.length ?? 0)),
    names: seats.map(({ petId }) => petId),
    pairs: [...pairs.values()],
  })
  return { market, seats: seats.map(({ petId, room }) => ({ petId, purpose, room })), awaited }
}

type Gathering = {
  readonly pets: readonly Pet[]
  readonly purpose: Purpose
  readonly facts: DayFacts
  readonly signal: AbortSignal | undefined
}

/** Both sides list a pair; it is kept once. */
function pairOf(one: number, other: number, worth: number): [number, [number, number, number]] {
  const [low, high] = one < other ? [one, other] : [other, one]
  return [low * MOST_SEATS + high, [low, high, worth]]
}

/** More animals than this cannot be numbered in pairs; beyond any market of one server. */
const MOST_SEATS = 2 ** 26

function worthOf(probability: number, pick: Card, { timesShown }: DayFacts): number {
  const back = { petId: pick.otherPetId as PetId, purpose: pick.purpose, otherPetId: pick.petId }
  return probability * SHOWN_BEFORE ** Math.max(timesShown(pick), timesShown(back))
}
