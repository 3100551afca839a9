/** Words of {@link WORD_ROWS} rows judged at a time: few enough to stay in the processor's nearest memory. */
export const BLOCK_WORDS = 64

/** How many filters an animal may fail to be counted: one, or two where nobody fails only one. */
export type MostFailed = 1 | 2

/**
 * Some rows being judged, a bit each, {@link WORD_ROWS} to a word. Filters count up how many of them a row fails, and
 * rules note that it is left out; whoever can no longer be counted is not looked at any more: who fails more filters
 * than are counted, and who fails one and is left out as well.
 */
export class RowBlock {
  readonly most: MostFailed
  /** The place of the first word in the planes. */
  first = 0
  words = 0
  /** Rows that can still be counted. */
  readonly alive = new Int32Array(BLOCK_WORDS)
  /** Rows failing at least one filter, two, three. */
  readonly one = new Int32Array(BLOCK_WORDS)
  readonly two = new Int32Array(BLOCK_WORDS)
  readonly three = new Int32Array(BLOCK_WORDS)
  /** Rows some rule leaves out. */
  readonly ruled = new Int32Array(BLOCK_WORDS)

  constructor(most: MostFailed) {
    this.most = most
  }

  /** Begins with other rows, of which those in `invisible` and those from `end` on do not exist. */
  begin(first: number, end: number, invisible: Int32Array | undefined): void {
    const wordEnd = Math.min((end + 31) >>> 5, first + BLOCK_WORDS)
    this.first = first
    this.words = wordEnd - first
    for (const part of [this.one, this.two, this.three, this.ruled]) part.fill(0)
    for (let at = 0; at < this.words; at++) this.alive[at] = ~(invisible?.[first + at] ?? 0)
    const rest = end - ((wordEnd - 1) << 5)
    if (rest < 32) this.alive[this.words - 1] = (this.alive[this.words - 1] ?? 0) & ((1 << rest) - 1)
  }

  /** Counts one more failed filter for these rows. */
  fail(failed: Int32Array): void {
    const { one, two, three, words } = this
    for (let at = 0; at < words; at++) {
      const now = failed[at] ?? 0
      const before = one[at] ?? 0
      const twice = two[at] ?? 0
      three[at] = (three[at] ?? 0) | (twice & now)
      two[at] = twice | (before & now)
      one[at] = before | now
    }
  }

  /** Notes that a rule leaves these rows out. */
  leaveOut(broken: Int32Array): void {
    const { ruled, words } = this
    for (let at = 0; at < words; at++) ruled[at] = (ruled[at] ?? 0) | (broken[at] ?? 0)
  }

  /** Drops whoever can no longer be counted. */
  prune(): void {
    const { alive, one, ruled, words } = this
    const tooMany = this.most === 1 ? this.two : this.three
    for (let at = 0; at < words; at++)
      alive[at] = (alive[at] ?? 0) & ~((tooMany[at] ?? 0) | ((one[at] ?? 0) & (ruled[at] ?? 0)))
  }
}

/** Bits that are set. */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
