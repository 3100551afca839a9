import type { UserId } from '@pawfect/domain/identity'
import { checkHardRules, dayNumberOf, explainProposal } from '@pawfect/domain/matching'
import {
  cardsFor,
  type DailySet,
  type DailyWish,
  dailySetInputSchema,
  dailySetSchema,
} from '@pawfect/domain/matching/allocation'
import type { Pet, PetId, Purpose } from '@pawfect/domain/pets'
import { type Database, type EmitEvent, signedInQuery } from '../../../procedures/index.ts'
import { findCards, findOwnPet, orderCardPhotos } from '../../pets/index.ts'
import { decidedOn } from '../matching-store.ts'
import type { DailyRounds } from './daily-rounds.ts'
import { answersAbout, countCards, countNewMatches, findRoom, findWish, listPicks } from './daily-store.ts'
import { weekBefore } from './read-day-facts.ts'
import { seatLateGuest } from './seat-late-guest.ts'

/**
 * Today's animals for one of the caller's own: the same all day, each shown the caller's animal in turn. Makes the
 * day if nobody has. What was blocked, hidden, answered or forbidden since the morning is left out at once, and so is
 * whose week has become full, unless they wait for an answer: a wish is no less kept because a day was made before.
 */
export const createDailySet = (rounds: DailyRounds) =>
  signedInQuery
    .input(dailySetInputSchema)
    .output(dailySetSchema)
    .query(async ({ ctx, input: { petId, purpose } }): Promise<DailySet> => {
      const { userId } = ctx.caller
      const now = ctx.clock.now()
      const own = await findOwnPet(ctx.db, petId, userId)
      const day = await rounds.ensure(now)
      const wish = await findWish(ctx.db, userId)
      const newMatches = (await countNewMatches(ctx.db, weekBefore(now), userId)).get(userId) ?? 0
      const room = cardsFor(wish, newMatches)
      if (own.published && own.purposes.includes(purpose)) {
        const given = (await findRoom(ctx.db, day, { petId, purpose })) ?? 0
        const seat = { petId, purpose, room }
        if (room > given) await seatLateGuest(rounds.parts, { pet: own, seat, day, now })
      }
      const cards = await cardsOf({ ctx, rounds, pet: own, purpose, day, room })
      return { day, state: stateOf(own, wish, room), ...wish, newMatches, ...cards }
    })

type Asking = {
  readonly ctx: { readonly db: Database; readonly clock: { now(): Date }; readonly emit: EmitEvent }
  readonly rounds: DailyRounds
  readonly pet: Pet
  readonly purpose: Purpose
  readonly day: string
  /** Cards the caller may have now; with none left, nobody is shown any more. */
  readonly room: number
}

function stateOf(own: Pet, wish: DailyWish, room: number): DailySet['state'] {
  if (!own.published) return 'unpublished'
  if (wish.playDatesPerWeek === 0) return 'paused'
  return room === 0 ? 'full' : 'ready'
}

async function cardsOf(asking: Asking): Promise<Pick<DailySet, 'picks' | 'answered' | 'waiting'>> {
  const { ctx, rounds, pet, purpose, day, room } = asking
  const { petId } = pet
  const onDay = dayNumberOf(day)
  const shown = await listPicks(ctx.db, day, { petId, purpose })
  const decided = await decidedOn(ctx.db, petId)
  const blockedOwners = await rounds.parts.apartFrom(ctx.db, pet.ownerId)
  const unanswered = shown.filter(other => !decided.has(other))
  const left = room === 0 ? [] : await withRoom(asking, unanswered)
  const theirCards = await countCards(ctx.db, day, { petIds: left, purpose })
  const now = ctx.clock.now()
  const found = await findCards(ctx.db, left, { now })
  // The face that is shown first is the one whose like counts, here as among the suggestions.
  const cards = await orderCardPhotos(ctx.db, found, { pet, purpose, now, emit: ctx.emit })
  const cardOf = new Map(cards.map(card => [card.petId, card]))
  const index = await rounds.parts.index.current(ctx.db)
  const own = index.find(petId)
  const explained = left.flatMap(otherPetId => {
    const other = index.find(otherPetId)
    const card = cardOf.get(otherPetId)
    if (own === undefined || other === undefined || card === undefined) return []
    if (blockedOwners.has(other.ownerId)) return []
    if (checkHardRules({ own, other, purpose, onDay }).broken.length > 0) return []
    const affinity = index.affinityOf(petId, otherPetId)
    const question = { purpose, onDay, model: index.modelFor(purpose), affinity }
    const { petId: _, ...suggestion } = explainProposal(own, other, question)
    return [{ ...suggestion, pet: card, theirCards: theirCards.get(otherPetId) ?? 0 }]
  })
  const beyond = () => {
    if (own === undefined || explained.length > 0) return 0
    return index.rank({ petId, purpose, onDay, limit: 1, decided, blockedOwners }).farButOnScreen
  }
  return {
    picks: explained.sort((one, other) => other.chance.probability - one.chance.probability),
    answered: shown.filter((other: PetId) => decided.has(other)).length,
    waiting: { count: beyond(), beyondKm: pet.wishes.maxDistanceKm },
  }
}

/** Those whose owners have room for a new match today, or have said yes already. */
async function withRoom({ ctx: { db, clock }, pet }: Asking, petIds: readonly PetId[]): Promise<PetId[]> {
  const answers = await answersAbout(db, pet.petId)
  const ownerOf = new Map(
    (await findCards(db, petIds, { now: clock.now() })).map(card => [card.petId, card.ownerId]),
  )
  const rooms = new Map<UserId, number>()
  for (const ownerId of new Set(ownerOf.values())) {
    const matches = (await countNewMatches(db, weekBefore(clock.now()), ownerId)).get(ownerId) ?? 0
    rooms.set(ownerId, cardsFor(await findWish(db, ownerId), matches))
  }
  const roomOf = (petId: PetId) => {
    const ownerId = ownerOf.get(petId)
    return ownerId === undefined ? 0 : (rooms.get(ownerId) ?? 0)
  }
  return petIds.filter(petId => roomOf(petId) > 0 || answers.get(petId) === 'like')
}
