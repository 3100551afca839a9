import type { Recognised } from './recognise-words.ts'
import type { SearchQuery } from './search-query.ts'
import type { Meaning, Unit } from './search-words.ts'

/** A number with its unit, as a filter, and how many recognised items it takes up. */
export type Measure = {
  readonly part: 'age' | 'weight' | 'distance'
  readonly query: SearchQuery
  readonly items: number
}

type Bound = 'below' | 'up-to' | 'above'

/** Months a unit of age has; a week is a 52nd of a year. */
const MONTHS: Partial<Record<Unit, number>> = { week: 12 / 52, month: 1, year: 12 }
const KM: Partial<Record<Unit, number>> = { km: 1, mile: 1.609_344, metre: 0.001 }
const KG: Partial<Record<Unit, number>> = { kg: 1, pound: 0.453_592_37 }

/**
 * Reads "under 3 years", "2-5 Jahre", "10 km", "ab 2 Monaten", "2 years or older", "within 10 km of" at the front.
 *
 * @returns null where there is no number with a unit.
 */
export function readMeasure(items: readonly Recognised[]): Measure | null {
  let at = 0
  const before = boundOf(items[at])
  if (before !== null) at += 1
  const first = numberOf(items[at])
  if (first === null) return null
  at += 1
  let second: number | null = null
  if (before === null && isTo(items[at])) {
    second = numberOf(items[at + 1])
    if (second !== null) at += 2
  }
  const unit = unitOf(items[at])
  if (unit === null) return null
  at += 1
  const after = before === null && second === null ? boundAfter(items.slice(at)) : null
  const bound = before ?? after?.bound ?? null
  const read = measureOf(unit, { first, second, bound })
  return read === null ? null : { ...read, items: at + (after?.items ?? 0) }
}

type Numbers = { readonly first: number; readonly second: number | null; readonly bound: Bound | null }

function measureOf(unit: Unit, numbers: Numbers): Omit<Measure, 'items'> | null {
  const [months, km, kg] = [MONTHS[unit], KM[unit], KG[unit]]
  if (months !== undefined) return { part: 'age', query: { ageMonths: scaled(numbers, months, 600) } }
  if (kg !== undefined) return { part: 'weight', query: { weightKg: weightOf(numbers, kg) } }
  // Nobody is looked for far away.
  if (km === undefined || numbers.bound === 'above') return null
  const furthest = (numbers.second ?? numbers.first) * km
  return { part: 'distance', query: { withinKm: Math.min(20_000, Math.max(1, Math.round(furthest))) } }
}

/** "3 years" are three full years: from 36 months until the fourth birthday. */
function scaled({ first, second, bound }: Numbers, unit: number, most: number) {
  const at = (value: number) => Math.min(most, value * unit)
  if (bound === 'above') return { from: at(first) }
  if (bound === 'below') return { below: at(first) }
  if (bound === 'up-to') return { below: at(first + 1) }
  const [low, high] = second === null ? [first, first] : [Math.min(first, second), Math.max(first, second)]
  return { from: at(low), below: at(high + 1) }
}

/** "12 kg" is about 12 kg: a fifth more or less. */
function weightOf({ first, second, bound }: Numbers, unit: number) {
  const at = (value: number) => Math.min(200, Math.round(value * unit * 100) / 100)
  if (bound === 'above') return { from: at(first) }
  if (bound !== null) return { below: at(bound === 'up-to' ? first + 0.1 : first) }
  if (second === null) return { from: at(first * 0.8), below: at(first * 1.2) }
  return { from: at(Math.min(first, second)), below: at(Math.max(first, second) + 0.1) }
}

function meaningOf<Kind extends Meaning['kind']>(item: Recognised | undefined, kind: Kind) {
  return item?.meanings.find((meaning): meaning is Extract<Meaning, { kind: Kind }> => meaning.kind === kind)
}

function numberOf(item: Recognised | undefined): number | null {
  const [token] = item?.tokens ?? []
  return token?.kind === 'number' ? Number(token.text.replace(',', '.')) : null
}

function boundOf(item: Recognised | undefined): Bound | null {
  const [token] = item?.tokens ?? []
  if (token?.kind === 'below' || token?.kind === 'above') return token.kind
  // German "bis 3 Jahre" and Spanish "hasta": the word that also stands between two numbers.
  return meaningOf(item, 'bound')?.bound ?? (meaningOf(item, 'to') === undefined ? null : 'up-to')
}

const isTo = (item: Recognised | undefined): boolean =>
  item?.tokens[0]?.kind === 'to' || meaningOf(item, 'to') !== undefined

const unitOf = (item: Recognised | undefined): Unit | null => meaningOf(item, 'unit')?.unit ?? null

/** "… or older", "… old", "… oder jünger", "… und mehr": words that follow the unit. */
function boundAfter([first, second]: readonly Recognised[]): { bound: Bound | null; items: number } | null {
  const isOr = meaningOf(first, 'filler') !== undefined
  const bound = isOr ? boundOf(second) : boundOf(first)
  if (bound === null || bound === 'up-to') return null
  return { bound: bound === 'below' ? 'up-to' : bound, items: isOr ? 2 : 1 }
}
