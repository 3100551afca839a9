import {
  dayOrNever,
  isBreedable,
  type LeftOutRule,
  type SearchFilter,
  type SearchPlan,
} from '@pawfect/domain/matching/search'
import { PLANE, PURPOSES, SIZES, SPECIES, STYLES } from './search-columns.ts'

/** A condition on yes-or-no facts: the row passes when any of these planes says 1, or, turned round, when none does. */
export type PlaneTest = { readonly planes: readonly number[]; readonly passes: 'any' | 'none' }

/**
 * What a plan asks of yes-or-no facts. Filters and rules that need numbers are not among them.
 *
 * @see columnTests for those.
 */
export type CompiledSearch = {
  readonly filters: ReadonlyMap<SearchFilter['id'], PlaneTest>
  readonly rules: ReadonlyMap<LeftOutRule, PlaneTest>
  /** Broken by the own animal whoever the other is. */
  readonly always: ReadonlySet<LeftOutRule>
}

/** Works a plan out as far as yes-or-no facts go. */
export function compileSearch(plan: SearchPlan): CompiledSearch {
  const filters = plan.filters.flatMap(filter => {
    const test = filterTest(filter)
    return test === null ? [] : [[filter.id, test] as const]
  })
  return { filters: new Map(filters), rules: new Map(ruleTests(plan)), always: alwaysBroken(plan) }
}

const any = (...planes: number[]): PlaneTest => ({ planes, passes: 'any' })
const one = (plane: number, is: boolean): PlaneTest => ({ planes: [plane], passes: is ? 'any' : 'none' })

function planesOf<Value>(first: number, chosen: readonly Value[], all: readonly Value[]): PlaneTest {
  return any(...chosen.map(value => first + all.indexOf(value)))
}

function filterTest(filter: SearchFilter): PlaneTest | null {
  switch (filter.id) {
    case 'species':
      return speciesTest(filter.species)
    case 'size':
      return planesOf(PLANE.size, filter.sizes, SIZES)
    case 'sex':
      return one(PLANE.female, filter.is === 'female')
    case 'neutered':
      return one(PLANE.neutered, filter.is)
    case 'mixed':
      return one(PLANE.mixed, filter.is)
    case 'play':
      return planesOf(PLANE.styles, filter.styles, STYLES)
    case 'when':
      return any(PLANE.timesUntold, ...bitsIn(filter.mask).map(bit => PLANE.times + bit))
    default:
      return null
  }
}

function speciesTest(species: readonly ('dog' | 'cat')[]): PlaneTest {
  if (species.length === 0) return any()
  return species.includes('dog')
    ? { planes: species.includes('cat') ? [] : [PLANE.cat], passes: 'none' }
    : any(PLANE.cat)
}

const bitsIn = (mask: number): number[] =>
  Array.from({ length: 8 }, (_, bit) => bit).filter(bit => ((mask >>> bit) & 1) === 1)

function* ruleTests({ own, purpose }: SearchPlan): Generator<[LeftOutRule, PlaneTest]> {
  yield ['already-decided', one(PLANE.decided, false)]
  yield ['their-purpose', one(PLANE.purposes + PURPOSES.indexOf(purpose), true)]
  yield ['their-species', one(PLANE.wishedSpecies + SPECIES.indexOf(own.species), true)]
  yield ['their-size', one(PLANE.wishedSizes + SIZES.indexOf(own.size), true)]
  if (purpose !== 'breed') return
  yield ['kind', one(PLANE.cat, own.species === 'cat')]
  yield ['sex', one(PLANE.female, own.sex !== 'female')]
  yield ['neuter', one(PLANE.neutered, false)]
}

function alwaysBroken(plan: SearchPlan): Set<LeftOutRule> {
  const { own, purpose } = plan
  const broken = new Set<LeftOutRule>()
  if (!own.purposes.includes(purpose)) broken.add('own-purpose')
  if (purpose !== 'breed') return broken
  if (own.neutered) broken.add('neuter')
  if (!isBreedable(plan, own)) broken.add('age')
  if (dayOrNever(own.vaccinatedUntil) < plan.onDay) broken.add('vaccination')
  return broken
}
