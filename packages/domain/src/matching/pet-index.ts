import type { UserId } from '../identity/index.ts'
import type { PetId, Purpose } from '../pets/index.ts'
import { surfaceKmOfSquaredChord } from './great-circle-distance.ts'
import type { MatchingPet } from './matching-pet.ts'
import type { DecisionModel } from './model/decision-model.ts'
import { RatesState } from './model/rates-state.ts'
import {
  copyPetRow,
  createPetColumns,
  FLAG,
  growPetColumns,
  type PetColumns,
  purposeBits,
  writeBehaviour,
  writePetRow,
} from './pet-columns.ts'
import { type Ranking, RankingTally } from './ranking-tally.ts'
import { brokenRowRules, RULE_BIT } from './row-rules.ts'
import { rowScorer } from './row-score.ts'
import { statedModelFor } from './stated-model.ts'

/** Rows made at first; doubled whenever they are full. */
const FIRST_CAPACITY = 1024

/** Whom to rank for whom, and whom to leave out. */
export type RankQuestion = {
  readonly petId: PetId
  readonly purpose: Purpose
  readonly onDay: number
  readonly limit: number
  readonly decided: ReadonlySet<PetId>
  /** Owners blocked by, or blocking, the asking one: their animals are invisible and never counted. */
  readonly blockedOwners: ReadonlySet<UserId>
  /** A trained model for the purpose; the one the index ranks by when absent. */
  readonly model?: DecisionModel
}

/** The index as it was at one moment, for work that takes longer; an animal's place stands for it. */
export type PetSnapshot = {
  readonly petIds: readonly PetId[]
  readonly ownerIds: readonly UserId[]
  readonly columns: PetColumns
  readonly modelFor: (purpose: Purpose) => DecisionModel
  /** As of when it is asked; see `RatesState.affinitiesOf`. */
  readonly affinitiesOf: RatesState['affinitiesOf']
}

/**
 * Every published animal as columns in memory. Kept up to date one animal at a time by `put` and `remove`, and one
 * answer at a time through {@link rates}; 100,000 animals take about 28 MB and are ranked in a few milliseconds.
 */
export class PetIndex {
  /** Who said yes and no to whom: learned from here on by the next question. An unpublished animal keeps its answers. */
  readonly rates = new RatesState()
  #columns: PetColumns = createPetColumns(FIRST_CAPACITY)
  #capacity = FIRST_CAPACITY
  readonly #pets: MatchingPet[] = []
  readonly #rowOf = new Map<PetId, number>()
  readonly #petIdsOf = new Map<UserId, Set<PetId>>()
  #models: Readonly<Partial<Record<Purpose, DecisionModel>>> = {}

  /** Animals in the index. */
  get size(): number {
    return this.#pets.length
  }

  /** Adds an animal, or replaces what was known of it. */
  put(pet: MatchingPet): void {
    const row = this.#rowOf.get(pet.petId) ?? this.#pets.length
    if (row === this.#capacity) {
      this.#capacity *= 2
      this.#columns = growPetColumns(this.#columns, this.#capacity)
    }
    this.#pets[row] = pet
    this.#rowOf.set(pet.petId, row)
    this.#petIdsOf.set(pet.ownerId, (this.#petIdsOf.get(pet.ownerId) ?? new Set<PetId>()).add(pet.petId))
    writePetRow(this.#columns, row, pet)
    writeBehaviour(this.#columns, row, this.rates.behaviourOf(pet.petId))
  }

  /** Takes an animal out; one that is not there is fine. */
  remove(petId: PetId): void {
    const row = this.#rowOf.get(petId)
    if (row === undefined) return
    const petIds = this.#petIdsOf.get(this.#pets[row]?.ownerId ?? ('' as UserId))
    petIds?.delete(petId)
    const lastRow = this.#pets.length - 1
    const lastPet = this.#pets[lastRow]
    if (lastPet !== undefined && lastRow !== row) {
      copyPetRow(this.#columns, lastRow, row)
      this.#pets[row] = lastPet
      this.#rowOf.set(lastPet.petId, row)
    }
    this.#pets.pop()
    this.#rowOf.delete(petId)
  }

  /** What is known of an animal, everybody's answers included, or undefined when it is not in the index. */
  find(petId: PetId): MatchingPet | undefined {
    const row = this.#rowOf.get(petId)
    const pet = row === undefined ? undefined : this.#pets[row]
    return pet === undefined ? undefined : { ...pet, behaviour: this.rates.behaviourOf(petId) }
  }

  /** Ranks by these models from the next question on; a purpose without one goes back to the stated model. */
  rankBy(models: Readonly<Partial<Record<Purpose, DecisionModel>>>): void {
    this.#models = models
  }

  /** The model that ranks for a purpose. */
  modelFor(purpose: Purpose): DecisionModel {
    return this.#models[purpose] ?? statedModelFor(purpose)
  }

  /** Affinity of one animal's owner for another animal, and the other way round; see `affinityOf` in the model. */
  affinityOf(petId: PetId, otherId: PetId): readonly [number, number] {
    return this.rates.affinityBetween(petId, otherId)
  }

  /** Every animal of one owner. */
  petsOf(ownerId: UserId): MatchingPet[] {
    return [...(this.#petIdsOf.get(ownerId) ?? [])].flatMap(petId => this.find(petId) ?? [])
  }

  /** A copy of what ranking reads, which later changes leave as it is. */
  snapshot(): PetSnapshot {
    this.#followRates()
    const models = this.#models
    return {
      petIds: this.#pets.map(({ petId }) => petId),
      ownerIds: this.#pets.map(({ ownerId }) => ownerId),
      columns: growPetColumns(this.#columns, this.#capacity),
      modelFor: purpose => models[purpose] ?? statedModelFor(purpose),
      affinitiesOf: petId => this.rates.affinitiesOf(petId),
    }
  }

  /**
   * Ranks every animal for one that is in the index: hard rules both ways, then the fused chance.
   *
   * @throws {RangeError} if the asking animal is not in the index.
   */
  rank(question: RankQuestion): Ranking {
    const own = this.#rowOf.get(question.petId)
    if (own === undefined) throw new RangeError(`pet ${question.petId} is not in the index`)
    const tally = new RankingTally(question.limit)
    const invisible = this.#invisibleRows(own, question.blockedOwners)
    const decided = this.#rowsOf(question.decided)
    this.#followRates()
    const affinity = this.#affinityRows(question.petId)
    const model = question.model ?? this.modelFor(question.purpose)
    const behaviour = affinity === null ? {} : { affinity }
    const score = rowScorer(this.#columns, own, { ...question, model, ...behaviour })
    const rules = {
      purposeBit: purposeBits({ purposes: [question.purpose] }),
      forBreeding: question.purpose === 'breed',
      onDay: question.onDay,
    }
    const onScreen: number[] = []
    for (let other = 0; other < this.#pets.length; other++) {
      if (invisible[other] === 1) continue
      const squaredChord = squaredChordOfRows(this.#columns, own, other)
      let known = decided[other] === 1 ? RULE_BIT['already-decided'] : 0
      if (isTooFar(this.#columns, { own, other }, squaredChord)) known |= RULE_BIT.distance
      const broken = brokenRowRules(this.#columns, { own, other }, rules, known)
      tally.count(broken)
      if (broken !== 0 && broken !== RULE_BIT.distance) continue
      if (broken === 0 && isNearby(this.#columns, { own, other }, squaredChord))
        tally.offer(other, score(other, distanceKmOf(squaredChord), tally.barFor(true)), true)
      else if (tally.hasRoomOnScreen) onScreen.push(other)
    }
    if (tally.hasRoomOnScreen) {
      for (const other of onScreen) {
        const squaredChord = squaredChordOfRows(this.#columns, own, other)
        tally.offer(other, score(other, distanceKmOf(squaredChord), tally.barFor(false)), false)
      }
    }
    return tally.finish(row => this.#pets[row])
  }

  /** Writes what answers have changed since the last question. */
  #followRates(): void {
    for (const petId of this.rates.takeChanged()) {
      const row = this.#rowOf.get(petId as PetId)
      if (row !== undefined) writeBehaviour(this.#columns, row, this.rates.behaviourOf(petId))
    }
  }

  #affinityRows(petId: PetId): { given: Float64Array; received: Float64Array } | null {
    const { given, received } = this.rates.affinitiesOf(petId)
    if (given.size + received.size === 0) return null
    return { given: this.#inRows(given), received: this.#inRows(received) }
  }

  #inRows(values: ReadonlyMap<string, number>): Float64Array {
    const rows = new Float64Array(this.#pets.length)
    for (const [petId, value] of values) {
      const row = this.#rowOf.get(petId as PetId)
      if (row !== undefined) rows[row] = value
    }
    return rows
  }

  #invisibleRows(own: number, blockedOwners: ReadonlySet<UserId>): Uint8Array {
    const ownerIds = [this.#pets[own]?.ownerId, ...blockedOwners]
    const rows = this.#rowsOf(
      ownerIds.flatMap(ownerId => [...((ownerId && this.#petIdsOf.get(ownerId)) ?? [])]),
    )
    rows[own] = 1
    return rows
  }

  #rowsOf(petIds: Iterable<PetId>): Uint8Array {
    const rows = new Uint8Array(this.#pets.length)
    for (const petId of petIds) {
      const row = this.#rowOf.get(petId)
      if (row !== undefined) rows[row] = 1
    }
    return rows
  }
}

type RowPair = { readonly own: number; readonly other: number }

/** Squared chord between two rows' places; -1 when either is unknown. */
function squaredChordOfRows(columns: PetColumns, own: number, other: number): number {
  if (((columns.flags[own] ?? 0) & (columns.flags[other] ?? 0) & FLAG.hasPlace) === 0) return -1
  const { place } = columns
  const dx = (place[own * 3] ?? 0) - (place[other * 3] ?? 0)
  const dy = (place[own * 3 + 1] ?? 0) - (place[other * 3 + 1] ?? 0)
  const dz = (place[own * 3 + 2] ?? 0) - (place[other * 3 + 2] ?? 0)
  return dx * dx + dy * dy + dz * dz
}

/** -1 when unknown. */
function distanceKmOf(squaredChord: number): number {
  return squaredChord < 0 ? -1 : surfaceKmOfSquaredChord(squaredChord)
}

function isTooFar(columns: PetColumns, { own, other }: RowPair, squaredChord: number): boolean {
  if ((((columns.flags[own] ?? 0) | (columns.flags[other] ?? 0)) & FLAG.virtualOnly) !== 0) return false
  return (
    squaredChord > (columns.maxSquaredChord[own] ?? 0) || squaredChord > (columns.maxSquaredChord[other] ?? 0)
  )
}

/** An owner who wants the screen only gets one list: nobody is nearer on a screen. */
function isNearby(columns: PetColumns, { own, other }: RowPair, squaredChord: number): boolean {
  if (((columns.flags[own] ?? 0) & FLAG.virtualOnly) !== 0) return true
  return squaredChord >= 0 && ((columns.flags[other] ?? 0) & FLAG.virtualOnly) === 0
}
