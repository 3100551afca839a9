import { createHash } from 'node:crypto'
import { buildMerkleTree } from '@pawfect/domain/certificates'
import type { Clock, Database, EmitEvent, Ids, Log } from '../../procedures/index.ts'
import { type AnchorChain, ChainUnavailableError } from './anchor-chain.ts'
import {
  insertBatch,
  listOpenBatches,
  listOpenRevocations,
  listWaitingDigests,
  saveReceipt,
  saveRevocationTransaction,
} from './certificates-store.ts'
import type { PinStore } from './pin-store.ts'

/** A batch closes when no certificate came for this long: one transaction for all that came together. */
const IDLE_MS = 1000
/** Most certificates in one batch. */
const BATCH_SIZE = 1000
/** Time between two tries while the chain is unavailable. */
const RETRY_MS = 30_000

/** What the queue works with. */
export interface AnchorQueueParts {
  readonly db: Database
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly chain: AnchorChain | null
  readonly pins: PinStore | null
  readonly clock: Clock
  readonly ids: Ids
  readonly emit: EmitEvent
  readonly log: Log
}

/**
 * Brings signed certificates and revocations to the chain, many at a time. Everything it has to do stands in
 * the database, so it goes on where a killed process stopped; the chain takes every batch once.
 */
export class AnchorQueue implements AsyncDisposable {
  readonly #parts: AnchorQueueParts
  readonly #idleMs: number
  #timer: NodeJS.Timeout | undefined
  #waiting = 0
  #work: Promise<void> = Promise.resolve()
  #next: PromiseWithResolvers<void> | null = null
  #closed = false

  constructor(parts: AnchorQueueParts, { idleMs = IDLE_MS } = {}) {
    this.#parts = parts
    this.#idleMs = idleMs
  }

  /**
   * Says that there is something new to bring to the chain.
   *
   * @param count - how many certificates; a full batch does not wait for more.
   * @returns settles when it was tried, whether or not the chain was there; never throws.
   */
  wake(count = 1): Promise<void> {
    if (this.#closed || this.#parts.chain === null) return Promise.resolve()
    this.#next ??= Promise.withResolvers()
    const tried = this.#next.promise
    this.#waiting += count
    this.#runIn(this.#waiting >= BATCH_SIZE ? 0 : this.#idleMs)
    return tried
  }

  /** Waits for what is under way; what is left is done at the next start. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#next?.resolve()
    await this.#work
  }

  #runIn(delayMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const tried = this.#next
      this.#next = null
      this.#waiting = 0
      this.#work = this.#work.then(() => this.#run()).finally(() => tried?.resolve())
    }, delayMs)
  }

  async #run(): Promise<void> {
    const { chain, db, log } = this.#parts
    if (chain === null || this.#closed) return
    try {
      while (await this.#closeBatch());
      for (const batch of await listOpenBatches(db)) await this.#anchor(batch, chain)
      for (const { id, digest } of await listOpenRevocations(db)) {
        const { transaction } = await chain.revokeCertificate(digest)
        await saveRevocationTransaction(db, id, transaction)
      }
    } catch (error) {
      const reason = error instanceof ChainUnavailableError ? error.code : 'unexpected'
      log.warn({ reason, err: error }, 'certificates wait for the chain')
      if (!this.#closed) this.#runIn(RETRY_MS)
    }
  }

  /** Puts what waits into a batch. @returns whether there was anything. */
  #closeBatch(): Promise<boolean> {
    const { inTransaction, ids, clock } = this.#parts
    return inTransaction(async db => {
      const digests = await listWaitingDigests(db, BATCH_SIZE)
      if (digests.length === 0) return false
      const { root } = buildMerkleTree(digests)
      await insertBatch(db, { batchId: ids.next(), root, digests }, clock.now())
      return true
    })
  }

  async #anchor(
    batch: { readonly batchId: string; readonly root: string; readonly digests: readonly string[] },
    chain: AnchorChain,
  ): Promise<void> {
    const { db, emit, log, pins } = this.#parts
    const list = new TextEncoder().encode(JSON.stringify(batch.digests))
    const manifest = createHash('sha256').update(list).digest('hex')
    const receipt = await chain.anchorBatch({ root: batch.root, size: batch.digests.length, manifest })
    const certificateIds = await saveReceipt(db, batch.batchId, receipt)
    log.info({ batchId: batch.batchId, size: batch.digests.length }, 'a batch of certificates was anchored')
    for (const certificateId of certificateIds) emit('certificates/certificate-anchored', { certificateId })
    await pins?.pin(list).catch((err: unknown) => log.warn({ err }, 'the list of a batch is not pinned'))
  }
}
