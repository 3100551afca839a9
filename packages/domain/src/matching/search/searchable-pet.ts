import type { OwnerHabits } from '../../identity/index.ts'
import type { Pet } from '../../pets/index.ts'
import type { MatchingPet } from '../matching-pet.ts'

/** All that search knows of an animal. */
export type SearchablePet = Readonly<Pick<Pet, 'breedIds' | 'mixed'>> & Omit<MatchingPet, 'taste' | 'record'>

const HOURS = ['morning', 'midday', 'evening', 'night'] as const
const DAYS = ['weekdays', 'weekend'] as const

/** Times as an owner told them, or as a search names them. */
type ToldTimes = { readonly [Part in keyof OwnerHabits]?: OwnerHabits[Part] | undefined }

/**
 * Times of the week as eight bits (hour x weekday or weekend). Who names only days means all their hours, who
 * names only hours means every day; 0 says nothing is known.
 */
export function timesMask({ activeDays = [], activeHours = [] }: ToldTimes): number {
  if (activeDays.length + activeHours.length === 0) return 0
  let mask = 0
  for (const day of activeDays.length === 0 ? DAYS : activeDays)
    for (const hour of activeHours.length === 0 ? HOURS : activeHours)
      mask |= 1 << (DAYS.indexOf(day) * 4 + HOURS.indexOf(hour))
  return mask
}

/** A temperament slider in hundredths, rounded; search compares no finer. */
export const hundredthsOf = (slider: number): number => Math.round(slider * 100)
