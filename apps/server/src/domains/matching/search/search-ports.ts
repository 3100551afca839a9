import type { SearchablePet, SearchPlan, SearchTally } from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'

/**
 * Finds animals by everything search knows of them. Each adapter answers every plan as `searchByHand` does over the
 * same animals: the same page, the same counts.
 */
export interface PetSearch extends AsyncDisposable {
  /** Makes these the only animals there are. */
  replaceAll(pets: Iterable<SearchablePet>): Promise<void>
  /** Adds animals, or replaces what was known of them. */
  put(pets: readonly SearchablePet[]): Promise<void>
  /** Takes animals out; one that is not there is fine. */
  remove(petIds: readonly PetId[]): Promise<void>
  /** @throws {SearchUnavailableError} when the engine does not answer, or not in time. */
  search(plan: SearchPlan): Promise<SearchTally>
  /** How it is, in a sentence. @throws {SearchUnavailableError} */
  check(signal: AbortSignal): Promise<string>
}
