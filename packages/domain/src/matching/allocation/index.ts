export { type Allocation, type AllocationOptions, allocateDay } from './allocate-day.ts'
export { BadMarketError } from './allocation-errors.ts'
export { cutIntoSets, type DaySets } from './cut-into-sets.ts'
export { type DayMarket, dayMarket, type MarketParts } from './day-market.ts'
