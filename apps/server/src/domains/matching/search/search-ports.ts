import type { SearchablePet, SearchPlan, SearchTally } from '@pawfect/domain/matching/search'
import type { PetId } from '@pawfect/domain/pets'

/** Some animals as they are after change number `to` at the earliest, for an engine that holds the changes until `from`. */
export type SearchUpdate = {
  readonly from: number
  readonly to: number
  /** Animals to be added, or of which something else is known now. */
  readonly put: readonly SearchablePet[]
  /** Animals that can no longer be found; one that is not there is fine. */
  readonly remove: readonly PetId[]
}

/**
 * Finds animals by everything search knows of them. Each adapter answers every plan as `searchByHand` does over the
 * same animals: the same page, the same counts. It may be shared by several processes, each of which fills it and
 * keeps it up to date by the numbered changes of the one database behind them.
 */
export interface PetSearch extends AsyncDisposable {
  /** The number of the last change the engine holds; null before anybody has filled it. @throws {SearchUnavailableError} */
  filledTo(): Promise<number | null>
  /**
   * Makes these the only animals there are, as of change `to`: all of it is there in the end, or nothing has changed.
   * Questions are answered meanwhile, from what was there before.
   */
  replaceAll(pets: Iterable<SearchablePet> | AsyncIterable<SearchablePet>, to: number): Promise<void>
  /**
   * Takes an update over, all of it or nothing.
   *
   * @returns false, and changes nothing, when the engine does not hold exactly the changes until `from`: somebody else
   * has been faster.
   */
  update(update: SearchUpdate): Promise<boolean>
  /**
   * @param signal - whoever asked has gone; nothing more is worked out for them, and its reason is thrown.
   * @throws {SearchUnavailableError} when the engine does not answer, or not in time.
   */
  search(plan: SearchPlan, signal?: AbortSignal): Promise<SearchTally>
  /** How it is, in a sentence. @throws {SearchUnavailableError} */
  check(signal: AbortSignal): Promise<string>
}
