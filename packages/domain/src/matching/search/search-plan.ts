import type { UserId } from '../../identity/index.ts'
import {
  BREEDS,
  type PetId,
  type PlayStyle,
  type Purpose,
  type Size,
  type Species,
} from '../../pets/index.ts'
import { squaredChordOfSurfaceKm, type UnitVector, unitVectorOf } from '../great-circle-distance.ts'
import { BREEDING_FROM_MONTHS, DAM_UNTIL_MONTHS } from '../hard-rules.ts'
import { dayNumberOf } from '../matching-pet.ts'
import { foldText } from './fold-text.ts'
import type { FilterId, SearchQuery } from './search-query.ts'
import { type SearchablePet, timesMask } from './searchable-pet.ts'

/** Average length of a month, in days, over 400 years; the same as matching counts with. */
const MONTH_DAYS = 30.436875

/** Who asks for what, and who is left out of the answer. */
export type SearchQuestion = {
  readonly own: SearchablePet
  readonly query: SearchQuery
  /** Used where the query names none. */
  readonly purpose: Purpose
  readonly onDay: number
  /** Animals on the page, nearest first. */
  readonly limit: number
  readonly decided: ReadonlySet<PetId>
  /** Owners blocked by, or blocking, the asking one: invisible and never counted, like the own animals. */
  readonly blockedOwners: ReadonlySet<UserId>
}

type Slider = 'energy' | 'sociability' | 'confidence' | 'gentleness'
export const SLIDERS: readonly Slider[] = ['energy', 'sociability', 'confidence', 'gentleness']

/** One condition, ready to be compared: days instead of ages, chords instead of kilometres. */
export type SearchFilter =
  | { readonly id: 'species'; readonly species: readonly Species[] }
  | { readonly id: 'breed'; readonly anyOf: readonly string[] | null; readonly noneOf: readonly string[] }
  | { readonly id: 'mixed'; readonly is: boolean }
  | { readonly id: 'size'; readonly sizes: readonly Size[] }
  | { readonly id: 'sex'; readonly is: 'female' | 'male' }
  | { readonly id: 'neutered'; readonly is: boolean }
  | { readonly id: Slider; readonly from: number; readonly below: number }
  /** Born after `bornAfterDay`, and on `bornUntilDay` at the latest. */
  | { readonly id: 'age'; readonly bornAfterDay: number; readonly bornUntilDay: number }
  | { readonly id: 'weight'; readonly fromKg: number; readonly belowKg: number }
  | { readonly id: 'play'; readonly styles: readonly PlayStyle[] }
  | { readonly id: 'vaccinated' }
  | { readonly id: 'when'; readonly mask: number }
  | { readonly id: 'name'; readonly folded: string }
  | { readonly id: 'distance'; readonly km: number; readonly maxSquaredChord: number }

/** A question with everything worked out that does not depend on the other animal. */
export type SearchPlan = Omit<SearchQuestion, 'query'> & {
  readonly filters: readonly SearchFilter[]
  /** Asked for, but nothing can be said: a distance while the own animal has no place. */
  readonly notApplied: readonly FilterId[]
  readonly ownPlace: UnitVector | null
  /** False when both meet on screen, so that neither side's distance counts. */
  readonly distanceCounts: boolean
  /** Bounds of breeding age as birth days: born on this day at the latest; a dam after that one. */
  readonly breedable: Readonly<
    Record<Species, { readonly bornUntilDay: number; readonly damBornAfterDay: number }>
  >
}

/** Works a question out. Own deal-breakers hold for whatever the words leave open, unless set aside. */
export function planSearch({ query, ...question }: SearchQuestion): SearchPlan {
  const { own, onDay } = question
  const onScreen = query.onScreen === true || own.wishes.virtualOnly
  const filters = [...factFilters(withWishes(query, own)), ...momentFilters(query, onDay)]
  const km = query.withinKm ?? (onScreen || ignores(query, 'distance') ? undefined : own.wishes.maxDistanceKm)
  const ownPlace = own.place === null ? null : unitVectorOf(own.place)
  if (km !== undefined && ownPlace !== null)
    filters.push({ id: 'distance', km, maxSquaredChord: squaredChordOfSurfaceKm(km) })
  return {
    ...question,
    purpose: query.purpose ?? question.purpose,
    filters,
    notApplied: query.withinKm !== undefined && ownPlace === null ? ['distance'] : [],
    ownPlace,
    distanceCounts: !onScreen,
    breedable: { dog: breedableBounds('dog', onDay), cat: breedableBounds('cat', onDay) },
  }
}

/** True where no deal-breaker is set aside and none is overruled by the words: all of the owner's wishes hold. */
const ignores = (query: SearchQuery, wish: 'species' | 'size' | 'distance') =>
  query.ignoredWishes?.includes(wish) === true

function withWishes(query: SearchQuery, { wishes }: SearchablePet): SearchQuery {
  return {
    ...query,
    ...(query.species === undefined && !ignores(query, 'species') ? { species: wishes.species } : {}),
    ...(query.sizes === undefined && !ignores(query, 'size') ? { sizes: wishes.sizes } : {}),
  }
}

function factFilters(query: SearchQuery): SearchFilter[] {
  const filters: SearchFilter[] = []
  if (query.species !== undefined && new Set(query.species).size < 2)
    filters.push({ id: 'species', species: query.species })
  if (query.breedIds !== undefined || query.notBreedIds !== undefined) {
    const anyOf = query.breedIds === undefined ? null : withVarieties(query.breedIds)
    filters.push({ id: 'breed', anyOf, noneOf: withVarieties(query.notBreedIds ?? []) })
  }
  if (query.mixed !== undefined) filters.push({ id: 'mixed', is: query.mixed })
  if (query.sizes !== undefined && new Set(query.sizes).size < 5)
    filters.push({ id: 'size', sizes: query.sizes })
  if (query.sex !== undefined) filters.push({ id: 'sex', is: query.sex })
  if (query.neutered !== undefined) filters.push({ id: 'neutered', is: query.neutered })
  for (const id of SLIDERS) {
    const range = query[id]
    if (range !== undefined) filters.push({ id, from: range.from ?? 0, below: range.below ?? 101 })
  }
  return filters
}

function momentFilters(query: SearchQuery, onDay: number): SearchFilter[] {
  const filters: SearchFilter[] = []
  const { ageMonths, weightKg, freeTimes } = query
  if (ageMonths !== undefined) filters.push({ id: 'age', ...bornBounds(ageMonths, onDay) })
  if (weightKg !== undefined)
    filters.push({ id: 'weight', fromKg: weightKg.from ?? 0, belowKg: weightKg.below ?? HEAVIEST_KG })
  if (query.playStyles !== undefined) filters.push({ id: 'play', styles: query.playStyles })
  if (query.vaccinated === true) filters.push({ id: 'vaccinated' })
  if (freeTimes !== undefined) filters.push({ id: 'when', mask: timesMask(freeTimes) })
  if (query.name !== undefined)
    filters.push({ id: 'name', folded: foldText(query.name) || query.name.toLowerCase() })
  return filters
}

/** Above every animal there is. */
const HEAVIEST_KG = 1_000

/** Far enough from any birthday, and still a 32-bit day number. */
const LONG_AGO = -1_000_000
const FAR_AHEAD = 1_000_000

function bornBounds(
  { from, below }: { from?: number | undefined; below?: number | undefined },
  onDay: number,
) {
  return {
    bornAfterDay: below === undefined ? LONG_AGO : Math.floor(onDay - below * MONTH_DAYS),
    // Not born yet counts as age 0.
    bornUntilDay: from === undefined || from === 0 ? FAR_AHEAD : Math.floor(onDay - from * MONTH_DAYS),
  }
}

function breedableBounds(species: Species, onDay: number) {
  const { bornUntilDay } = bornBounds({ from: BREEDING_FROM_MONTHS[species] }, onDay)
  const { bornAfterDay } = bornBounds({ below: DAM_UNTIL_MONTHS }, onDay)
  return { bornUntilDay, damBornAfterDay: bornAfterDay }
}

/** A breed stands for its size varieties too: who looks for a poodle means the toy poodle as well. */
function withVarieties(breedIds: readonly string[]): string[] {
  const varieties = BREEDS.filter(({ varietyOf }) => varietyOf !== undefined && breedIds.includes(varietyOf))
  return [...new Set([...breedIds, ...varieties.map(({ id }) => id)])]
}

/** A birthday or the last day of a vaccination as a day number; never for an unknown one. */
export const dayOrNever = (isoDate: string | null): number =>
  isoDate === null ? LONG_AGO : dayNumberOf(isoDate)
