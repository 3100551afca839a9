import type { SearchablePet, SearchPlan, SearchTally } from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'
import type { PetSearch } from '../../domains/matching/search/search-ports.ts'
import {
  type CompiledSearch,
  compileSearch,
  FILTER_BITS,
  isCounted,
  type MostFailed,
  ruleBit,
} from './compile-search.ts'
import { type RowBatch, type RowCheck, rowChecks, squaredChordTo } from './row-checks.ts'
import { RowTally } from './row-tally.ts'
import {
  copySearchRow,
  createSearchColumns,
  growSearchColumns,
  rowFactsOf,
  type SearchColumns,
  type SearchRowFacts,
  writeSearchRow,
} from './search-columns.ts'

/** Rows made at first; doubled whenever they are full. */
const FIRST_CAPACITY = 1024

/** What a row is to one question, besides its mask. */
const MARK = { invisible: 1, decided: 2 } as const

/**
 * Opens the search of this process: columns in memory, read from end to end for every question. Nothing is written
 * anywhere; whoever opens it fills it.
 */
export function openEmbeddedSearch(): PetSearch {
  return new EmbeddedSearch()
}

/** What a mark adds to a row's mask: an invisible one fails everything, so that it is never counted. */
const MARK_MASKS = Int32Array.of(0, FILTER_BITS | ruleBit('already-decided'), ruleBit('already-decided'))

/** Rows worked on at a time: few enough to stay in the processor's nearest memory. */
const BATCH_ROWS = 2048

/** One question, ready to be put to every row. */
type Pass = {
  readonly plan: SearchPlan
  readonly tables: CompiledSearch
  readonly checks: readonly RowCheck[]
}

class EmbeddedSearch implements PetSearch {
  #columns: SearchColumns = createSearchColumns(FIRST_CAPACITY)
  #capacity = FIRST_CAPACITY
  #marks = new Uint8Array(FIRST_CAPACITY)
  #facts: SearchRowFacts[] = []
  #rowOf = new Map<PetId, number>()
  #petIdsOf = new Map<string, Set<PetId>>()
  readonly #breedNumbers = new Map<string, number>()

  async replaceAll(pets: Iterable<SearchablePet>): Promise<void> {
    this.#facts = []
    this.#rowOf = new Map()
    this.#petIdsOf = new Map()
    for (const pet of pets) this.#put(pet)
  }

  async put(pets: readonly SearchablePet[]): Promise<void> {
    for (const pet of pets) this.#put(pet)
  }

  async remove(petIds: readonly PetId[]): Promise<void> {
    for (const petId of petIds) this.#remove(petId)
  }

  async search(plan: SearchPlan): Promise<SearchTally> {
    const marked = this.#mark(plan)
    const pass: Pass = {
      plan,
      tables: compileSearch(plan),
      checks: rowChecks(
        { columns: this.#columns, facts: this.#facts, breedNumbers: this.#breedNumbers },
        plan,
      ),
    }
    const tally = this.#count(pass, 1)
    const answer = tally.isBare ? this.#count(pass, 2) : tally
    for (const row of marked) this.#marks[row] = 0
    return answer.finish()
  }

  #count({ plan, tables, checks }: Pass, most: MostFailed): RowTally {
    const facts = this.#facts
    const tally = new RowTally(
      plan,
      squaredChordTo(this.#columns, plan),
      row => facts[row]?.petId ?? ('' as PetId),
    )
    const batch = { rows: new Int32Array(BATCH_ROWS), masks: new Int32Array(BATCH_ROWS), size: 0, most }
    for (let start = 0; start < facts.length; start += BATCH_ROWS) {
      this.#fill(batch, tables, { start, end: Math.min(start + BATCH_ROWS, facts.length) })
      for (const check of checks) if (batch.size > 0) check(batch)
      for (let at = 0; at < batch.size; at++) tally.count(batch.rows[at] ?? 0, batch.masks[at] ?? 0)
    }
    return tally
  }

  /** Puts the rows into a batch that the tables and the marks leave counted. */
  #fill(batch: RowBatch, tables: CompiledSearch, { start, end }: { start: number; end: number }): void {
    const { facts, tastes, times } = this.#columns
    const { rows, masks, most } = batch
    const marks = this.#marks
    let kept = 0
    for (let row = start; row < end; row++) {
      const mask =
        tables.always |
        (tables.facts[facts[row] ?? 0] ?? 0) |
        (tables.tastes[tastes[row] ?? 0] ?? 0) |
        (tables.times[times[row] ?? 0] ?? 0) |
        (MARK_MASKS[marks[row] ?? 0] ?? 0)
      rows[kept] = row
      masks[kept] = mask
      kept += isCounted(mask, most)
    }
    batch.size = kept
  }

  async check(): Promise<string> {
    return `in this process, ${this.#facts.length} animals`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.replaceAll([])
  }

  /** Marks what this question sees differently. @returns the rows to be unmarked. */
  #mark({ own, decided, blockedOwners }: SearchPlan): number[] {
    const marked: number[] = []
    const mark = (petIds: Iterable<PetId>, as: number) => {
      for (const petId of petIds) {
        const row = this.#rowOf.get(petId)
        if (row === undefined) continue
        this.#marks[row] = as
        marked.push(row)
      }
    }
    mark(decided, MARK.decided)
    for (const ownerId of [own.ownerId, ...blockedOwners])
      mark(this.#petIdsOf.get(ownerId) ?? [], MARK.invisible)
    mark([own.petId], MARK.invisible)
    return marked
  }

  #put(pet: SearchablePet): void {
    // Whoever changed hands is no longer among the animals of the one before.
    this.#forgetOwner(pet.petId)
    const row = this.#rowOf.get(pet.petId) ?? this.#facts.length
    if (row === this.#capacity) this.#grow()
    this.#facts[row] = rowFactsOf(pet)
    this.#rowOf.set(pet.petId, row)
    this.#petIdsOf.set(pet.ownerId, (this.#petIdsOf.get(pet.ownerId) ?? new Set<PetId>()).add(pet.petId))
    writeSearchRow(this.#columns, { row, pet }, breedId => this.#breedNumber(breedId))
  }

  #grow(): void {
    this.#capacity *= 2
    this.#columns = growSearchColumns(this.#columns, this.#capacity)
    this.#marks = new Uint8Array(this.#capacity)
  }

  #remove(petId: PetId): void {
    const row = this.#rowOf.get(petId)
    if (row === undefined) return
    this.#forgetOwner(petId)
    const lastRow = this.#facts.length - 1
    const last = this.#facts[lastRow]
    if (last !== undefined && lastRow !== row) {
      copySearchRow(this.#columns, lastRow, row)
      this.#facts[row] = last
      this.#rowOf.set(last.petId, row)
    }
    this.#facts.pop()
    this.#rowOf.delete(petId)
  }

  #forgetOwner(petId: PetId): void {
    const row = this.#rowOf.get(petId)
    const ownerId = row === undefined ? undefined : this.#facts[row]?.ownerId
    if (ownerId === undefined) return
    const petIds = this.#petIdsOf.get(ownerId)
    petIds?.delete(petId)
    if (petIds?.size === 0) this.#petIdsOf.delete(ownerId)
  }

  #breedNumber(breedId: string): number {
    const known = this.#breedNumbers.get(breedId)
    if (known !== undefined) return known
    const next = this.#breedNumbers.size + 1
    this.#breedNumbers.set(breedId, next)
    return next
  }
}
