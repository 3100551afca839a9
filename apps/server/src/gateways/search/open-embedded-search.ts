import type { SearchablePet, SearchPlan, SearchTally } from '@pawfect/domain/matching/search'
import type { CloseKin } from '@pawfect/domain/pedigree/sharing'
import type { PetId } from '@pawfect/domain/pets'
import type { PetSearch, SearchUpdate } from '../../domains/matching/search/search-ports.ts'
import { NameNumbers } from './name-numbers.ts'
import { OwnerRows } from './owner-rows.ts'
import {
  copySearchRow,
  createSearchColumns,
  growSearchColumns,
  type Numbering,
  PLANE,
  type SearchColumns,
  setBit,
  writeSearchRow,
} from './search-columns.ts'
import { SearchPass } from './search-pass.ts'

/** Rows made at first; doubled whenever they are full. */
const FIRST_CAPACITY = 1024

/**
 * Opens the search of this process: columns in memory, read from end to end for every question. Nothing is written
 * anywhere; whoever opens it fills it.
 */
export function openEmbeddedSearch(): PetSearch {
  return new EmbeddedSearch()
}

class EmbeddedSearch implements PetSearch {
  #columns: SearchColumns = createSearchColumns(FIRST_CAPACITY)
  #capacity = FIRST_CAPACITY
  #petIds: PetId[] = []
  #kin: (CloseKin | undefined)[] = []
  #rowOf = new Map<PetId, number>()
  #owners = new OwnerRows(FIRST_CAPACITY)
  #names = new NameNumbers()
  #filledTo: number | null = null
  readonly #breedNumbers = new Map<string, number>()
  readonly #numbering: Numbering = {
    nameNumber: name => this.#names.take(name),
    breedNumber: breedId => this.#breedNumber(breedId),
  }

  async filledTo(): Promise<number | null> {
    return this.#filledTo
  }

  async replaceAll(pets: Iterable<SearchablePet>, to: number): Promise<void> {
    this.#petIds = []
    this.#kin = []
    this.#rowOf = new Map()
    this.#owners = new OwnerRows(this.#capacity)
    this.#names = new NameNumbers()
    for (const pet of pets) this.#put(pet)
    this.#filledTo = to
  }

  async update({ from, to, put, remove }: SearchUpdate): Promise<boolean> {
    if (this.#filledTo !== from) return false
    for (const pet of put) this.#put(pet)
    for (const petId of remove) this.#remove(petId)
    this.#filledTo = to
    return true
  }

  async search(plan: SearchPlan): Promise<SearchTally> {
    const unmark = this.#mark(plan)
    const rows = {
      columns: this.#columns,
      kin: this.#kin,
      breedNumbers: this.#breedNumbers,
      namesWith: (folded: string) => this.#names.having(folded),
    }
    const petIds = this.#petIds
    const pass = new SearchPass(rows, plan, row => petIds[row] ?? plan.own.petId)
    try {
      const tally = pass.count(petIds.length, 1)
      return (tally.isBare && !pass.isHopeless ? pass.count(petIds.length, 2) : tally).finish()
    } finally {
      unmark()
    }
  }

  async check(): Promise<string> {
    return `in this process, ${this.#petIds.length} animals`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.replaceAll([], 0)
  }

  /** Marks what this question sees differently. @returns what takes the marks away. */
  #mark({ own, decided, blockedOwners }: SearchPlan): () => void {
    const { planes } = this.#columns
    const marked: { readonly plane: Int32Array | undefined; readonly row: number }[] = []
    const mark = (plane: Int32Array | undefined, row: number | undefined) => {
      if (row === undefined) return
      setBit(plane, row, 1)
      marked.push({ plane, row })
    }
    for (const petId of decided) mark(planes[PLANE.decided], this.#rowOf.get(petId))
    for (const ownerId of [own.ownerId, ...blockedOwners])
      for (const row of this.#owners.rowsOf(ownerId)) mark(planes[PLANE.invisible], row)
    mark(planes[PLANE.invisible], this.#rowOf.get(own.petId))
    return () => {
      for (const { plane, row } of marked) setBit(plane, row, 0)
    }
  }

  #put(pet: SearchablePet): void {
    const known = this.#rowOf.get(pet.petId)
    const row = known ?? this.#petIds.length
    if (known !== undefined) this.#forget(row)
    if (row === this.#capacity) this.#grow()
    this.#petIds[row] = pet.petId
    this.#kin[row] = pet.kin
    this.#rowOf.set(pet.petId, row)
    this.#owners.add(pet.ownerId, row)
    writeSearchRow(this.#columns, { row, pet }, this.#numbering)
  }

  /** Gives back what a row holds besides its columns: whoever changed hands is no longer among the others' animals. */
  #forget(row: number): void {
    this.#owners.remove(row)
    this.#names.release(this.#columns.name[row] ?? 0)
  }

  #grow(): void {
    this.#capacity *= 2
    this.#columns = growSearchColumns(this.#columns, this.#capacity)
    this.#owners.grow(this.#capacity)
  }

  #remove(petId: PetId): void {
    const row = this.#rowOf.get(petId)
    if (row === undefined) return
    this.#forget(row)
    const lastRow = this.#petIds.length - 1
    const last = this.#petIds[lastRow]
    if (last !== undefined && lastRow !== row) {
      copySearchRow(this.#columns, lastRow, row)
      this.#petIds[row] = last
      this.#kin[row] = this.#kin[lastRow]
      this.#rowOf.set(last, row)
    }
    this.#owners.moveLast(row)
    this.#petIds.pop()
    this.#kin.pop()
    this.#rowOf.delete(petId)
  }

  #breedNumber(breedId: string): number {
    const known = this.#breedNumbers.get(breedId)
    if (known !== undefined) return known
    const next = this.#breedNumbers.size + 1
    this.#breedNumbers.set(breedId, next)
    return next
  }
}
