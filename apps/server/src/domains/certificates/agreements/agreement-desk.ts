import {
  type AgreementId,
  type AgreementSigners,
  agreementDocument,
  deedDocument,
  signingRoles,
  typedStructHash,
} from '@pawfect/domain/certificates'
import type { Clock, Database, EmitEvent, Ids, Log } from '../../../procedures/index.ts'
import { ChainUnavailableError } from '../anchor-chain.ts'
import { signersOf } from './agreement-parties.ts'
import { freshTerms } from './agreement-parts-of-draft.ts'
import { signingOf } from './agreement-view.ts'
import type { AgreementsChain, KeptAgreement, Written } from './agreements-chain.ts'
import { AgreementRefusedError } from './agreements-errors.ts'
import {
  type AgreementRow,
  appendEvent,
  closeEvent,
  type EventRow,
  findAgreement,
  listDue,
  listWaiting,
  type Place,
  saveDraft,
  saveState,
} from './agreements-store.ts'

/** Time between two looks at what is due or waits for the record. */
const ROUND_MS = 30_000

/** What the desk works with. */
export interface AgreementDeskParts {
  readonly db: Database
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly chain: AgreementsChain | null
  readonly clock: Clock
  readonly ids: Ids
  readonly emit: EmitEvent
  readonly log: Log
}

/**
 * Brings what people signed to the record, in the order they signed it, and does what silence means when a step is
 * over. All it has to do stands in the database: it goes on where a killed process stopped.
 */
export class AgreementDesk implements AsyncDisposable {
  readonly #parts: AgreementDeskParts
  readonly #places = new Map<AgreementRow['kind'], Place>()
  #work: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(parts: AgreementDeskParts) {
    this.#parts = parts
  }

  /** Starts looking after agreements by itself. */
  open(): void {
    if (this.#parts.chain === null) return
    this.#timer = setInterval(() => this.round(), ROUND_MS)
    this.#timer.unref()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    await this.#work
  }

  /** Where signatures count; null while the record cannot be reached. */
  async placeOf(kind: AgreementRow['kind']): Promise<Place | null> {
    const known = this.#places.get(kind)
    if (known !== undefined || this.#parts.chain === null) return known ?? null
    try {
      const place = await this.#parts.chain.place(kind)
      this.#places.set(kind, place)
      return place
    } catch (error) {
      if (error instanceof ChainUnavailableError) return null
      throw error
    }
  }

  /** The same without waiting for the record; null until somebody has. For use inside a transaction. */
  placeAtHand(kind: AgreementRow['kind']): Place | null {
    return this.#places.get(kind) ?? null
  }

  /** One look at everything: what waits, then what is due. Never throws for the record's sake. */
  round(): Promise<void> {
    return this.#inTurn(async () => {
      const { db, clock } = this.#parts
      for (const id of await listWaiting(db)) await this.#relay(id).catch(error => this.#note(error))
      for (const row of await listDue(db, clock.now()))
        await this.#settle(row).catch(error => this.#note(error))
    })
  }

  /**
   * Brings what waits in one agreement to the record.
   *
   * @returns false when the record cannot be reached now; the desk goes on by itself.
   * @throws {AgreementRefusedError} when it refused the last of it.
   */
  relay(id: AgreementId): Promise<boolean> {
    return this.#inTurn(async () => {
      try {
        await this.#relay(id)
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

  #note(error: unknown): void {
    const isOrdinary = error instanceof ChainUnavailableError || error instanceof AgreementRefusedError
    if (isOrdinary) this.#parts.log.warn({ reason: error.code }, 'an agreement waits for the record')
    else this.#parts.log.error({ err: error }, 'an agreement could not be looked after')
  }

  async #relay(id: AgreementId): Promise<void> {
    const { db, chain } = this.#parts
    const row = await findAgreement(db, id, null)
    if (row === null || chain === null || this.#closed) throw new ChainUnavailableError('it is switched off')
    for (const event of row.events.filter(({ state }) => state === 'waiting')) {
      try {
        const written = await this.#write(row, event, chain)
        // Closed last: should the record go away in between, all of it is done again, and written once.
        await this.#lookAgain(id, chain)
        await closeEvent(db, event.id, { state: 'done', written })
      } catch (error) {
        if (error instanceof AgreementRefusedError) await this.#giveBack(row, event)
        throw error
      }
    }
  }

  /** What the record refused did not happen; an agreement it did not take has to be signed anew. */
  async #giveBack(row: AgreementRow, event: EventRow): Promise<void> {
    const { inTransaction, clock } = this.#parts
    await inTransaction(async db => {
      await closeEvent(db, event.id, { state: 'refused', written: null })
      if (event.kind !== 'begun') return
      const now = clock.now()
      await saveDraft(db, row, { draft: row.draft, now, ...freshTerms(row.draft, now) })
    })
  }

  async #write(row: AgreementRow, event: EventRow, chain: AgreementsChain): Promise<Written> {
    const signing = signingOf(row, row.place)
    if (signing === null) throw new ChainUnavailableError('nobody knows where the signatures count')
    const signers = signersOf(row)
    if (event.kind === 'begun') {
      const terms = agreementDocument({ draft: row.draft, facts: row, signers, signing })
      const written = await chain.begin(row.kind, terms, signaturesOf(row))
      const termsHash = typedStructHash(terms)
      await saveState(this.#parts.db, row.agreementId, {
        state: 'running',
        termsHash,
        now: this.#parts.clock.now(),
      })
      return written
    }
    const document = documentOf(row, event, { signers, place: signing.place })
    if (document === null || event.signature === null) throw new AgreementRefusedError('Incomplete')
    return chain.act(row.kind, document, event.signature)
  }

  async #settle(row: AgreementRow): Promise<void> {
    const { chain, clock, inTransaction, ids } = this.#parts
    const kept = keptAgreement(row)
    if (chain === null || kept === null) return
    const standing = await chain.standing(kept)
    if (standing === null) return
    if (standing.phase !== 'ended' && standing.until <= clock.now()) {
      await chain.settle(kept, standing)
      const event = { id: ids.next(), at: clock.now(), kind: 'settled', role: null, state: 'done' as const }
      await inTransaction(db => appendEvent(db, row.agreementId, event))
    }
    await this.#lookAgain(row.agreementId, chain)
  }

  async #lookAgain(id: AgreementId, chain: AgreementsChain): Promise<void> {
    const { db, clock, emit } = this.#parts
    const row = await findAgreement(db, id, null)
    const kept = row === null ? null : keptAgreement(row)
    const standing = kept === null ? null : await chain.standing(kept)
    if (standing === null) return
    const state = standing.phase === 'ended' ? 'ended' : 'running'
    await saveState(db, id, { state, standing, now: clock.now() })
    emit('certificates/agreement-changed', { agreementId: id, state })
  }
}

function keptAgreement({ kind, place, termsHash }: AgreementRow): KeptAgreement | null {
  if (place === null || termsHash === null) return null
  return { kind, contract: place.verifyingContract, termsHash }
}

function signaturesOf(row: AgreementRow) {
  return signingRoles(row.draft).flatMap(role => row.parts.find(part => part.role === role)?.signature ?? [])
}

function documentOf(
  row: AgreementRow,
  event: EventRow,
  { signers, place }: { readonly signers: AgreementSigners; readonly place: Place },
) {
  const by = event.role === null ? undefined : signers[event.role]
  if (event.deed === null || row.termsHash === null || by === undefined) return null
  return deedDocument(event.deed, { kind: row.kind, termsHash: row.termsHash, by, place })
}
