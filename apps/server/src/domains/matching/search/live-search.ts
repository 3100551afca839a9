import type { SearchablePet } from '@pawfect/domain/matching/search'
import type { Database } from '../../../procedures/index.ts'
import { findVisiblePets, visiblePets } from '../../pets/index.ts'
import { type ChangedPets, changesAfter, forgetOldChanges, latestChange } from './search-changes.ts'
import type { PetSearch } from './search-ports.ts'
import { searchablePets } from './searchable-pets.ts'

/** Updates between two looks at what of the log can be forgotten. */
const UPDATES_A_SWEEP = 50

/**
 * Keeps a search engine in step with the database. The database numbers everything that changes an animal's look to
 * search, in the transaction of the change itself; whoever searches next, in whichever process, takes over first what
 * the engine does not hold yet. So an animal is not found any more once its unpublishing is answered, and a process
 * that dies between a change and the engine leaves nothing undone.
 */
export class LiveSearch {
  readonly #engine: PetSearch
  /** This process trusts what another one filled only after it has filled the engine once: it may know other facts. */
  #filled = false
  #updates = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(engine: PetSearch) {
    this.#engine = engine
  }

  /**
   * The engine as of now; the first call fills it.
   *
   * @throws {SearchUnavailableError} while it does not answer.
   */
  async current(db: Database): Promise<PetSearch> {
    const turn = this.#turn.then(() => this.#catchUp(db))
    this.#turn = turn.catch(() => undefined)
    await turn
    return this.#engine
  }

  async #catchUp(db: Database): Promise<void> {
    // What happens from now on is for whoever asks next: or a busy market would keep one waiting for ever.
    const goal = await latestChange(db)
    for (;;) {
      const held = this.#filled ? await this.#engine.filledTo() : null
      if (held === goal) return
      const changed = held === null || held > (await latestChange(db)) ? null : await changesAfter(db, held)
      if (held === null || changed === null) await this.#fill(db)
      else if (held > goal) return
      else await this.#update(db, held, changed)
    }
  }

  async #fill(db: Database): Promise<void> {
    // Before the read, so that whatever happens during it is taken over again.
    const to = await latestChange(db)
    await this.#engine.replaceAll(everybody(db), to)
    this.#filled = true
    await forgetOldChanges(db, to)
  }

  async #update(db: Database, from: number, { petIds, to }: ChangedPets): Promise<void> {
    const visible = await findVisiblePets(db, petIds)
    const put = await searchablePets(db, [...visible.values()])
    await this.#engine.update({ from, to, put, remove: petIds.filter(petId => !visible.has(petId)) })
    this.#updates += 1
    if (this.#updates % UPDATES_A_SWEEP === 0) await forgetOldChanges(db, to)
  }
}

/** Page by page: a million animals are read without ever being there all at once. */
async function* everybody(db: Database): AsyncGenerator<SearchablePet> {
  for await (const page of visiblePets(db)) yield* await searchablePets(db, page)
}
