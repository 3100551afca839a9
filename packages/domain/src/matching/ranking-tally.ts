import type { PetId } from '../pets/index.ts'
import { type CountedRule, RULE_ORDER } from './hard-rules.ts'
import type { MatchingPet } from './matching-pet.ts'
import { RULE_BIT } from './row-rules.ts'

/** One animal in its place in the list. */
type RankedPet = { readonly petId: PetId; readonly probability: number; readonly nearby: boolean }

/** The list, and exact counts of what the rules took away. */
export type Ranking = {
  /** Nearby ones first, best first; then those who can meet in the park on screen, best first. */
  readonly ranked: readonly RankedPet[]
  readonly considered: number
  /** `alone`: how many would be back if only this rule were relaxed. */
  readonly excluded: readonly { readonly rule: CountedRule; readonly count: number; readonly alone: number }[]
  /** Those excluded for distance alone: they can still meet on screen. */
  readonly farButOnScreen: number
}

/** Every finding fits below this: one bit a rule. */
const FINDINGS = 1 << RULE_ORDER.length

/** Counts findings and keeps the best rows while a ranking runs over all of them. */
export class RankingTally {
  /** How often each combination of broken rules occurred; exact, and cheaper than deciding row by row. */
  readonly #findings = new Uint32Array(FINDINGS)
  readonly #nearby: BestRows
  readonly #onScreen: BestRows
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
    this.#nearby = new BestRows(limit)
    this.#onScreen = new BestRows(limit)
  }

  /** Notes the broken rules of one animal. */
  count(broken: number): void {
    this.#findings[broken] = (this.#findings[broken] ?? 0) + 1
  }

  /** Offers a row for the list. */
  offer(row: number, probability: number, nearby: boolean): void {
    if (nearby) this.#nearby.offer(row, probability)
    else this.#onScreen.offer(row, probability)
  }

  /** The chance a row needs more than to come into the list; 0 while there is room. */
  barFor(nearby: boolean): number {
    return (nearby ? this.#nearby : this.#onScreen).bar
  }

  /** Whether the list has room for those to meet on screen: nearby ones stand before them. */
  get hasRoomOnScreen(): boolean {
    return this.#nearby.rows.length < this.#limit
  }

  /** The finished ranking; `petAt` names the animal of a row. */
  finish(petAt: (row: number) => MatchingPet | undefined): Ranking {
    const named = (best: BestRows, nearby: boolean) =>
      best.rows.flatMap((row, i) => {
        const pet = petAt(row)
        return pet === undefined
          ? []
          : [{ petId: pet.petId, probability: best.probabilities[i] ?? 0, nearby }]
      })
    const ranked = [...named(this.#nearby, true), ...named(this.#onScreen, false)].slice(0, this.#limit)
    return {
      ranked,
      considered: this.#findings.reduce((sum, count) => sum + count, 0),
      excluded: this.#excluded(),
      farButOnScreen: this.#findings[RULE_BIT.distance] ?? 0,
    }
  }

  #excluded(): Ranking['excluded'] {
    return RULE_ORDER.map(rule => {
      const bit = RULE_BIT[rule]
      let count = 0
      for (let finding = bit; finding < FINDINGS; finding++) {
        // The lowest bit is the first rule in the order of counting.
        if ((finding & -finding) === bit) count += this.#findings[finding] ?? 0
      }
      return { rule, count, alone: this.#findings[bit] ?? 0 }
    }).filter(({ count }) => count > 0)
  }
}

/** The best rows so far, best first; ties keep the row that came first. */
class BestRows {
  readonly rows: number[] = []
  readonly probabilities: number[] = []
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  /** What a row has to exceed; 0 while there is room. */
  get bar(): number {
    return this.rows.length === this.#limit ? (this.probabilities[this.#limit - 1] ?? 0) : 0
  }

  offer(row: number, probability: number): void {
    const { probabilities, rows } = this
    if (rows.length === this.#limit && probability <= this.bar) return
    let place = rows.length
    while (place > 0 && probability > (probabilities[place - 1] ?? 0)) place--
    rows.splice(place, 0, row)
    probabilities.splice(place, 0, probability)
    if (rows.length > this.#limit) {
      rows.pop()
      probabilities.pop()
    }
  }
}
