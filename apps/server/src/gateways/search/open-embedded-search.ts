import type { SearchablePet, SearchPlan, SearchTally } from '@pawfect/domain/matching/search'
import type { PetSearch, SearchUpdate } from '../../domains/matching/search/search-ports.ts'
import { AnimalRows } from './animal-rows.ts'
import { SearchPass } from './search-pass.ts'

/**
 * Opens the search of this process: columns in memory, read from end to end for every question. Nothing is written
 * anywhere; whoever opens it fills it.
 */
export function openEmbeddedSearch(): PetSearch {
  return new EmbeddedSearch()
}

class EmbeddedSearch implements PetSearch {
  #animals = new AnimalRows()
  #filledTo: number | null = null

  async filledTo(): Promise<number | null> {
    return this.#filledTo
  }

  async replaceAll(pets: Iterable<SearchablePet> | AsyncIterable<SearchablePet>, to: number): Promise<void> {
    const fresh = new AnimalRows()
    for await (const pet of pets) fresh.put(pet)
    this.#animals = fresh
    this.#filledTo = to
  }

  async update({ from, to, put, remove }: SearchUpdate): Promise<boolean> {
    if (this.#filledTo !== from) return false
    for (const pet of put) this.#animals.put(pet)
    for (const petId of remove) this.#animals.remove(petId)
    this.#filledTo = to
    return true
  }

  async search(plan: SearchPlan, signal?: AbortSignal): Promise<SearchTally> {
    signal?.throwIfAborted()
    const animals = this.#animals
    const unmark = animals.mark(plan)
    const pass = new SearchPass(animals.rows, plan, row => animals.petIds[row] ?? plan.own.petId)
    try {
      const tally = pass.count(animals.count, 1)
      return (tally.isBare && !pass.isHopeless ? pass.count(animals.count, 2) : tally).finish()
    } finally {
      unmark()
    }
  }

  async check(): Promise<string> {
    return `in this process, ${this.#animals.count} animals`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.replaceAll([], 0)
  }
}
