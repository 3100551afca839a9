import type { UserId } from '@pawfect/domain/identity'
import { type MatchingPet, PetIndex } from '@pawfect/domain/matching'
import { type MatchingModel, TasteBook, type TasteEvent, UNTRAINED } from '@pawfect/domain/matching/learning'
import type { Pet, PetId } from '@pawfect/domain/pets'
import type { Database, OnEvent } from '../../procedures/index.ts'
import { findVisiblePet, listPetsOf, listVisiblePets } from '../pets/index.ts'
import { AnswerLedger } from './learning/answer-ledger.ts'
import { readLogs } from './learning/learning-store.ts'
import { completePets } from './matching-store.ts'

/**
 * The pet index of this process. Events only mark what is stale; whoever asks next reads those animals
 * anew first. So an animal is gone from the ranking the moment its unpublishing is answered, and a hundred
 * edits between two questions cost one read each.
 */
export class LiveIndex {
  readonly #index = new PetIndex()
  readonly #tastes = new TasteBook()
  readonly #answers = new AnswerLedger(this.#index.rates)
  /** Deleted a moment ago: their rows may not be gone yet, but nothing is learned from them any more. */
  readonly #gone = new Set<PetId>()
  #model = UNTRAINED
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
    on('identity/account-deleted', event => {
      owner(event)
      // What others said of this owner's animals is gone too: everybody's log is looked at again.
      this.#loaded = false
    })
    on('pets/pet-deleted', ({ petId }) => {
      this.#gone.add(petId)
      for (const other of this.#tastes.forget(petId)) this.#stalePets.add(other)
      this.#index.rates.forget(petId)
    })
    on('matching/answers-forgotten', event => {
      pet(event)
      for (const other of this.#tastes.forget(event.petId)) this.#stalePets.add(other)
      // Hidden animals have no taste here, and their owners' answers count all the same.
      for (const other of this.#answers.whoAnsweredAbout(event.petId)) this.#stalePets.add(other)
    })
    on('matching/decision-made', pet)
    on('matching/pattern-changed', pet)
    on('matching/talks-changed', pet)
    on('meetups/invitation-answered', pet)
    on('identity/user-suspended', owner)
    on('identity/user-restored', owner)
    on('meetups/outcome-recorded', ({ petId, otherPetId }) => {
      this.#stalePets.add(petId).add(otherPetId)
    })
  }

  /** What everybody's answers taught; the stated weights alone until a trained model is released. */
  get model(): MatchingModel {
    return this.#model
  }

  /** Ranks by another model from the next question on; every taste is read anew. */
  useModel(model: MatchingModel): void {
    this.#model = model
    this.#index.rankBy(model.purposes)
    this.#answers.setAside(model.positionBias)
    this.#loaded = false
  }

  /** Completes animals with the tastes this process keeps up with: a new answer costs one step, not the whole log. */
  complete(db: Database, pets: readonly Pet[]): Promise<MatchingPet[]> {
    return completePets(db, pets, {
      model: this.#model,
      still: log => this.#still(log),
      tasteOf: (petId, log, rules) => this.#tastes.follow(petId, log, rules),
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
      await this.#load(db)
    }
    while (this.#staleOwners.size + this.#stalePets.size > 0) {
      for (const ownerId of this.#staleOwners) await this.#markPetsOf(db, ownerId)
      for (const petId of this.#stalePets) await this.#reread(db, petId)
    }
  }

  async #load(db: Database): Promise<void> {
    // Before the read, so that whatever happens during it is looked at again.
    this.#loaded = true
    try {
      const logs = await readLogs(db)
      this.#answers.followAll(new Map([...logs].map(([petId, log]) => [petId, this.#still(log)])))
      for (const pet of await this.complete(db, await listVisiblePets(db))) this.#index.put(pet)
    } catch (error) {
      this.#loaded = false
      throw error
    }
  }

  #still(log: readonly TasteEvent[]): readonly TasteEvent[] {
    return log.filter(({ otherPetId }) => !this.#gone.has(otherPetId))
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
    const logs = await readLogs(db, [petId])
    this.#answers.follow(petId, this.#gone.has(petId) ? [] : this.#still(logs.get(petId) ?? []))
    const pet = await findVisiblePet(db, petId)
    const [complete] = pet === null ? [] : await this.complete(db, [pet])
    if (complete === undefined) this.#index.remove(petId)
    else this.#index.put(complete)
  }
}
