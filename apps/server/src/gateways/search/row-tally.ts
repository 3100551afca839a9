import {
  byNearness,
  FILTER_IDS,
  type FilterId,
  furtherSquaredChords,
  LEFT_OUT_RULES,
  type RawTally,
  type SearchPlan,
  type SearchTally,
  tallyOf,
} from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'
import { FILTER_BITS, filterBit } from './compile-search.ts'

const DISTANCE_ALONE = filterBit('distance')

/** Counts rows by their masks and keeps the nearest of those found. */
export class RowTally {
  readonly #plan: SearchPlan
  readonly #chordOf: (row: number) => number
  readonly #petIdOf: (row: number) => PetId
  /** By the place of the rule, of the only filter, and by both filters' bits. */
  readonly #leftOut = new Int32Array(LEFT_OUT_RULES.length)
  readonly #failingOne = new Int32Array(FILTER_IDS.length)
  readonly #failingTwo = new Map<number, number>()
  readonly #chords: readonly number[]
  readonly #further: number[]
  readonly #nearest: { petId: PetId; squaredChord: number | null }[] = []
  /** The last of the page so far: nobody behind it needs to be kept. */
  #worst: { petId: PetId; squaredChord: number | null } | undefined
  #total = 0

  constructor(plan: SearchPlan, chordOf: (row: number) => number, petIdOf: (row: number) => PetId) {
    this.#plan = plan
    this.#chordOf = chordOf
    this.#petIdOf = petIdOf
    this.#chords = furtherSquaredChords(plan)
    this.#further = [0, 0, 0, 0, 0, 0]
  }

  /** Counts a row whose mask is complete. */
  count(row: number, mask: number): void {
    if (mask === 0) {
      this.#total += 1
      this.#offer(row)
      return
    }
    const failed = mask & FILTER_BITS
    if (failed !== mask) {
      const rule = placeOfLowest(mask >>> FILTER_IDS.length)
      this.#leftOut[rule] = (this.#leftOut[rule] ?? 0) + 1
    } else if ((failed & (failed - 1)) !== 0) {
      this.#failingTwo.set(failed, (this.#failingTwo.get(failed) ?? 0) + 1)
    } else {
      const filter = placeOfLowest(failed)
      this.#failingOne[filter] = (this.#failingOne[filter] ?? 0) + 1
      if (failed === DISTANCE_ALONE) this.#countFurther(this.#chordOf(row))
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
      leftOut: new Map(LEFT_OUT_RULES.map((rule, at) => [rule, this.#leftOut[at] ?? 0])),
      failing: [...this.#ones(), ...this.#twos()],
      further: this.#further,
    }
    return tallyOf(raw)
  }

  #ones(): RawTally['failing'] {
    return FILTER_IDS.map((id, at) => ({ filters: [id], count: this.#failingOne[at] ?? 0 })).filter(
      ({ count }) => count > 0,
    )
  }

  #twos(): RawTally['failing'] {
    return [...this.#failingTwo].map(([bits, count]) => ({ filters: filtersIn(bits), count }))
  }

  #countFurther(squaredChord: number): void {
    if (squaredChord < 0) return
    for (let at = 0; at < this.#chords.length; at++)
      if (squaredChord <= (this.#chords[at] ?? 0)) this.#further[at] = (this.#further[at] ?? 0) + 1
  }

  #offer(row: number): void {
    const chord = this.#chordOf(row)
    if (this.#worst !== undefined && chord > (this.#worst.squaredChord ?? Number.POSITIVE_INFINITY)) return
    const found = { petId: this.#petIdOf(row), squaredChord: chord < 0 ? null : chord }
    if (this.#worst !== undefined && byNearness(this.#worst, found) < 0) return
    this.#nearest.push(found)
    // Sorted now and then: some pages of spare rows cost less than keeping every one of them in place.
    const { limit } = this.#plan
    if (this.#nearest.length < 4 * limit) return
    this.#nearest.sort(byNearness).splice(limit)
    this.#worst = this.#nearest.at(-1)
  }
}

const placeOfLowest = (bits: number): number => 31 - Math.clz32(bits & -bits)

function filtersIn(bits: number): FilterId[] {
  return FILTER_IDS.filter(id => (bits & filterBit(id)) !== 0)
}
