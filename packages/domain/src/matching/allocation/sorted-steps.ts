/** Numbers sorted at once; between two runs, and between as many merged, others get their turn. */
const RUN = 8_192

/**
 * Sorts the numbers from 0 to below `count` by a comparison of two of them that never says they are equal. Merge sort,
 * so that a million can be sorted without holding the thread. Yields the share done, roughly.
 */
export function* sortedSteps(
  count: number,
  compare: (one: number, other: number) => number,
): Generator<number, Uint32Array> {
  let sorted = Uint32Array.from({ length: count }, (_, at) => at)
  for (let start = 0; start < count; start += RUN) {
    sorted.subarray(start, start + RUN).sort(compare)
    yield start / count
  }
  let spare = new Uint32Array(count)
  for (let width = RUN; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const ends = { middle: Math.min(start + width, count), end: Math.min(start + 2 * width, count) }
      yield* mergeSteps(sorted, spare, { start, ...ends, compare })
    }
    ;[sorted, spare] = [spare, sorted]
  }
  return sorted
}

type Runs = {
  readonly start: number
  readonly middle: number
  readonly end: number
  readonly compare: (one: number, other: number) => number
}

/** Merges two sorted runs that stand side by side into the same place of another array. */
function* mergeSteps(
  from: Uint32Array,
  into: Uint32Array,
  { start, middle, end, compare }: Runs,
): Generator<number, void> {
  let [left, right] = [start, middle]
  for (let at = start; at < end; at++) {
    const takesLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) < 0)
    into[at] = from[takesLeft ? left++ : right++] ?? 0
    if (at % RUN === 0) yield at / end
  }
}
