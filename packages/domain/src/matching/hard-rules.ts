import { areCloseKin, type CloseKin, canRuleOutCloseKin, NO_CLOSE_KIN } from '../pedigree/sharing/index.ts'
import type { Purpose } from '../pets/index.ts'
import { ageMonthsOn, dayNumberOf, type MatchingPet } from './matching-pet.ts'
import { distanceBetween } from './pair-terms.ts'
import type { HardRule } from './suggestion.ts'

/** Youngest age, in months, at which either sex may be bred: growth is over and health tests are possible. */
export const BREEDING_FROM_MONTHS = { dog: 18, cat: 12 } as const

/** A litter is not asked of a female of eight years or more (the limit kennel clubs register up to). */
export const DAM_UNTIL_MONTHS = 96

/** Rules in the order in which an animal that breaks several of them is counted: once, under the first. */
export const RULE_ORDER = [
  'already-decided',
  'purpose',
  'species',
  'sex',
  'neuter',
  'age',
  'vaccination',
  'relatedness',
  'size',
  'distance',
] as const satisfies readonly HardRule[]
export type CountedRule = (typeof RULE_ORDER)[number]

/** Why two animals may not meet in the flesh although they may on screen. */
export type InPersonObstacle =
  | 'virtual-only'
  | 'too-far'
  | 'place-unknown'
  | 'own-vaccination'
  | 'other-vaccination'

/** What the rules say of a pair. `broken` is in {@link RULE_ORDER}; breaking `distance` alone leaves the screen. */
export type RuleFinding = {
  readonly broken: readonly CountedRule[]
  readonly inPersonObstacles: readonly InPersonObstacle[]
  readonly distanceKm: number | null
  /** False when shared pedigrees leave open that the two are close kin; true whenever nobody wants them to breed. */
  readonly kinshipRuledOut: boolean
}

/**
 * The rule behind `relatedness`: parent and offspring, siblings, half-siblings, grandparent and grandchild. The article
 * has no final number yet; see `eu-close-relatives` among the breeding rules.
 */
export const RELATEDNESS_RULE = {
  ruleId: 'eu-close-relatives',
  title: 'EU rules on dogs and cats (2023/0447 (COD), agreed text)',
} as const

/** True on every day up to and including the last valid one. An unknown date is not valid. */
export function isVaccinatedOn(vaccinatedUntil: string | null, onDay: number): boolean {
  return vaccinatedUntil !== null && dayNumberOf(vaccinatedUntil) >= onDay
}

/** The pair, seen from `own`; the findings are the same from the other side, with own and other swapped. */
export type RuleQuestion = {
  readonly own: MatchingPet
  readonly other: MatchingPet
  readonly purpose: Purpose
  readonly onDay: number
  readonly alreadyDecided?: boolean
}

/**
 * Checks every hard rule both ways. No score can outweigh a broken rule. Blocks and own animals are not
 * here: such animals are left out before anything is counted, so that nobody can tell who blocked them.
 */
export function checkHardRules(question: RuleQuestion): RuleFinding {
  const { own, other, purpose, onDay } = question
  const distanceKm = distanceBetween(own, other)
  const broken = new Set<CountedRule>()
  if (question.alreadyDecided === true) broken.add('already-decided')
  if (!own.purposes.includes(purpose) || !other.purposes.includes(purpose)) broken.add('purpose')
  if (!accepts(own, other, 'species') || !accepts(other, own, 'species')) broken.add('species')
  if (!accepts(own, other, 'size') || !accepts(other, own, 'size')) broken.add('size')
  if (isTooFar(question, distanceKm)) broken.add('distance')
  if (purpose === 'breed') for (const rule of brokenBreedingRules(own, other, onDay)) broken.add(rule)
  return {
    broken: RULE_ORDER.filter(rule => broken.has(rule)),
    inPersonObstacles: obstaclesOf(question, distanceKm),
    distanceKm,
    kinshipRuledOut:
      purpose !== 'breed' || canRuleOutCloseKin(own.kin ?? NO_CLOSE_KIN, other.kin ?? NO_CLOSE_KIN),
  }
}

function accepts(own: MatchingPet, other: MatchingPet, fact: 'species' | 'size'): boolean {
  return fact === 'species'
    ? own.wishes.species.includes(other.species)
    : own.wishes.sizes.includes(other.size)
}

function isTooFar({ own, other }: RuleQuestion, distanceKm: number | null): boolean {
  if (distanceKm === null || own.wishes.virtualOnly || other.wishes.virtualOnly) return false
  return distanceKm > Math.min(own.wishes.maxDistanceKm, other.wishes.maxDistanceKm)
}

function brokenBreedingRules(a: MatchingPet, b: MatchingPet, onDay: number): CountedRule[] {
  const broken: CountedRule[] = []
  if (a.species !== b.species) broken.push('species')
  if (a.sex === b.sex) broken.push('sex')
  if (a.neutered || b.neutered) broken.push('neuter')
  if (!isOfBreedingAge(a, onDay) || !isOfBreedingAge(b, onDay)) broken.push('age')
  if (!isVaccinatedOn(a.vaccinatedUntil, onDay) || !isVaccinatedOn(b.vaccinatedUntil, onDay)) {
    broken.push('vaccination')
  }
  if (areKin(a.kin, b.kin)) broken.push('relatedness')
  return broken
}

/** What shared pedigrees show; nothing shared shows nothing, and `kinshipRuledOut` says so. */
function areKin(one: CloseKin | undefined, other: CloseKin | undefined): boolean {
  return one !== undefined && other !== undefined && areCloseKin([...one, ...other], 0, one.length)
}

function isOfBreedingAge(pet: MatchingPet, onDay: number): boolean {
  const months = ageMonthsOn(onDay, dayNumberOf(pet.birthDate))
  if (months < BREEDING_FROM_MONTHS[pet.species]) return false
  return pet.sex === 'male' || months < DAM_UNTIL_MONTHS
}

function obstaclesOf(question: RuleQuestion, distanceKm: number | null): InPersonObstacle[] {
  const { own, other, onDay } = question
  const obstacles: InPersonObstacle[] = []
  if (own.wishes.virtualOnly || other.wishes.virtualOnly) obstacles.push('virtual-only')
  else if (distanceKm === null) obstacles.push('place-unknown')
  else if (isTooFar(question, distanceKm)) obstacles.push('too-far')
  if (!isVaccinatedOn(own.vaccinatedUntil, onDay)) obstacles.push('own-vaccination')
  if (!isVaccinatedOn(other.vaccinatedUntil, onDay)) obstacles.push('other-vaccination')
  return obstacles
}
