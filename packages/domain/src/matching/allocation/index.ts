export { type Allocation, type AllocationOptions, allocateDay } from './allocate-day.ts'
export { BadMarketError } from './allocation-errors.ts'
export { cutIntoSets, type DaySets } from './cut-into-sets.ts'
export {
  cardsFor,
  type DailyPick,
  type DailySet,
  type DailyWish,
  dailySetInputSchema,
  dailySetSchema,
  dailyWishSchema,
  dayOf,
  MOST_CARDS,
  msUntilNextDay,
  USUAL_DAILY_WISH,
} from './daily-set.ts'
export { candidateSteps, type DayCandidates, gatherCandidates } from './day-candidates.ts'
export { type DayMarket, dayMarket, hashOf, type MarketParts } from './day-market.ts'
export type { DayQuestion } from './day-question.ts'
