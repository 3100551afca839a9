import type { UserId } from '@pawfect/domain/identity'
import { PetIndex } from '@pawfect/domain/matching'
import type { PetId } from '@pawfect/domain/pets'
import type { Database, OnEvent } from '../../procedures/index.ts'
import { findVisiblePet, listPetsOf, listVisiblePets } from '../pets/index.ts'
import { completePets } from './matching-store.ts'

/**
 * The pet index of this process. Events only mark what is stale; whoever asks next reads those animals
 * anew first. So an animal is gone from the ranking the moment its unpublishing is answered, and a hundred
 * edits between two questions cost one read each.
 */
export class LiveIndex {
  readonly #index = new PetIndex()
  readonly #stalePets = new Set<PetId>()
  readonly #staleOwners = new Set<UserId>()
  #loaded = false
  #turn: Promise<void> = Promise.resolve()

  /** Starts to follow everything that changes what an animal looks like to matching. */
  constructor(on: OnEvent) {
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
    on('meetups/outcome-recorded', ({ petId, otherPetId }) => {
      this.#stalePets.add(petId).add(otherPetId)
    })
  }

  /** The index as of now; the first call reads every visible animal. Use it before the next `await`. */
  async current(db: Database): Promise<PetIndex> {
    const turn = this.#turn.then(() => this.#refresh(db))
    this.#turn = turn.catch(() => undefined)
    await turn
    return this.#index
  }

  async #refresh(db: Database): Promise<void> {
    if (!this.#loaded) {
      for (const pet of await completePets(db, await listVisiblePets(db))) this.#index.put(pet)
      this.#loaded = true
    }
    while (this.#staleOwners.size + this.#stalePets.size > 0) {
      for (const ownerId of this.#staleOwners) await this.#markPetsOf(db, ownerId)
      for (const petId of this.#stalePets) await this.#reread(db, petId)
    }
  }

  async #markPetsOf(db: Database, ownerId: UserId): Promise<void> {
    this.#staleOwners.delete(ownerId)
    for (const pet of [...this.#index.petsOf(ownerId), ...(await listPetsOf(db, ownerId))]) {
      this.#stalePets.add(pet.petId)
    }
  }

  async #reread(db: Database, petId: PetId): Promise<void> {
    // Before the read, so that a change during it marks the animal again.
    this.#stalePets.delete(petId)
    const pet = await findVisiblePet(db, petId)
    const [complete] = pet === null ? [] : await completePets(db, [pet])
    if (complete === undefined) this.#index.remove(petId)
    else this.#index.put(complete)
  }
}
