import { z } from 'zod'
import { petIdSchema, purposeSchema } from '../../pets/index.ts'
import { suggestionSchema } from '../suggestion.ts'

/** What an owner wants who has not said: enough to meet new friends, and evenings left over. */
const USUAL_PLAY_DATES = 3

/** Fewer cards are hardly a choice, more would be a casino; the goal names five to ten. */
const FEWEST_CARDS = 5
/** No animal is ever shown on more cards a day, late guests included. */
export const MOST_CARDS = 10

/** New play dates an owner wants a week, over all their animals; 0 takes them out of the daily sets. */
export const dailyWishSchema = z.strictObject({
  playDatesPerWeek: z.number().int().min(0).max(14),
})
export type DailyWish = z.infer<typeof dailyWishSchema>

/** The wish of an owner who has not told one. */
export const USUAL_DAILY_WISH: DailyWish = { playDatesPerWeek: USUAL_PLAY_DATES }

/**
 * How many cards an animal gets a day, and on how many it is shown.
 *
 * @param newMatches - matches its owner made in the last seven days: they have used up that much of the wish.
 * @returns 0 when the week is full or the owner pauses, else 5 to 10.
 */
export function cardsFor({ playDatesPerWeek }: DailyWish, newMatches: number): number {
  const left = playDatesPerWeek - newMatches
  return left <= 0 ? 0 : Math.min(MOST_CARDS, FEWEST_CARDS - 1 + left)
}

const DAY_MS = 86_400_000

/** The name of the day an instant lies in: days of the daily sets change at midnight UTC. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}

/** Milliseconds until the next day begins; 1 to 86,400,000. */
export function msUntilNextDay(now: Date): number {
  return DAY_MS - (now.getTime() % DAY_MS)
}

export const dailySetInputSchema = z.strictObject({ petId: petIdSchema, purpose: purposeSchema })

/** One card of a set; `theirCards` is how many its owner gets that day. */
const dailyPickSchema = suggestionSchema.extend({ theirCards: z.number().int().min(0) })
export type DailyPick = z.infer<typeof dailyPickSchema>

export const dailySetSchema = z.object({
  /** Days change at midnight UTC. */
  day: z.iso.date(),
  /** Why there may be no cards: not visible to others, wishing for none, or a week that is full already. */
  state: z.enum(['ready', 'unpublished', 'paused', 'full']),
  picks: z.array(dailyPickSchema),
  /** Cards of today this owner has answered already. */
  answered: z.number().int().min(0),
  playDatesPerWeek: z.number().int().min(0),
  /** Matches of the last seven days. */
  newMatches: z.number().int().min(0),
  /** Animals that only the distance keeps away; counted when there is no card. */
  waiting: z.object({ count: z.number().int().min(0), beyondKm: z.number().min(0) }),
})
export type DailySet = z.infer<typeof dailySetSchema>
