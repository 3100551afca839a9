import {
  byNearness,
  FILTER_IDS,
  type FilterId,
  furtherSquaredChords,
  LEFT_OUT_RULES,
  type LeftOutRule,
  type RawTally,
  type SearchPlan,
  type SearchTally,
  tallyOf,
} from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'
import { countBits, type RowBlock } from './row-block.ts'

/** What one filter or one rule says of a block's rows. */
export type Verdict<Id> = { readonly id: Id; readonly bits: Int32Array }

/** How a tally looks a row up. */
export type RowFacts = {
  readonly squaredChordOf: (row: number) => number
  readonly petIdOf: (row: number) => PetId
}

/** Counts judged blocks and keeps the nearest of those found. */
export class RowTally {
  readonly #plan: SearchPlan
  readonly #facts: RowFacts
  /** In the order in which filters are shown. */
  readonly #failed: readonly Verdict<FilterId>[]
  /** In the order in which rules are counted. */
  readonly #broken: readonly Verdict<LeftOutRule>[]
  readonly #leftOut: Int32Array
  readonly #failingOne: Int32Array
  /** By the places of both filters. */
  readonly #failingTwo: Int32Array
  readonly #chords: readonly number[]
  readonly #further: number[]
  readonly #nearest: { petId: PetId; squaredChord: number | null }[] = []
  /** The last of the page so far: nobody behind it needs to be kept. */
  #worst: { petId: PetId; squaredChord: number | null } | undefined
  #total = 0

  constructor(
    plan: SearchPlan,
    verdicts: {
      readonly failed: readonly Verdict<FilterId>[]
      readonly broken: readonly Verdict<LeftOutRule>[]
    },
    facts: RowFacts,
  ) {
    this.#plan = plan
    this.#facts = facts
    this.#failed = verdicts.failed.toSorted(
      (one, two) => FILTER_IDS.indexOf(one.id) - FILTER_IDS.indexOf(two.id),
    )
    this.#broken = verdicts.broken.toSorted((one, two) => placeOf(one.id) - placeOf(two.id))
    this.#leftOut = new Int32Array(this.#broken.length)
    this.#failingOne = new Int32Array(this.#failed.length)
    this.#failingTwo = new Int32Array(this.#failed.length ** 2)
    this.#chords = furtherSquaredChords(plan)
    this.#further = [0, 0, 0, 0, 0, 0]
  }

  /** Counts the rows of a block whose verdicts are all in. */
  count(block: RowBlock): void {
    const { alive, one, two, ruled, first, words } = block
    for (let at = 0; at < words; at++) {
      const bits = alive[at] ?? 0
      if (bits === 0) continue
      const failing = bits & (one[at] ?? 0)
      const leftOut = bits & ~failing & (ruled[at] ?? 0)
      const found = bits & ~failing & ~leftOut
      if (found !== 0) this.#offerAll(found, first + at)
      if (leftOut !== 0) this.#countLeftOut(leftOut, at)
      if (failing === 0) continue
      this.#countOne(failing & ~(two[at] ?? 0), { at, word: first + at })
      if (block.most === 2) this.#countTwo(failing & (two[at] ?? 0), at)
    }
  }

  /** True when nobody was found and nobody fails a single filter. */
  get isBare(): boolean {
    return this.#total === 0 && this.#failingOne.every(count => count === 0)
  }

  finish(): SearchTally {
    const raw: RawTally = {
      plan: this.#plan,
      found: this.#nearest,
      total: this.#total,
      leftOut: new Map(this.#broken.map(({ id }, at) => [id, this.#leftOut[at] ?? 0])),
      failing: [...this.#ones(), ...this.#twos()],
      further: this.#further,
    }
    return tallyOf(raw)
  }

  #countLeftOut(leftOut: number, at: number): void {
    let rest = leftOut
    for (let rule = 0; rule < this.#broken.length && rest !== 0; rule++) {
      const bits = rest & (this.#broken[rule]?.bits[at] ?? 0)
      this.#leftOut[rule] = (this.#leftOut[rule] ?? 0) + countBits(bits)
      rest &= ~bits
    }
  }

  #countOne(failing: number, { at, word }: { readonly at: number; readonly word: number }): void {
    let rest = failing
    for (let filter = 0; filter < this.#failed.length && rest !== 0; filter++) {
      const verdict = this.#failed[filter]
      const bits = rest & (verdict?.bits[at] ?? 0)
      if (bits === 0) continue
      this.#failingOne[filter] = (this.#failingOne[filter] ?? 0) + countBits(bits)
      rest &= ~bits
      if (verdict?.id === 'distance') forEachRow(bits, word, row => this.#countFurther(row))
    }
  }

  #countTwo(failing: number, at: number): void {
    const count = this.#failed.length
    for (let one = 0; one < count; one++) {
      const bits = failing & (this.#failed[one]?.bits[at] ?? 0)
      for (let other = one + 1; other < count && bits !== 0; other++) {
        const place = one * count + other
        const both = countBits(bits & (this.#failed[other]?.bits[at] ?? 0))
        this.#failingTwo[place] = (this.#failingTwo[place] ?? 0) + both
      }
    }
  }

  #ones(): RawTally['failing'] {
    return this.#failed
      .map(({ id }, at) => ({ filters: [id], count: this.#failingOne[at] ?? 0 }))
      .filter(({ count }) => count > 0)
  }

  #twos(): RawTally['failing'] {
    const count = this.#failed.length
    return [...this.#failingTwo.entries()].flatMap(([place, found]) => {
      const pair = [this.#failed[Math.floor(place / count)], this.#failed[place % count]]
      return found === 0 ? [] : [{ filters: pair.flatMap(verdict => verdict?.id ?? []), count: found }]
    })
  }

  #countFurther(row: number): void {
    const squaredChord = this.#facts.squaredChordOf(row)
    if (squaredChord < 0) return
    for (let at = 0; at < this.#chords.length; at++)
      if (squaredChord <= (this.#chords[at] ?? 0)) this.#further[at] = (this.#further[at] ?? 0) + 1
  }

  #offerAll(found: number, word: number): void {
    this.#total += countBits(found)
    forEachRow(found, word, row => this.#offer(row))
  }

  #offer(row: number): void {
    const chord = this.#facts.squaredChordOf(row)
    if (this.#worst !== undefined && chord > (this.#worst.squaredChord ?? Number.POSITIVE_INFINITY)) return
    const found = { petId: this.#facts.petIdOf(row), squaredChord: chord < 0 ? null : chord }
    if (this.#worst !== undefined && byNearness(this.#worst, found) < 0) return
    this.#nearest.push(found)
    // Sorted now and then: some pages of spare rows cost less than keeping every one of them in place.
    const { limit } = this.#plan
    if (this.#nearest.length < 4 * limit) return
    this.#nearest.sort(byNearness).splice(limit)
    this.#worst = this.#nearest.at(-1)
  }
}

const placeOf = (rule: LeftOutRule): number => LEFT_OUT_RULES.indexOf(rule)

function forEachRow(bits: number, word: number, work: (row: number) => void): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) work((word << 5) + 31 - Math.clz32(rest & -rest))
}
