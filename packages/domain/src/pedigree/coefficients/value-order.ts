const DIGIT_BITS = 10
const DIGITS = 1 << DIGIT_BITS
const DIGIT = DIGITS - 1
/** Three digits tell nearly all coefficients apart, and fit what engines keep as a small integer. */
const LARGEST_KEY = 2 ** (3 * DIGIT_BITS) - 1

/** Integers to sort by, and the place in the values that each came from. */
type Keyed = { readonly keys: Int32Array; readonly places: Int32Array }

/**
 * Orders values ascending; equal values stay in their order. A radix sort: it takes a tenth of the time of a
 * comparing one for the hundred thousand mates of one dam. Keeps its columns from one time to the next.
 */
export class ValueOrder {
  #keyed: Keyed = { keys: new Int32Array(0), places: new Int32Array(0) }
  #other: Keyed = { keys: new Int32Array(0), places: new Int32Array(0) }

  /**
   * @param values - in [0, 1].
   * @returns the places of the values in ascending order; overwritten the next time.
   */
  placesOf(values: Float64Array): Int32Array {
    if (this.#keyed.keys.length !== values.length) {
      this.#keyed = { keys: new Int32Array(values.length), places: new Int32Array(values.length) }
      this.#other = { keys: new Int32Array(values.length), places: new Int32Array(values.length) }
    }
    const [keyed, other] = [this.#keyed, this.#other]
    const counts = countDigits(values, keyed)
    sortByDigit(keyed, other, { counts, digit: 0 })
    sortByDigit(other, keyed, { counts, digit: 1 })
    sortByDigit(keyed, other, { counts, digit: 2 })
    settleCloseValues(other.places, values)
    return other.places
  }
}

/** @returns how often each digit stands in each of the three positions. */
function countDigits(values: Float64Array, { keys, places }: Keyed): Int32Array {
  const counts = new Int32Array(3 * DIGITS)
  for (let place = 0; place < values.length; place += 1) {
    const key = ((values[place] as number) * LARGEST_KEY) | 0
    keys[place] = key
    places[place] = place
    const low = key & DIGIT
    const middle = DIGITS + ((key >> DIGIT_BITS) & DIGIT)
    const high = 2 * DIGITS + (key >> (2 * DIGIT_BITS))
    counts[low] = (counts[low] as number) + 1
    counts[middle] = (counts[middle] as number) + 1
    counts[high] = (counts[high] as number) + 1
  }
  return counts
}

function sortByDigit(from: Keyed, to: Keyed, { counts, digit }: { counts: Int32Array; digit: number }): void {
  const { keys: fromKeys, places: fromPlaces } = from
  const { keys: toKeys, places: toPlaces } = to
  const ends = counts.subarray(digit * DIGITS, (digit + 1) * DIGITS)
  const shift = digit * DIGIT_BITS
  for (let value = 1; value < DIGITS; value += 1)
    ends[value] = (ends[value] as number) + (ends[value - 1] as number)
  // From behind, so that equal ones keep their order.
  for (let at = fromKeys.length - 1; at >= 0; at -= 1) {
    const key = fromKeys[at] as number
    const value = (key >> shift) & DIGIT
    const target = (ends[value] as number) - 1
    ends[value] = target
    toKeys[target] = key
    toPlaces[target] = fromPlaces[at] as number
  }
}

/** Values closer than the keys can tell lie side by side by now: a few swaps of neighbours put them right. */
function settleCloseValues(order: Int32Array, values: Float64Array): void {
  let largest = 0
  for (let at = 0; at < order.length; at += 1) {
    const place = order[at] as number
    const value = values[place] as number
    if (value >= largest) largest = value
    else sink(order, values, at)
  }
}

function sink(order: Int32Array, values: Float64Array, from: number): void {
  const place = order[from] as number
  const value = values[place] as number
  let to = from
  for (; to > 0 && (values[order[to - 1] as number] as number) > value; to -= 1)
    order[to] = order[to - 1] as number
  order[to] = place
}
