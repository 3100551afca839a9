import { BadMarketError } from './allocation-errors.ts'

/** More cards than this a day would be a casino; also what one column of the market can hold. */
const MOST_ROOM = 1000

/**
 * Who could be shown to whom on one day: animals as numbers from 0, and the pairs that every hard rule allows.
 * A pair that is not listed can never be allocated. Sparse: 20,000 animals and 500,000 pairs take 8 MB, and the
 * allocation needs about four times as much for its own columns.
 */
export type DayMarket = {
  readonly size: number
  /** Cards an animal may be given, and be shown on, that day; whole numbers from 0. */
  readonly room: Uint16Array
  /** Breaks ties, so that the order in which animals are numbered changes nothing. */
  readonly key: Uint32Array
  /** The two animals of each pair; every pair once. */
  readonly first: Uint32Array
  readonly second: Uint32Array
  /** What showing the two to one another is worth, in [0, 1]: the chance that both say yes. */
  readonly worth: Float64Array
}

/** A market as lists, for {@link dayMarket}. */
export type MarketParts = {
  readonly room: readonly number[]
  /** Names that stay the same from day to day, in the order of `room`. */
  readonly names: readonly string[]
  readonly pairs: readonly (readonly [first: number, second: number, worth: number])[]
}

/**
 * Puts a market together.
 *
 * @throws {BadMarketError} for an animal paired with itself or one that is not there, a pair named twice, a worth
 * outside [0, 1], or room that is no whole number from 0 to 1000.
 */
export function dayMarket({ room, names, pairs }: MarketParts): DayMarket {
  const size = room.length
  if (names.length !== size) throw new BadMarketError(`${size} animals have ${names.length} names`)
  for (const cards of room) {
    if (!Number.isInteger(cards) || cards < 0 || cards > MOST_ROOM) {
      throw new BadMarketError(`room for ${cards} cards`)
    }
  }
  const market = {
    size,
    room: Uint16Array.from(room),
    key: Uint32Array.from(names, hashOf),
    first: new Uint32Array(pairs.length),
    second: new Uint32Array(pairs.length),
    worth: new Float64Array(pairs.length),
  }
  const seen = new Set<number>()
  pairs.forEach(([one, other, worth], pair) => {
    const [low, high] = one < other ? [one, other] : [other, one]
    checkPair({ low, high, worth }, size)
    if (seen.size === seen.add(low * size + high).size) throw new BadMarketError(`pair ${low}, ${high} twice`)
    market.first[pair] = low
    market.second[pair] = high
    market.worth[pair] = worth
  })
  return market
}

type Pair = { readonly low: number; readonly high: number; readonly worth: number }

function checkPair({ low, high, worth }: Pair, size: number): void {
  const isThere = Number.isInteger(low) && Number.isInteger(high) && low >= 0 && high < size
  if (!isThere) throw new BadMarketError(`pair ${low}, ${high} of ${size} animals`)
  if (low === high) throw new BadMarketError(`animal ${low} beside itself`)
  if (!(worth >= 0 && worth <= 1)) throw new BadMarketError(`a worth of ${worth}`)
}

/** FNV-1a with a final mix: 32 bits that look random, the same on every machine. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mixed(hash)
}

/** Scatters 32 bits (the finaliser of MurmurHash3). */
export function mixed(bits: number): number {
  let hash = bits
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The pairs of each animal: those of animal `i` stand from `start[i]` up to `start[i + 1]`. */
export type Neighbours = {
  readonly start: Uint32Array
  readonly other: Uint32Array
  readonly pair: Uint32Array
}

/** Lists each animal's pairs. */
export function neighboursIn({ size, first, second }: DayMarket): Neighbours {
  const start = new Uint32Array(size + 1)
  for (let pair = 0; pair < first.length; pair++) {
    start[(first[pair] ?? 0) + 1] = (start[(first[pair] ?? 0) + 1] ?? 0) + 1
    start[(second[pair] ?? 0) + 1] = (start[(second[pair] ?? 0) + 1] ?? 0) + 1
  }
  for (let i = 0; i < size; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0)
  const filled = start.slice()
  const other = new Uint32Array(first.length * 2)
  const pairOf = new Uint32Array(first.length * 2)
  const put = (from: number, to: number, pair: number): void => {
    const at = filled[from] ?? 0
    filled[from] = at + 1
    other[at] = to
    pairOf[at] = pair
  }
  for (let pair = 0; pair < first.length; pair++) {
    put(first[pair] ?? 0, second[pair] ?? 0, pair)
    put(second[pair] ?? 0, first[pair] ?? 0, pair)
  }
  return { start, other, pair: pairOf }
}
