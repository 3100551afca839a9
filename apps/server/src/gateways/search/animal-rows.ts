import type { SearchablePet, SearchPlan } from '@pawfect/domain/matching/search'
import type { CloseKin } from '@pawfect/domain/pedigree/sharing'
import type { PetId } from '@pawfect/domain/pets'
import type { SearchRows } from './column-tests.ts'
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

/** Rows made at first; doubled whenever they are full. */
const FIRST_CAPACITY = 1024

/** Animals as rows without holes: the last one takes the place of one that goes. */
export class AnimalRows {
  #columns: SearchColumns = createSearchColumns(FIRST_CAPACITY)
  #capacity = FIRST_CAPACITY
  readonly #petIds: PetId[] = []
  readonly #kin: (CloseKin | undefined)[] = []
  readonly #rowOf = new Map<PetId, number>()
  readonly #owners = new OwnerRows(FIRST_CAPACITY)
  readonly #names = new NameNumbers()
  readonly #breedNumbers = new Map<string, number>()
  readonly #numbering: Numbering = {
    nameNumber: name => this.#names.take(name),
    breedNumber: breedId => this.#breedNumber(breedId),
  }

  /** How many there are. */
  get count(): number {
    return this.#petIds.length
  }

  /** What questions are put to, until the next change. */
  get rows(): SearchRows {
    return {
      columns: this.#columns,
      kin: this.#kin,
      breedNumbers: this.#breedNumbers,
      namesWith: folded => this.#names.having(folded),
    }
  }

  /** The animals in the order of their rows. */
  get petIds(): readonly PetId[] {
    return this.#petIds
  }

  /** Marks what this question sees differently. @returns what takes the marks away. */
  mark({ own, decided, blockedOwners }: SearchPlan): () => void {
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

  /** Adds an animal, or writes down what is known of it now. */
  put(pet: SearchablePet): void {
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

  /** Takes an animal away; one that is not there is fine. */
  remove(petId: PetId): void {
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
