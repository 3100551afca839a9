import type { Recognised } from './recognise-words.ts'
import type { SearchQuery } from './search-query.ts'
import { type Meaning, means, type Unit } from './word-meaning.ts'

/** A number with its unit, as a filter, and how many recognised items it takes up. */
export type Measure = {
  readonly part: 'age' | 'weight' | 'distance'
  readonly query: SearchQuery
  readonly items: number
}

type Bound = 'below' | 'up-to' | 'above'
type Amount = { readonly value: number; readonly unit: Unit }
type Read<Value> = Value & { readonly next: number }

/** Months a unit of age has; a week is a 52nd of a year. */
const MONTHS: Partial<Record<Unit, number>> = { week: 12 / 52, month: 1, year: 12 }
const KM: Partial<Record<Unit, number>> = { km: 1, mile: 1.609_344, metre: 0.001 }
const KG: Partial<Record<Unit, number>> = { kg: 1, pound: 0.453_592_37 }

/** What a bound becomes after "not": "nicht älter als 3 Jahre" is "bis 3 Jahre". */
const OPPOSITE = { above: 'up-to', below: 'above', 'up-to': 'above' } as const

/**
 * Reads "under 3 years", "2-5 Jahre", "6 months to 2 years", "entre 2 y 5 años", "10 km", "ab 2 Monaten", "3+ years",
 * "2 years or older", "3 Monate alt", "within 10 km of" at the front.
 *
 * @param negated - whether "not" stands before it; only a bound can be turned round.
 * @returns null where there is no number with a unit.
 */
export function readMeasure(items: readonly Recognised[], negated: boolean): Measure | null {
  const before = boundOf(items[0])
  const low = readAmount(items, { at: before === null ? 0 : 1, before })
  if (low === null) return null
  const high = low.high ?? secondAmount(items, { low, before })
  const after = before === null && high === null ? boundAfter(items, low) : null
  const told = after?.bound ?? (high === null ? (before ?? low.plus) : null)
  if (negated && told === null) return null
  const bound = negated && told !== null ? OPPOSITE[told] : told
  const read = measureOf({ low, high, bound })
  return read === null ? null : { ...read, items: after?.next ?? high?.next ?? low.next }
}

type FirstAmount = Read<
  Amount & {
    /** The end of "2-5 years". */
    readonly high: Read<Amount> | null
    /** The bound in "3+ years". */
    readonly plus: Bound | null
  }
>

function readAmount(
  items: readonly Recognised[],
  { at, before }: { readonly at: number; readonly before: Bound | null },
): FirstAmount | null {
  const value = numberOf(items[at])
  if (value === null) return null
  const end = canHaveSecond(items[at + 1], before) ? numberOf(items[at + 2]) : null
  const rest = end === null ? at + 1 : at + 3
  const isPlus = items[rest]?.tokens[0]?.text === '+'
  const unitAt = isPlus ? rest + 1 : rest
  const unit = unitOf(items[unitAt])
  if (unit === null) return null
  const isOld = MONTHS[unit] !== undefined && saysOld(items[unitAt + 1])
  const next = isOld ? unitAt + 2 : unitAt + 1
  const high = end === null ? null : { value: end, unit, next }
  return { value, unit, next, high, plus: isPlus ? 'above' : null }
}

/** The end of "6 months to 2 years": the second number has a unit of its own. */
function secondAmount(
  items: readonly Recognised[],
  { low, before }: { readonly low: FirstAmount; readonly before: Bound | null },
): Read<Amount> | null {
  if (!isTo(items[low.next]) || !canHaveSecond(items[low.next], before)) return null
  const second = readAmount(items, { at: low.next + 1, before: 'up-to' })
  return second !== null && partOf(second.unit) === partOf(low.unit) ? second : null
}

/** "from 2 to 5" has two numbers; "under 2 and …" has one. */
function canHaveSecond(joint: Recognised | undefined, before: Bound | null): boolean {
  if (before === null) return isTo(joint) || saysAndOr(joint)
  return before === 'above' && isTo(joint)
}

type Ends = { readonly low: Amount; readonly high: Amount | null; readonly bound: Bound | null }

function measureOf(ends: Ends): Omit<Measure, 'items'> | null {
  const part = partOf(ends.low.unit)
  if (part === 'age') return { part, query: { ageMonths: monthsOf(ends) } }
  if (part === 'weight') return { part, query: { weightKg: kilosOf(ends) } }
  // Nobody is looked for far away.
  if (ends.bound === 'above') return null
  return { part, query: { withinKm: Math.min(20_000, Math.max(1, kmOf(ends.high ?? ends.low))) } }
}

const partOf = (unit: Unit): Measure['part'] =>
  MONTHS[unit] === undefined ? (KG[unit] === undefined ? 'distance' : 'weight') : 'age'

/** Kilometres as they were typed; miles and metres to a tenth. */
const kmOf = ({ value, unit }: Amount): number =>
  unit === 'km' ? value : Math.round(value * (KM[unit] ?? 1) * 10) / 10

/** "3 years" are three full years: from 36 months until the fourth birthday. */
function monthsOf({ low, high, bound }: Ends) {
  const at = ({ value, unit }: Amount) => Math.min(600, value * (MONTHS[unit] ?? 1))
  const after = ({ value, unit }: Amount) => at({ value: value + 1, unit })
  if (bound === 'above') return { from: at(low) }
  if (bound === 'below') return { below: at(low) }
  if (bound === 'up-to') return { below: after(low) }
  const [least, most] = high === null || at(high) >= at(low) ? [low, high ?? low] : [high, low]
  return { from: at(least), below: after(most) }
}

/** "12 kg" is about 12 kg: a fifth more or less. */
function kilosOf({ low, high, bound }: Ends) {
  const at = (kg: number) => Math.min(200, Math.round(kg * 100) / 100)
  const kilos = ({ value, unit }: Amount) => value * (KG[unit] ?? 1)
  /** What is still 12 kg on the scales. */
  const upTo = (amount: Amount) => at(kilos({ ...amount, value: amount.value + 0.1 }))
  if (bound === 'above') return { from: at(kilos(low)) }
  if (bound === 'below') return { below: at(kilos(low)) }
  if (bound === 'up-to') return { below: upTo(low) }
  if (high === null) return { from: at(kilos(low) * 0.8), below: at(kilos(low) * 1.2) }
  const [least, most] = kilos(high) >= kilos(low) ? [low, high] : [high, low]
  return { from: at(kilos(least)), below: upTo(most) }
}

function meaningOf<Kind extends Meaning['kind']>(item: Recognised | undefined, kind: Kind) {
  return item?.meanings.find((meaning): meaning is Extract<Meaning, { kind: Kind }> => meaning.kind === kind)
}

/** Thousands may stand apart: 1,000 and 1.000 are a thousand, 1,5 and 1.5 one and a half. */
function numberOf(item: Recognised | undefined): number | null {
  const [token] = item?.tokens ?? []
  if (token?.kind !== 'number') return meaningOf(item, 'number')?.value ?? null
  const isThousands = /^\d{1,3}([.,]\d{3})+$/.test(token.text)
  return Number(isThousands ? token.text.replace(/[.,]/g, '') : token.text.replace(',', '.'))
}

function boundOf(item: Recognised | undefined): Bound | null {
  const [token] = item?.tokens ?? []
  if (token?.kind === 'below' || token?.kind === 'above') return token.kind
  return meaningOf(item, 'bound')?.bound ?? null
}

const isTo = (item: Recognised | undefined): boolean =>
  item?.tokens[0]?.kind === 'to' || means(item?.meanings ?? [], 'to')

const saysAndOr = (item: Recognised | undefined): boolean =>
  means(item?.meanings ?? [], 'and') || means(item?.meanings ?? [], 'or')

const unitOf = (item: Recognised | undefined): Unit | null => meaningOf(item, 'unit')?.unit ?? null

/** "3 months old", "3 Jahre alte": no old animal is meant. */
const saysOld = (item: Recognised | undefined): boolean => {
  const age = meaningOf(item, 'age')
  return age?.from !== undefined && age.from >= 96
}

/** "… or older", "… oder jünger", "… und mehr" after the unit, unless they belong to a number that follows. */
function boundAfter(items: readonly Recognised[], { next }: FirstAmount): Read<{ bound: Bound }> | null {
  const bound = saysAndOr(items[next]) ? boundOf(items[next + 1]) : null
  if (bound === null || numberOf(items[next + 2]) !== null) return null
  return { bound: bound === 'below' ? 'up-to' : bound, next: next + 2 }
}
