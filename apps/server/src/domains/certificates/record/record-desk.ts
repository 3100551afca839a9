import type { MarketPlace, SouvenirPlace } from '@pawfect/domain/certificates'
import type { Clock, Database, Log } from '../../../procedures/index.ts'
import { ChainUnavailableError } from '../anchor-chain.ts'
import type { RecordChain, Written } from './record-chain.ts'
import { RecordRefusedError } from './record-errors.ts'
import {
  closeSignedDeed,
  type DeedSubject,
  listWaitingDeeds,
  listWaitingSubjects,
  type SignedDeedRow,
} from './signed-deeds-store.ts'

/** Time between two looks at what is due or waits for the record. */
const ROUND_MS = 30_000

/** What is to be done about one kind of signed deed; the database part runs in one transaction with its closing. */
export interface RecordSubject {
  /** Brings a deed to the record. */
  readonly bring: (chain: RecordChain, deed: SignedDeedRow) => Promise<Written>
  readonly written: (db: Database, deed: SignedDeedRow, written: Written) => Promise<void>
  /** The record said no: everything signed about this subject that still waited is void. */
  readonly refused: (db: Database, deed: SignedDeedRow, reason: string) => Promise<void>
  /** Does what time alone brings about. */
  readonly due?: (chain: RecordChain) => Promise<void>
}

/** What the desk works with. */
export interface RecordDeskParts {
  readonly db: Database
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly chain: RecordChain | null
  readonly subjects: Readonly<Record<DeedSubject, RecordSubject>>
  readonly clock: Clock
  readonly log: Log
}

/**
 * Brings what people signed about souvenirs, art and sales to the record, in the order they signed it. All it has to
 * do stands in the database: it goes on where a killed process stopped.
 */
export class RecordDesk implements AsyncDisposable {
  readonly #parts: RecordDeskParts
  #souvenirs: SouvenirPlace | null = null
  #market: MarketPlace | null = null
  #work: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(parts: RecordDeskParts) {
    this.#parts = parts
  }

  /** Starts looking after what waits: at once for what a stopped process left, then from time to time. */
  open(): void {
    if (this.#parts.chain === null) return
    void this.round()
    this.#timer = setInterval(() => this.round(), ROUND_MS)
    this.#timer.unref()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    await this.#work
  }

  /** Where souvenirs are signed for; null while the record cannot be reached. */
  async souvenirPlace(): Promise<SouvenirPlace | null> {
    this.#souvenirs ??= await this.#unlessAway(chain => chain.souvenirPlace())
    return this.#souvenirs
  }

  /** Where art and sales are signed for; null while the record cannot be reached, or keeps no market. */
  async marketPlace(): Promise<MarketPlace | null> {
    this.#market ??= await this.#unlessAway(chain => chain.marketPlace())
    return this.#market
  }

  /** The record itself, for a question; null while there is none. */
  get chain(): RecordChain | null {
    return this.#parts.chain
  }

  /** One look at everything: what waits, then what is due. Never throws for the record's sake. */
  round(): Promise<void> {
    return this.#inTurn(async () => {
      const { db, subjects, chain } = this.#parts
      for (const about of await listWaitingSubjects(db))
        await this.#relay(about).catch(error => this.#note(error))
      if (chain === null || this.#closed) return
      for (const { due } of Object.values(subjects)) await due?.(chain).catch(error => this.#note(error))
    })
  }

  /**
   * Brings what waits about one subject to the record.
   *
   * @returns false when the record cannot be reached now; the desk goes on by itself.
   * @throws {RecordRefusedError} when it said no.
   */
  relay(subject: DeedSubject, subjectId: string): Promise<boolean> {
    return this.#inTurn(async () => {
      try {
        await this.#relay({ subject, subjectId })
        return true
      } catch (error) {
        if (!(error instanceof ChainUnavailableError)) throw error
        this.#note(error)
        return false
      }
    })
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(work)
    this.#work = done.catch(() => null)
    return done
  }

  async #unlessAway<Result>(ask: (chain: RecordChain) => Promise<Result>): Promise<Result | null> {
    const { chain } = this.#parts
    if (chain === null) return null
    try {
      return await ask(chain)
    } catch (error) {
      if (error instanceof ChainUnavailableError) return null
      throw error
    }
  }

  #note(error: unknown): void {
    const isOrdinary = error instanceof ChainUnavailableError || error instanceof RecordRefusedError
    if (isOrdinary) this.#parts.log.warn({ reason: error.code }, 'something signed waits for the record')
    else this.#parts.log.error({ err: error }, 'something signed could not be brought to the record')
  }

  async #relay(about: { readonly subject: DeedSubject; readonly subjectId: string }): Promise<void> {
    const { db, chain, subjects, inTransaction } = this.#parts
    const subject = subjects[about.subject]
    for (const deed of await listWaitingDeeds(db, about)) {
      if (chain === null || this.#closed) throw new ChainUnavailableError('it is switched off')
      try {
        const written = await subject.bring(chain, deed)
        await inTransaction(async db => {
          const { transaction } = written
          await closeSignedDeed(db, deed.id, { state: 'done', transaction, reason: null })
          await subject.written(db, deed, written)
        })
      } catch (error) {
        if (error instanceof RecordRefusedError) await this.#giveBack(deed, error.facts.reason)
        throw error
      }
    }
  }

  /** What the record refused did not happen, and nothing that was to follow it will. */
  async #giveBack(deed: SignedDeedRow, reason: string): Promise<void> {
    const { inTransaction, subjects } = this.#parts
    await inTransaction(async db => {
      for (const { id } of await listWaitingDeeds(db, { subject: deed.subject, subjectId: deed.subjectId }))
        await closeSignedDeed(db, id, { state: 'refused', transaction: null, reason })
      await subjects[deed.subject].refused(db, deed, reason)
    })
  }
}
