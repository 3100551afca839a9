import { greatCircleDistance } from './great-circle-distance.ts'
import { ageMonthsOn, dayNumberOf, type MatchingPet } from './matching-pet.ts'
import { TERM_COUNT } from './taste.ts'

/*
 * Each term is centred so that 0 means "neither speaks for nor against": leaving a term out is the same as
 * setting it to 0, which is also what a missing fact does. The scalar functions are used by the object form
 * below and by the columnar index, so that there is one formula of each.
 */

const PLAY_STYLES = ['chase', 'wrestle', 'tug', 'fetch', 'explore', 'calm'] as const
const HOURS = ['morning', 'midday', 'evening', 'night'] as const
const DAYS = ['weekdays', 'weekend'] as const

/** Overlap (Dice) two strangers reach by chance with two or three styles each: the neutral point. */
const PLAY_NEUTRAL = 0.35

/** Overlap of free hours at which finding a time is neither easy nor hard. */
const HOURS_NEUTRAL = 0.4

/** Mean gap between two uniform sliders: the neutral point of the energy term. */
const ENERGY_NEUTRAL = 1 / 3

/** What a meeting with an unknown animal is assumed to be worth: 3.5 yes of 5, until told otherwise. */
const RECORD_PRIOR = { yes: 3.5, total: 5 } as const

const SET_BITS = Uint8Array.from({ length: 256 }, (_, mask) => {
  let bits = 0
  for (let rest = mask; rest > 0; rest >>= 1) bits += rest & 1
  return bits
})

/** Play styles as bits. */
export function playStyleMask(pet: Pick<MatchingPet, 'playStyles'>): number {
  return pet.playStyles.reduce((mask, style) => mask | (1 << PLAY_STYLES.indexOf(style)), 0)
}

/** The favourite style as a bit of the same; 0 where there is none. */
export function favouriteMask({ favourite }: Pick<MatchingPet, 'favourite'>): number {
  return favourite === undefined ? 0 : playStyleMask({ playStyles: [favourite.style] })
}

/** Free hours of the week as eight bits (hour x weekday or weekend); 0 when the owner has not said. */
export function freeHourMask(pet: Pick<MatchingPet, 'habits'>): number {
  const days = pet.habits.activeDays.length === 0 ? DAYS : pet.habits.activeDays
  let mask = 0
  for (const day of days) {
    for (const hour of pet.habits.activeHours) mask |= 1 << (DAYS.indexOf(day) * 4 + HOURS.indexOf(hour))
  }
  return mask
}

function dice(maskA: number, maskB: number): number {
  return (2 * (SET_BITS[maskA & maskB] ?? 0)) / ((SET_BITS[maskA] ?? 0) + (SET_BITS[maskB] ?? 0))
}

function clampToHalf(value: number): number {
  return Math.min(0.5, Math.max(-0.5, value))
}

export const playTerm = (maskA: number, maskB: number): number =>
  maskA === 0 || maskB === 0 ? 0 : dice(maskA, maskB) - PLAY_NEUTRAL

export const energyTerm = (a: number, b: number): number => ENERGY_NEUTRAL - Math.abs(a - b)

export const companyTerm = (otherSociability: number): number => otherSociability - 0.5

/** A shy animal cares three times as much about a gentle other as a bold one. */
export const gentlenessTerm = (ownConfidence: number, otherGentleness: number): number =>
  (otherGentleness - 0.5) * (1.5 - ownConfidence)

/** Life stage: 2 and 4 months apart matters to puppies, 8 and 10 years is the same to the old. */
export const ageTerm = (monthsA: number, monthsB: number): number =>
  clampToHalf(0.5 - Math.abs(Math.log2((monthsA + 6) / (monthsB + 6))) / 2)

/** From the logarithms (base 2) of the weights: as heavy is +0.5, four times as heavy is -0.5. */
export const sizeTerm = (log2KgA: number, log2KgB: number): number =>
  clampToHalf(0.5 - Math.abs(log2KgA - log2KgB) / 2)

export const hoursTerm = (maskA: number, maskB: number): number =>
  maskA === 0 || maskB === 0 ? 0 : dice(maskA, maskB) - HOURS_NEUTRAL

/** Nearer is never worse; beyond the owner's own limit it stays at -0.5. A negative distance means unknown. */
export const closenessTerm = (distanceKm: number, maxDistanceKm: number, onScreenOnly: boolean): number =>
  onScreenOnly || distanceKm < 0 ? 0 : clampToHalf(0.5 - distanceKm / maxDistanceKm)

export const recordTerm = (yes: number, total: number): number =>
  (yes + RECORD_PRIOR.yes) / (total + RECORD_PRIOR.total) - RECORD_PRIOR.yes / RECORD_PRIOR.total

/** Whether an animal plays as the owner likes best; neither is known where one is silent. */
export const favouriteTerm = (favouriteMask: number, otherMask: number): number =>
  favouriteMask === 0 || otherMask === 0 ? 0 : (favouriteMask & otherMask) === 0 ? -0.5 : 0.5

/** Kilometres between two animals' coarse places, or null when either is unknown. */
export function distanceBetween(a: MatchingPet, b: MatchingPet): number | null {
  return a.place === null || b.place === null ? null : greatCircleDistance(a.place, b.place)
}

/** A day number and the two animals, `own` being the one whose owner decides. */
export type PairView = { readonly own: MatchingPet; readonly other: MatchingPet; readonly onDay: number }

/** The terms as `own`'s side sees `other`; length and order of `TERMS`. */
export function pairTerms({ own, other, onDay }: PairView): Float64Array {
  const terms = new Float64Array(TERM_COUNT)
  const onScreenOnly = own.wishes.virtualOnly || other.wishes.virtualOnly
  terms[0] = 1
  terms[1] = playTerm(playStyleMask(own), playStyleMask(other))
  terms[2] = energyTerm(own.temperament.energy, other.temperament.energy)
  terms[3] = companyTerm(other.temperament.sociability)
  terms[4] = gentlenessTerm(own.temperament.confidence, other.temperament.gentleness)
  terms[5] = ageTerm(
    ageMonthsOn(onDay, dayNumberOf(own.birthDate)),
    ageMonthsOn(onDay, dayNumberOf(other.birthDate)),
  )
  terms[6] = sizeTerm(Math.log2(own.weightKg), Math.log2(other.weightKg))
  terms[7] = hoursTerm(freeHourMask(own), freeHourMask(other))
  terms[8] = closenessTerm(distanceBetween(own, other) ?? -1, own.wishes.maxDistanceKm, onScreenOnly)
  terms[9] = recordTerm(other.record.yes, other.record.total)
  return terms
}

/** How many terms rest on a fact nobody has told us (play styles, free hours, places). */
export function unknownTermIndexes({ own, other }: Pick<PairView, 'own' | 'other'>): number[] {
  const unknown: number[] = []
  if (own.playStyles.length === 0 || other.playStyles.length === 0) unknown.push(1)
  if (freeHourMask(own) === 0 || freeHourMask(other) === 0) unknown.push(7)
  const onScreenOnly = own.wishes.virtualOnly || other.wishes.virtualOnly
  if (!onScreenOnly && (own.place === null || other.place === null)) unknown.push(8)
  return unknown
}
