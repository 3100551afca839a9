import type { Clock, Database, EmitEvent, Log } from '../../procedures/index.ts'
import { movePage } from './move-page.ts'
import { listTransfersDue } from './transfers-store.ts'

/** Time between two looks at handovers whose time to object has run out meanwhile. */
const ROUND_MS = 60_000

/** What the keeper works with. */
export interface PageKeeperParts {
  readonly db: Database
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly clock: Clock
  readonly emit: EmitEvent
  readonly log: Log
}

/**
 * Lets animals' pages follow handovers that the passing of time alone has made final. What is due stands in the
 * database, so nothing is forgotten while no process runs.
 */
export class PageKeeper implements AsyncDisposable {
  readonly #parts: PageKeeperParts
  #work: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(parts: PageKeeperParts) {
    this.#parts = parts
  }

  /** Sees to what became due while nothing ran, and from now on by itself. */
  open(): void {
    void this.round()
    this.#timer = setInterval(() => void this.round(), ROUND_MS)
    this.#timer.unref()
  }

  /** Sees to everything that is due now. @returns settles when it was tried; never throws. */
  round(): Promise<void> {
    this.#work = this.#work.then(() => this.#moveDue())
    return this.#work
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    await this.#work
  }

  async #moveDue(): Promise<void> {
    const { db, inTransaction, clock, emit, log } = this.#parts
    if (this.#closed) return
    try {
      for (const row of await listTransfersDue(db, clock.now())) {
        const move = await inTransaction(within => movePage(within, row, clock.now()))
        if (move !== null) emit('pets/pet-moved', move)
      }
    } catch (err) {
      log.error({ err }, 'a page did not follow its animal; it is tried again')
    }
  }
}
