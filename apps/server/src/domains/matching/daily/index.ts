/** What matching and the runtime may use of the daily sets. */
export { dailyAccountSection } from './daily-account-section.ts'
export { DailyRounds } from './daily-rounds.ts'
export { createDailySet } from './daily-set.ts'
export { forgetDailySets } from './forget-daily-sets.ts'
export { wishPlayDates } from './wish-play-dates.ts'
