import type { PetId } from '../../pets/index.ts'
import { surfaceKmOfSquaredChord } from '../great-circle-distance.ts'
import { FLAG, purposeBits } from '../pet-columns.ts'
import type { PetSnapshot } from '../pet-index.ts'
import { brokenRowRules } from '../row-rules.ts'
import { type RowScorer, rowScorer } from '../row-score.ts'
import type { DayQuestion } from './day-question.ts'

/** Nobody yet. */
const NOBODY = -1

/** A pair that may not be shown. */
const BARRED = -1

/** Says of pairs of a snapshot whether they may be shown to one another, and how likely both say yes. */
export class PairJudge {
  readonly #snapshot: PetSnapshot
  readonly #question: DayQuestion
  readonly #rules: Parameters<typeof brokenRowRules>[2]
  readonly #placeOf: ReadonlyMap<PetId, number>
  readonly #affinity: { readonly given: Float64Array; readonly received: Float64Array }
  /** Where the affinities of the asking one stand, to be cleared for the next. */
  readonly #known: number[] = []
  readonly #pair = { own: NOBODY, other: NOBODY }
  #score: RowScorer = () => BARRED
  #answered: ReadonlySet<number> = new Set()
  #apart: ReadonlySet<number> = new Set()

  constructor(snapshot: PetSnapshot, question: DayQuestion) {
    const { purpose, onDay } = question
    const size = snapshot.petIds.length
    this.#snapshot = snapshot
    this.#question = question
    this.#rules = {
      purposeBit: purposeBits({ purposes: [purpose] }),
      forBreeding: purpose === 'breed',
      onDay,
    }
    this.#placeOf = new Map(snapshot.petIds.map((petId, place) => [petId, place]))
    this.#affinity = { given: new Float64Array(size), received: new Float64Array(size) }
  }

  /** True for an animal that is there for the day's purpose. */
  isThere(place: number): boolean {
    return ((this.#snapshot.columns.purposes[place] ?? 0) & this.#rules.purposeBit) !== 0
  }

  hasPlace(place: number): boolean {
    return this.#has(place, FLAG.hasPlace)
  }

  isOnScreenOnly(place: number): boolean {
    return this.#has(place, FLAG.virtualOnly)
  }

  /** Sees everything from this animal's side from now on. */
  askFor(place: number): void {
    const { columns, modelFor } = this.#snapshot
    const { purpose, onDay } = this.#question
    this.#pair.own = place
    this.#answered = this.#question.answered(place)
    this.#apart = this.#question.apart(place)
    const isKnown = this.#readAffinities(place)
    const affinity = isKnown ? { affinity: this.#affinity } : {}
    this.#score = rowScorer(columns, place, { purpose, onDay, model: modelFor(purpose), ...affinity })
  }

  /**
   * The chance that both say yes, or -1 where a rule, a block or an answer stands between the two. Distances are the
   * caller's to check; `squaredChord` is -1 where one is unknown.
   */
  chance(other: number, squaredChord: number): number {
    return this.#answered.has(other) ? BARRED : this.#chance(other, squaredChord)
  }

  /** The same with one who has answered already and waits: near enough, or met on screen. */
  chanceOfAnswer(other: number): number {
    const { maxSquaredChord } = this.#snapshot.columns
    const { own } = this.#pair
    const squaredChord = this.squaredChordTo(other)
    if (this.isOnScreenOnly(own)) return this.#chance(other, squaredChord)
    const reach = Math.min(maxSquaredChord[own] ?? 0, maxSquaredChord[other] ?? 0)
    const isNear = squaredChord >= 0 && squaredChord <= reach && !this.isOnScreenOnly(other)
    return isNear ? this.#chance(other, squaredChord) : BARRED
  }

  /** Squared chord to another; -1 where either place is unknown. */
  squaredChordTo(other: number): number {
    const { own } = this.#pair
    const { place } = this.#snapshot.columns
    if (!this.hasPlace(own) || !this.hasPlace(other)) return -1
    const dx = (place[own * 3] ?? 0) - (place[other * 3] ?? 0)
    const dy = (place[own * 3 + 1] ?? 0) - (place[other * 3 + 1] ?? 0)
    const dz = (place[own * 3 + 2] ?? 0) - (place[other * 3 + 2] ?? 0)
    return dx * dx + dy * dy + dz * dz
  }

  #chance(other: number, squaredChord: number): number {
    const { columns, ownerIds } = this.#snapshot
    const pair = this.#pair
    pair.other = other
    if (brokenRowRules(columns, pair, this.#rules) !== 0) return BARRED
    if (ownerIds[pair.own] === ownerIds[other] || this.#apart.has(other)) return BARRED
    return this.#score(other, squaredChord < 0 ? -1 : surfaceKmOfSquaredChord(squaredChord))
  }

  #readAffinities(place: number): boolean {
    const { given, received } = this.#affinity
    for (const known of this.#known.splice(0)) {
      given[known] = 0
      received[known] = 0
    }
    const petId = this.#snapshot.petIds[place]
    if (petId === undefined) return false
    const affinities = this.#snapshot.affinitiesOf(petId)
    this.#write(given, affinities.given)
    this.#write(received, affinities.received)
    return this.#known.length > 0
  }

  #write(column: Float64Array, values: ReadonlyMap<string, number>): void {
    for (const [petId, value] of values) {
      const place = this.#placeOf.get(petId as PetId)
      if (place === undefined) continue
      column[place] = value
      this.#known.push(place)
    }
  }

  #has(place: number, flag: number): boolean {
    return ((this.#snapshot.columns.flags[place] ?? 0) & flag) !== 0
  }
}
