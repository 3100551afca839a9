/**
 * How likely something is for one young of a litter: everything from `low` to `high` is possible with what is known.
 * `expected` is one figure only where the facts give one, or where the caller stated frequencies for what is unknown;
 * null means "cannot tell". All are probabilities in [0, 1]. From known genotypes alone they are multiples of 1/2^n,
 * which a double holds exactly.
 */
export type Chance = { readonly low: number; readonly high: number; readonly expected: number | null }

/** What is true of one pair of possible parents, and how likely that pair is; null where nobody stated frequencies. */
export type WeightedCase = { readonly chances: readonly number[]; readonly weight: number | null }

/** Gathers the chances of several outcomes over every possible pair of parents. */
export class ChanceRange {
  readonly #low: number[]
  readonly #high: number[]
  readonly #sum: number[]
  #cases = 0
  #weight: number | null = 0

  /** @param outcomes - how many outcomes each case has. */
  constructor(outcomes: number) {
    this.#low = new Array<number>(outcomes).fill(1)
    this.#high = new Array<number>(outcomes).fill(0)
    this.#sum = new Array<number>(outcomes).fill(0)
  }

  /** Adds what is true of one possible pair of parents. */
  add({ chances, weight }: WeightedCase): void {
    this.#cases += 1
    this.#weight = weight === null || this.#weight === null ? null : this.#weight + weight
    for (let outcome = 0; outcome < chances.length; outcome += 1) {
      const chance = chances[outcome] ?? 0
      if (chance < (this.#low[outcome] ?? 1)) this.#low[outcome] = chance
      if (chance > (this.#high[outcome] ?? 0)) this.#high[outcome] = chance
      this.#sum[outcome] = (this.#sum[outcome] ?? 0) + chance * (weight ?? 0)
    }
  }

  /** The chance of one outcome over all cases added. */
  of(outcome: number): Chance {
    const [low, high] = [this.#low[outcome] ?? 0, this.#high[outcome] ?? 0]
    if (low === high || this.#cases === 1) return { low, high, expected: low }
    const known = this.#weight !== null && this.#weight > 0
    const mean = known ? (this.#sum[outcome] ?? 0) / (this.#weight ?? 1) : null
    return { low, high, expected: mean === null ? null : Math.min(high, Math.max(low, mean)) }
  }
}
