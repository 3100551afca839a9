import type { UserId } from '@pawfect/domain/identity'
import type { PetId } from '@pawfect/domain/pets'
import type { Database, OnEvent } from '../../../procedures/index.ts'
import { findVisiblePets, listPetsOf, listVisiblePets } from '../../pets/index.ts'
import type { PetSearch } from './search-ports.ts'
import { searchablePets } from './searchable-pets.ts'

/** Animals read anew with one query. */
const BATCH = 200

/**
 * Keeps a search engine in step with the database. Events only mark what is stale; whoever searches next has it read
 * anew first, so an animal is not found any more once its unpublishing is answered. What an engine that is down could
 * not take stays marked.
 */
export class LiveSearch {
  readonly #engine: PetSearch
  readonly #stalePets = new Set<PetId>()
  readonly #staleOwners = new Set<UserId>()
  /** Whose animals they were when last read: an owner who is gone cannot be asked. */
  readonly #ownerOf = new Map<PetId, UserId>()
  #filled = false
  #turn: Promise<void> = Promise.resolve()

  /** Starts to follow everything that changes what an animal looks like to search. */
  constructor(engine: PetSearch, on: OnEvent) {
    this.#engine = engine
    const pet = ({ petId }: { readonly petId: PetId }) => void this.#stalePets.add(petId)
    const owner = ({ userId }: { readonly userId: UserId }) => void this.#staleOwners.add(userId)
    on('pets/pet-edited', pet)
    on('pets/pet-published', pet)
    on('pets/pet-unpublished', pet)
    on('pets/pet-hidden', pet)
    on('pets/pet-shown', pet)
    on('pets/pet-deleted', pet)
    on('pets/pet-moved', pet)
    on('pedigree/pedigree-shared', pet)
    on('pedigree/pedigree-withdrawn', pet)
    on('identity/profile-changed', owner)
    on('identity/account-deleted', owner)
    on('identity/user-suspended', owner)
    on('identity/user-restored', owner)
  }

  /**
   * The engine as of now; the first call fills it.
   *
   * @throws {SearchUnavailableError} while it does not answer.
   */
  async current(db: Database): Promise<PetSearch> {
    const turn = this.#turn.then(() => this.#refresh(db))
    this.#turn = turn.catch(() => undefined)
    await turn
    return this.#engine
  }

  async #refresh(db: Database): Promise<void> {
    if (!this.#filled) {
      const pets = await searchablePets(db, await listVisiblePets(db))
      for (const { petId, ownerId } of pets) this.#ownerOf.set(petId, ownerId)
      await this.#engine.replaceAll(pets)
      this.#filled = true
    }
    while (this.#staleOwners.size + this.#stalePets.size > 0) {
      for (const ownerId of this.#staleOwners) await this.#markPetsOf(db, ownerId)
      await this.#reread(db, [...this.#stalePets].slice(0, BATCH))
    }
  }

  async #markPetsOf(db: Database, ownerId: UserId): Promise<void> {
    this.#staleOwners.delete(ownerId)
    for (const { petId } of await listPetsOf(db, ownerId)) this.#stalePets.add(petId)
    for (const [petId, known] of this.#ownerOf) if (known === ownerId) this.#stalePets.add(petId)
  }

  async #reread(db: Database, petIds: readonly PetId[]): Promise<void> {
    // Before the read, so that a change during it marks the animal again.
    for (const petId of petIds) this.#stalePets.delete(petId)
    try {
      const visible = await findVisiblePets(db, petIds)
      const pets = await searchablePets(db, [...visible.values()])
      await this.#engine.put(pets)
      await this.#engine.remove(petIds.filter(petId => !visible.has(petId)))
      for (const petId of petIds) this.#ownerOf.delete(petId)
      for (const { petId, ownerId } of pets) this.#ownerOf.set(petId, ownerId)
    } catch (error) {
      for (const petId of petIds) this.#stalePets.add(petId)
      throw error
    }
  }
}
