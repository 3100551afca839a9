import { setImmediate as othersFirst } from 'node:timers/promises'
import type { UserId } from '@pawfect/domain/identity'
import { dayNumberOf, type PetSnapshot } from '@pawfect/domain/matching'
import { cardsFor, type DayQuestion, USUAL_DAILY_WISH } from '@pawfect/domain/matching/allocation'
import type { PetId, Purpose } from '@pawfect/domain/pets'
import type { DailyParts } from './daily-ports.ts'
import {
  type Answer,
  countNewMatches,
  listAnswersOf,
  listShown,
  listWishes,
  REMEMBERED_DAYS,
} from './daily-store.ts'

/** A face shown before without an answer counts for half as much, each time. */
const SHOWN_BEFORE = 0.5

/** Animals whose answers are read with one query; others get their turn after each. */
const ANIMALS_A_QUERY = 100

const DAY_MS = 86_400_000

/** The instant since which matches count against the wish of a week. */
export function weekBefore(now: Date): Date {
  return new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS)
}

/** All that is read from the database before a day is shared out. */
export type DayFacts = {
  readonly onDay: number
  readonly roomOf: (ownerId: UserId) => number
  readonly apart: ReadonlyMap<UserId, ReadonlySet<UserId>>
  readonly answers: AnswerBook
  /** How often one was shown the other within the days that are remembered. */
  readonly timesShown: (one: PetId, other: PetId) => number
}

/** Reads wishes, answers, matches, blocks and what was shown lately, a little at a time. */
export async function readDayFacts(
  { db, everyoneApart }: DailyParts,
  { day, now, petIds, signal }: Reading,
): Promise<DayFacts> {
  const wishes = await listWishes(db)
  const newMatches = await countNewMatches(db, weekBefore(now))
  const answers = new AnswerBook()
  const shown = new Map<PetId, Map<PetId, number>>()
  for (let at = 0; at < petIds.length; at += ANIMALS_A_QUERY) {
    signal?.throwIfAborted()
    const some = petIds.slice(at, at + ANIMALS_A_QUERY)
    for (const answer of await listAnswersOf(db, some)) answers.add(answer)
    for (const { petId, otherPetId } of await listShown(db, some, day)) {
      const faces = shown.get(petId) ?? new Map<PetId, number>()
      shown.set(petId, faces.set(otherPetId, (faces.get(otherPetId) ?? 0) + 1))
    }
    await othersFirst()
  }
  return {
    onDay: dayNumberOf(day),
    roomOf: ownerId => cardsFor(wishes.get(ownerId) ?? USUAL_DAILY_WISH, newMatches.get(ownerId) ?? 0),
    apart: await everyoneApart(db),
    answers,
    timesShown: (one, other) => shown.get(one)?.get(other) ?? 0,
  }
}

type Reading = {
  readonly day: string
  readonly now: Date
  readonly petIds: readonly PetId[]
  readonly signal: AbortSignal | undefined
}

/** Who answered about whom, to be looked up from both sides. */
class AnswerBook {
  readonly #given = new Map<PetId, Map<PetId, boolean>>()
  readonly #received = new Map<PetId, Map<PetId, boolean>>()

  add({ petId, targetPetId, isLike }: Answer): void {
    entryOf(this.#given, petId).set(targetPetId, isLike)
    entryOf(this.#received, targetPetId).set(petId, isLike)
  }

  /** Whom an animal's owner has answered about, or who has answered about it. */
  *between(petId: PetId): Generator<PetId> {
    yield* this.#given.get(petId)?.keys() ?? []
    yield* this.#received.get(petId)?.keys() ?? []
  }

  /** Who has liked an animal and has no answer. */
  *waitingFor(petId: PetId): Generator<PetId> {
    const given = this.#given.get(petId)
    for (const [other, isLike] of this.#received.get(petId) ?? [])
      if (isLike && given?.has(other) !== true) yield other
  }
}

function entryOf(book: Map<PetId, Map<PetId, boolean>>, petId: PetId): Map<PetId, boolean> {
  const known = book.get(petId)
  if (known !== undefined) return known
  const entry = new Map<PetId, boolean>()
  book.set(petId, entry)
  return entry
}

/** The facts as a question about a snapshot, whose animals go by their places. */
export function questionOf(
  { petIds, ownerIds }: Pick<PetSnapshot, 'petIds' | 'ownerIds'>,
  { facts, purpose }: { readonly facts: DayFacts; readonly purpose: Purpose },
): DayQuestion {
  const { answers, apart, onDay, roomOf, timesShown } = facts
  const placeOf = new Map(petIds.map((petId, place) => [petId, place]))
  const placesOf = Map.groupBy(ownerIds.keys(), place => ownerIds[place])
  const placed = (others: Iterable<PetId>) => [...others].flatMap(petId => placeOf.get(petId) ?? [])
  const at = <Value>(values: readonly Value[], place: number): Value => {
    const value = values[place]
    if (value === undefined) throw new RangeError(`nobody is at place ${place}`)
    return value
  }
  return {
    purpose,
    onDay,
    roomOf: place => roomOf(at(ownerIds, place)),
    answered: place => new Set(placed(answers.between(at(petIds, place)))),
    waiting: place => placed(answers.waitingFor(at(petIds, place))),
    apart: place =>
      new Set([...(apart.get(at(ownerIds, place)) ?? [])].flatMap(ownerId => placesOf.get(ownerId) ?? [])),
    freshness: (one, other) => {
      const [first, second] = [at(petIds, one), at(petIds, other)]
      return SHOWN_BEFORE ** Math.max(timesShown(first, second), timesShown(second, first))
    },
  }
}
