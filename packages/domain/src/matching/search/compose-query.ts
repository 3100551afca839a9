import { readMeasure } from './read-measure.ts'
import type { Recognised } from './recognise-words.ts'
import type { SearchQuery } from './search-query.ts'
import type { SearchReading, TextSpan, Understood, Unused } from './search-reading.ts'
import type { Meaning } from './search-words.ts'

/** "Near me" without a number. */
export const NEAR_KM = 10

/** Where "calm" ends and where "lively" begins, in hundredths; "very" asks for more. */
const LOW = { plain: 40, very: 25 } as const
const HIGH = { plain: 60, very: 75 } as const

type Moment = { readonly text: string; readonly weekday: number }
type Part = Understood['part']
type Change = { readonly part: Part; readonly query: SearchQuery }

/** Puts recognised words together to one query, and accounts for every one of them. */
export function composeQuery(found: readonly Recognised[], moment: Moment): SearchReading {
  const draft = new Draft(moment.text)
  const modifiers: Recognised[] = []
  for (let at = 0; at < found.length; ) {
    const [item] = found.slice(at, at + 1)
    if (item === undefined) break
    const measure = readMeasure(found.slice(at, at + 8))
    const named = measure === null ? readName(found.slice(at, at + 2)) : null
    const read = measure ?? named
    if (read !== null) {
      draft.add([read], [...modifiers.splice(0), ...found.slice(at, at + read.items)], modifiers)
      at += read.items
      continue
    }
    at += 1
    if (item.meanings.some(({ kind }) => kind === 'not' || kind === 'very')) modifiers.push(item)
    else if (isFiller(item)) draft.skip(item)
    else draft.take(item, modifiers.splice(0), moment.weekday)
  }
  for (const left of modifiers) draft.skip(left)
  return draft.finish()
}

/** Words that help a number or a name along, and mean nothing where there is none. */
const HELPERS = new Set<Meaning['kind']>(['filler', 'to', 'unit', 'bound', 'named'])
const isFiller = (item: Recognised): boolean =>
  (item.meanings.length > 0 && item.meanings.every(({ kind }) => HELPERS.has(kind))) ||
  item.tokens.every(({ kind }) => kind === 'below' || kind === 'above' || kind === 'to')

/** A name in quotes, or the word after "named". */
function readName([first, second]: readonly Recognised[]): (Change & { readonly items: number }) | null {
  const quoted = first?.tokens.find(({ kind }) => kind === 'quoted')
  if (quoted !== undefined)
    return { part: 'name', query: { name: quoted.text.trim() || quoted.text }, items: 1 }
  if (!first?.meanings.some(({ kind }) => kind === 'named')) return null
  const word = second?.tokens
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 40)
  return word === undefined ? null : { part: 'name', query: { name: word }, items: 2 }
}

/** The query while it is being put together. */
class Draft {
  readonly #text: string
  #query: SearchQuery = {}
  readonly #parts = new Map<Part, Recognised[]>()
  readonly #unused: Unused[] = []
  readonly #fillers: TextSpan[] = []

  constructor(text: string) {
    this.#text = text
  }

  skip(item: Recognised): void {
    this.#fillers.push(spanOf(item))
  }

  take(item: Recognised, modifiers: Recognised[], weekday: number): void {
    if (item.meanings.length === 0) {
      for (const modifier of modifiers) this.skip(modifier)
      this.#leave([item], 'unknown', item.maybe)
      return
    }
    const negated = modifiers.some(({ meanings }) => meanings.some(({ kind }) => kind === 'not'))
    const very = modifiers.some(({ meanings }) => meanings.some(({ kind }) => kind === 'very'))
    const changes = item.meanings.flatMap(meaning => changeFor(meaning, { negated, very, weekday }) ?? [])
    if (changes.length === 0) this.#leave([...modifiers, item], 'cannot-exclude', [])
    else this.add(changes, [...modifiers, item], [])
  }

  /** Takes changes over; one that contradicts an earlier one overrules it. */
  add(changes: readonly Change[], items: readonly Recognised[], rest: Recognised[]): void {
    for (const left of rest.splice(0)) this.skip(left)
    for (const { part, query } of changes) {
      const joined = joinQueries(this.#query, query, part)
      if (joined === null) this.#overrule(part)
      this.#query = joined ?? { ...this.#query, ...query }
      this.#parts.set(part, [...(this.#parts.get(part) ?? []), ...items])
    }
  }

  /** Gives a part up for a later one. Words that also say something else are still in use. */
  #overrule(part: Part): void {
    const items = this.#parts.get(part) ?? []
    this.#parts.delete(part)
    const inUse = new Set([...this.#parts.values()].flat())
    this.#leave(
      items.filter(item => !inUse.has(item)),
      'overruled',
      [],
    )
  }

  finish(): SearchReading {
    const understood = [...this.#parts].map(([part, items]) => ({
      part,
      words: this.#wordsOf(items),
      spans: items.map(spanOf),
      corrected: items.flatMap(item =>
        item.readAs === null ? [] : [{ typed: this.#wordsOf([item]), readAs: item.readAs }],
      ),
    }))
    const unused = this.#unused.toSorted((one, two) => one.start - two.start)
    return { query: this.#query, understood, unused, fillers: this.#fillers }
  }

  #leave(items: readonly Recognised[], reason: Unused['reason'], maybe: readonly string[]): void {
    for (const item of items)
      this.#unused.push({ ...spanOf(item), words: this.#wordsOf([item]), reason, maybe })
  }

  #wordsOf(items: readonly Recognised[]): string {
    return items
      .map(spanOf)
      .map(({ start, end }) => this.#text.slice(start, end))
      .join(' ')
  }
}

function spanOf({ tokens }: Recognised): TextSpan {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }
}

/** Lists grow, ranges narrow, yes-or-no replaces. @returns null where the new one contradicts what was there. */
function joinQueries(before: SearchQuery, added: SearchQuery, part: Part): SearchQuery | null {
  const joined: Record<string, unknown> = { ...before }
  for (const [key, value] of Object.entries(added)) {
    const next = key in before ? joinValues(joined[key], value, part) : value
    if (next === null) return null
    joined[key] = next
  }
  return joined
}

function joinValues(earlier: unknown, added: unknown, part: Part): unknown {
  if (Array.isArray(earlier) && Array.isArray(added)) return [...new Set([...earlier, ...added])]
  if (part === 'when')
    return joinTimes(earlier as SearchQuery['freeTimes'], added as SearchQuery['freeTimes'])
  if (part === 'distance') return added === NEAR_KM ? earlier : earlier === NEAR_KM ? added : null
  if (isRange(earlier) && isRange(added)) return narrowed(earlier, added)
  return earlier === added ? added : null
}

type Range = { readonly from?: number; readonly below?: number }

const isRange = (value: unknown): value is Range => typeof value === 'object' && value !== null

function narrowed(one: Range, two: Range): Range | null {
  const from = Math.max(one.from ?? 0, two.from ?? 0)
  const below = Math.min(one.below ?? Number.POSITIVE_INFINITY, two.below ?? Number.POSITIVE_INFINITY)
  if (from >= below) return null
  return { ...(from > 0 ? { from } : {}), ...(Number.isFinite(below) ? { below } : {}) }
}

function joinTimes(one: SearchQuery['freeTimes'], other: SearchQuery['freeTimes']): SearchQuery['freeTimes'] {
  const days = [...new Set([...(one?.activeDays ?? []), ...(other?.activeDays ?? [])])]
  const hours = [...new Set([...(one?.activeHours ?? []), ...(other?.activeHours ?? [])])]
  return {
    ...(days.length > 0 ? { activeDays: days } : {}),
    ...(hours.length > 0 ? { activeHours: hours } : {}),
  }
}

type Modified = { readonly negated: boolean; readonly very: boolean; readonly weekday: number }

const SIZES = ['toy', 'small', 'medium', 'large', 'giant'] as const

/** What one meaning asks for. @returns null for what cannot be asked the other way round. */
function changeFor(meaning: Meaning, { negated, very, weekday }: Modified): Change | null {
  switch (meaning.kind) {
    case 'species':
      return change('species', {
        species: [negated ? other(meaning.species, 'dog', 'cat') : meaning.species],
      })
    case 'breed': {
      const breedIds = meaning.breedIds.slice(0, 60)
      return change('breed', negated ? { notBreedIds: breedIds } : { breedIds })
    }
    case 'mixed':
      return change('mixed', { mixed: meaning.is !== negated })
    case 'size':
      return change('size', {
        sizes: SIZES.filter(size => meaning.sizes.includes(size) !== negated),
      })
    case 'sex':
      return change('sex', { sex: negated ? other(meaning.is, 'female', 'male') : meaning.is })
    case 'neutered':
      return change('neutered', { neutered: meaning.is !== negated })
    case 'slider':
      return sliderChange(meaning, { negated, very })
    case 'age':
      return negated ? oppositeAge(meaning) : change('age', { ageMonths: ageOf(meaning) })
    case 'day':
      return timeChange({ activeDays: [negated ? other(meaning.day, 'weekdays', 'weekend') : meaning.day] })
    case 'day-from-today':
      return negated ? null : timeChange({ activeDays: [dayOf(weekday + meaning.days)] })
    default:
      return negated ? null : plainChange(meaning)
  }
}

function plainChange(meaning: Meaning): Change | null {
  switch (meaning.kind) {
    case 'play':
      return change('play', { playStyles: [meaning.style] })
    case 'purpose':
      return change('purpose', { purpose: meaning.purpose })
    case 'hour':
      return timeChange({ activeHours: [meaning.hour] })
    case 'vaccinated':
      return change('vaccinated', { vaccinated: true })
    case 'near':
      return change('distance', { withinKm: NEAR_KM })
    case 'on-screen':
      return change('on-screen', { onScreen: true })
    default:
      return null
  }
}

const change = (part: Part, query: SearchQuery): Change => ({ part, query })

const timeChange = (freeTimes: SearchQuery['freeTimes']): Change => change('when', { freeTimes })

function other<Value extends string>(value: string, one: Value, two: Value): Value {
  return value === one ? two : one
}

const dayOf = (weekday: number): 'weekdays' | 'weekend' =>
  weekday % 7 === 0 || weekday % 7 === 6 ? 'weekend' : 'weekdays'

function sliderChange(
  { slider, end }: Extract<Meaning, { kind: 'slider' }>,
  { negated, very }: Pick<Modified, 'negated' | 'very'>,
): Change {
  const strength = very ? 'very' : 'plain'
  const low = end === 'low' ? { below: LOW[strength] } : { below: HIGH[strength] }
  const high = end === 'low' ? { from: LOW[strength] } : { from: HIGH[strength] }
  return change(slider, { [slider]: (end === 'low') !== negated ? low : high })
}

type Age = Extract<Meaning, { kind: 'age' }>

const ageOf = ({ from, below }: Age) => ({
  ...(from === undefined ? {} : { from }),
  ...(below === undefined ? {} : { below }),
})

function oppositeAge({ from, below }: Age): Change | null {
  if (from !== undefined && below !== undefined) return null
  return change('age', { ageMonths: from === undefined ? { from: below ?? 0 } : { below: from } })
}
