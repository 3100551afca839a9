import type { OwnerHabits } from '../identity/index.ts'
import type { CloseKin } from '../pedigree/sharing/index.ts'
import type { Pet, PlayStyle } from '../pets/index.ts'
import type { Behaviour } from './model/decision-model.ts'
import type { Taste } from './taste.ts'

/** How those who met this animal answered "would you meet again?". */
export type TrackRecord = { readonly yes: number; readonly total: number }

/** The style of play that its owner says yes to more than to others, and by how much: log-odds with it over without. */
export type FavouriteStyle = { readonly style: PlayStyle; readonly lift: number }

/** All that matching knows of an animal: its facts, its owner's wishes and habits, and what meetings taught. */
export type MatchingPet = Readonly<
  Pick<
    Pet,
    | 'petId'
    | 'ownerId'
    | 'name'
    | 'species'
    | 'sex'
    | 'neutered'
    | 'birthDate'
    | 'weightKg'
    | 'size'
    | 'temperament'
    | 'playStyles'
    | 'purposes'
    | 'vaccinatedUntil'
    | 'wishes'
    | 'place'
  >
> & {
  readonly habits: OwnerHabits
  readonly taste: Taste
  readonly record: TrackRecord
  /** Absent where none stands out, or the owner wants none of it. */
  readonly favourite?: FavouriteStyle
  /** What everybody's answers tell of its owner and of it; absent where nobody keeps track. */
  readonly behaviour?: Behaviour
  /** Parents and grandparents from the pedigree its owner shares; absent when none is shared. */
  readonly kin?: CloseKin
}

const DAY_MS = 86_400_000

/** Average length of a month, in days, over 400 years. */
const MONTH_DAYS = 30.436875

/** Whole days from 1 January 1970 to an ISO date; the unit of every date inside matching. */
export function dayNumberOf(isoDate: string): number {
  return Math.floor(Date.parse(isoDate) / DAY_MS)
}

/** Age in (fractional) months on a day; 0 for a birth date in the future. */
export function ageMonthsOn(dayNumber: number, birthDayNumber: number): number {
  return Math.max(0, (dayNumber - birthDayNumber) / MONTH_DAYS)
}
