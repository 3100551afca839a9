import { type Change, changesFor, NEAR_KM } from './meaning-change.ts'
import { readMeasure } from './read-measure.ts'
import type { Recognised } from './recognise-words.ts'
import type { SearchQuery } from './search-query.ts'
import type { SearchReading, TextSpan, Understood, Unused } from './search-reading.ts'
import { isHelper, means } from './word-meaning.ts'

type Moment = { readonly text: string; readonly weekday: number }
type Part = Understood['part']

/** A part of the query, and how many items say so. */
type Told = Change & { readonly items: number }

/** Puts recognised words together to one query, and accounts for every one of them. */
export function composeQuery(found: readonly Recognised[], moment: Moment): SearchReading {
  const draft = new Draft(moment)
  for (let at = 0; at < found.length; ) {
    const ahead = found.slice(at, at + 10)
    const [item] = ahead
    if (item === undefined) break
    const told = readMeasure(ahead, draft.isNegating) ?? (draft.isNegating ? null : readName(ahead))
    if (told === null) draft.take(item)
    else draft.tell(told, ahead.slice(0, told.items))
    at += told?.items ?? 1
  }
  return draft.finish()
}

/** "Not" and "very", and "less", which is also a bound. */
const isModifier = ({ meanings }: Recognised): boolean =>
  (means(meanings, 'not') || means(meanings, 'very')) &&
  meanings.every(({ kind }) => kind === 'not' || kind === 'very' || kind === 'bound')

const isFiller = (item: Recognised): boolean =>
  means(item.meanings, 'filler') ||
  (item.meanings.length > 0 && item.meanings.every(isHelper)) ||
  item.tokens.every(({ kind }) => kind === 'below' || kind === 'above' || kind === 'to')

/** A name in quotes, or the word after "named". */
function readName([first, second]: readonly Recognised[]): Told | null {
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

/** What was said of a part so far: in which items, and whether all of it was said with "not". */
type PartTold = { readonly items: ReadonlySet<Recognised>; readonly isNegated: boolean }

/** A part that was turned round, by which words, and what joins the next word to it. */
type Carried = {
  readonly part: Part
  readonly modifiers: readonly Recognised[]
  readonly joint: Recognised | null
}

/** The query while it is being put together. */
class Draft {
  readonly #moment: Moment
  #query: SearchQuery = {}
  #modifiers: Recognised[] = []
  /** What "not" turned round last, while only "and" or "or" came since: it holds for what follows, too. */
  #carried: Carried | null = null
  readonly #parts = new Map<Part, PartTold>()
  readonly #unused: Unused[] = []
  readonly #fillers: TextSpan[] = []

  constructor(moment: Moment) {
    this.#moment = moment
  }

  /** True after "not", "without" and the like. */
  get isNegating(): boolean {
    return this.#modifiers.some(({ meanings }) => means(meanings, 'not'))
  }

  /** Takes a number with its unit or a name over. */
  tell(told: Change, items: readonly Recognised[]): void {
    this.#add([told], { items: [...this.#modifiers.splice(0), ...items], isNegated: false })
    this.#carried = null
  }

  /** Takes a word over, whatever it means. */
  take(item: Recognised): void {
    if (isModifier(item)) this.#modifiers.push(item)
    else if (isFiller(item)) this.#skip(item)
    else this.#takeWord(item)
  }

  #skip(item: Recognised): void {
    this.#fillers.push(spanOf(item))
    const isJoint = means(item.meanings, 'or') || means(item.meanings, 'and')
    this.#carried = this.#carried !== null && isJoint ? { ...this.#carried, joint: item } : null
  }

  #takeWord(item: Recognised): void {
    const said = this.#modifiers.splice(0)
    const carried = this.#carried
    this.#carried = null
    if (item.meanings.every(({ kind }) => kind === 'number')) {
      for (const modifier of said) this.#skip(modifier)
      this.#leave([item], 'unknown', item.maybe)
      return
    }
    const says = (kind: 'not' | 'very') => said.some(({ meanings }) => means(meanings, kind))
    // A word can be turned round in itself: "unfriendly".
    const turned = says('not') !== means(item.meanings, 'not')
    const meanings = item.meanings.filter(({ kind }) => kind !== 'not')
    const modified = { negated: turned, very: says('very'), weekday: this.#moment.weekday }
    const plain = changesFor(meanings, modified)
    const isCarried = !turned && holdsFor(carried, plain)
    const negated = turned || isCarried
    const changes = isCarried ? changesFor(meanings, { ...modified, negated }) : plain
    const modifiers = isCarried ? [...(carried?.modifiers ?? []), ...said] : said
    const joint = isCarried && carried?.joint ? [carried.joint] : []
    const items = [...modifiers, ...joint, item]
    if (changes.length === 0) this.#leave(items, 'cannot-exclude', [])
    else this.#add(changes, { items, isNegated: negated })
    const [only, ...others] = changes
    if (negated && only !== undefined && others.length === 0)
      this.#carried = { part: only.part, modifiers, joint: null }
  }

  /** Takes changes over; one that contradicts an earlier one overrules it. */
  #add(
    changes: readonly Change[],
    { items, isNegated }: { readonly items: readonly Recognised[]; readonly isNegated: boolean },
  ): void {
    for (const { part, query } of changes) {
      const before = this.#parts.get(part)
      const isNarrowing = isNegated || before?.isNegated === true
      const joined = joinQueries(this.#query, query, { part, isNarrowing })
      if (joined === null) this.#giveUp(part, isNegated && before?.isNegated ? 'cannot-exclude' : 'overruled')
      if (joined === null && isNegated && before?.isNegated) {
        // Neither of all there is: nobody can be looked for like that.
        this.#query = withoutKeysOf(this.#query, query)
        this.#leave(items, 'cannot-exclude', [])
        continue
      }
      this.#query = joined ?? { ...this.#query, ...query }
      const earlier = this.#parts.get(part)
      this.#parts.set(part, {
        items: new Set([...(earlier?.items ?? []), ...items]),
        isNegated: isNegated && (earlier?.isNegated ?? true),
      })
    }
  }

  /** Gives a part up for a later one. Words that also say something else are still in use. */
  #giveUp(part: Part, reason: 'overruled' | 'cannot-exclude'): void {
    const told = this.#parts.get(part)
    this.#parts.delete(part)
    const inUse = new Set([...this.#parts.values()].flatMap(({ items }) => [...items]))
    this.#leave(
      [...(told?.items ?? [])].filter(item => !inUse.has(item)),
      reason,
      [],
    )
  }

  finish(): SearchReading {
    for (const left of this.#modifiers)
      if (means(left.meanings, 'not')) this.#leave([left], 'cannot-exclude', [])
      else this.#skip(left)
    const understood = [...this.#parts].map(([part, { items: told }]) => {
      const items = [...told]
      return {
        part,
        words: this.#wordsOf(items),
        spans: items.map(spanOf),
        corrected: items.flatMap(item =>
          item.readAs === null ? [] : [{ typed: this.#wordsOf([item]), readAs: item.readAs }],
        ),
      }
    })
    const unused = this.#unused.toSorted((one, two) => one.start - two.start)
    return { query: this.#query, understood, unused, fillers: this.#fillers }
  }

  #leave(items: readonly Recognised[], reason: Unused['reason'], maybe: readonly string[]): void {
    const fresh = items.filter(item => !this.#unused.some(({ start }) => start === spanOf(item).start))
    for (const item of fresh)
      this.#unused.push({ ...spanOf(item), words: this.#wordsOf([item]), reason, maybe })
  }

  #wordsOf(items: readonly Recognised[]): string {
    return items
      .map(spanOf)
      .map(({ start, end }) => this.#moment.text.slice(start, end))
      .join(' ')
  }
}

/** "No pugs or poodles", "neither calm nor shy": with "and", only what is said of the same part. */
function holdsFor(carried: Carried | null, changes: readonly Change[]): boolean {
  const [only, ...others] = changes
  if (carried === null || carried.joint === null || only === undefined || others.length > 0) return false
  const isOr = means(carried.joint.meanings, 'or')
  return only.part === carried.part || (isOr && isTrait(only.part) && isTrait(carried.part))
}

const TRAITS: readonly Part[] = ['energy', 'sociability', 'confidence', 'gentleness']
const isTrait = (part: Part): boolean => TRAITS.includes(part)

function spanOf({ tokens }: Recognised): TextSpan {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }
}

function withoutKeysOf(query: SearchQuery, added: SearchQuery): SearchQuery {
  return Object.fromEntries(Object.entries(query).filter(([key]) => !(key in added)))
}

/** How what is said of a part twice goes together: "not" narrows, other lists grow. */
type Joining = { readonly part: Part; readonly isNarrowing: boolean }

/** Lists grow, ranges narrow, yes-or-no replaces. @returns null where the new one contradicts what was there. */
function joinQueries(before: SearchQuery, added: SearchQuery, joining: Joining): SearchQuery | null {
  const joined: Record<string, unknown> = { ...before }
  for (const [key, value] of Object.entries(added)) {
    const next = key in before ? joinValues(joined[key], value, joining) : value
    if (next === null) return null
    joined[key] = next
  }
  return joined
}

function joinValues(earlier: unknown, added: unknown, { part, isNarrowing }: Joining): unknown {
  if (Array.isArray(earlier) && Array.isArray(added)) {
    if (!isNarrowing || part === 'breed') return [...new Set([...earlier, ...added])]
    const both = earlier.filter(value => added.includes(value))
    return both.length === 0 ? null : both
  }
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
