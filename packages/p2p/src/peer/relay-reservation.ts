import type { Libp2p, PeerId, Transport } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { type Backoff, backoffMs, pause } from '../backoff.ts'

/** First retry soon (a restarted server), later ones rarely (a server that is gone). */
const RETRY: Backoff = { firstMs: 250, capMs: 3_000 }

const HOP_PROTOCOL = '/libp2p/circuit/relay/0.2.0/hop'

const DIAL_TIMEOUT_MS = 5_000

/** What of libp2p's insides the keeper needs and no public door offers. */
export interface ReservationInternals {
  readonly transportManager: { listen(addresses: Multiaddr[]): Promise<void> }
}

/** The circuit transport's store; public on the class, missing from its published type. */
interface ReservationStore {
  hasReservation(relay: PeerId): boolean
  addRelay(relay: PeerId, type: 'configured'): Promise<unknown>
}

/** The reservations a circuit transport holds. @throws if this version of it keeps them elsewhere. */
export function reservationsOf(transport: Transport): ReservationStore {
  if (!('reservationStore' in transport)) throw new Error('the circuit transport hides its reservations')
  return transport.reservationStore as ReservationStore
}

/**
 * Keeps a reservation on one relay for as long as it lives. libp2p itself never renews one after its
 * relay was gone (js-libp2p #3601), so the keeper watches, dials again, and reserves again.
 */
export class RelayReservation {
  readonly address: Multiaddr
  readonly #node: Libp2p
  readonly #internals: ReservationInternals
  readonly #store: ReservationStore
  readonly #relay: PeerId
  readonly #signal: AbortSignal
  readonly #onChange: () => void
  #isWorking = false
  #hasListened = false

  constructor(init: {
    address: string
    node: Libp2p
    internals: ReservationInternals
    store: ReservationStore
    signal: AbortSignal
    onChange: () => void
  }) {
    this.address = multiaddr(init.address)
    this.#relay = relayIdOf(this.address)
    this.#node = init.node
    this.#internals = init.internals
    this.#store = init.store
    this.#signal = init.signal
    this.#onChange = init.onChange
    for (const event of ['self:peer:update', 'connection:close'] as const) {
      this.#node.addEventListener(event, this.#check)
      this.#signal.addEventListener('abort', () => this.#node.removeEventListener(event, this.#check))
    }
    this.#check()
  }

  /** Whether peers can reach us through this relay now. */
  get isHeld(): boolean {
    return this.#store.hasReservation(this.#relay) && this.#isConnected()
  }

  readonly #check = (): void => {
    this.#onChange()
    if (this.isHeld || this.#isWorking || this.#signal.aborted) return
    this.#isWorking = true
    this.#reserve()
      .catch(error => {
        if (!this.#signal.aborted) throw error
      })
      .finally(() => {
        this.#isWorking = false
        this.#onChange()
      })
  }

  async #reserve(): Promise<void> {
    for (let failures = 0; !this.isHeld; failures += 1) {
      try {
        await this.#tryOnce()
      } catch (error) {
        this.#signal.throwIfAborted()
        this.#node.logger.forComponent('pawfect:relay')('no reservation yet: %e', error)
        await pause(backoffMs(RETRY, failures), this.#signal)
      }
    }
  }

  async #tryOnce(): Promise<void> {
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(DIAL_TIMEOUT_MS)])
    // Dialled and asked here first: what fails inside the store makes it refuse this relay for ever.
    const connection = await this.#node.dial(this.address, { signal })
    const probe = await connection.newStream(HOP_PROTOCOL, { signal })
    probe.abort(new Error('only asked whether this is a relay'))
    if (this.#hasListened) {
      await this.#store.addRelay(this.#relay, 'configured')
      return
    }
    await this.#internals.transportManager.listen([this.address.encapsulate('/p2p-circuit')])
    this.#hasListened = true
    if (!this.isHeld) throw new Error('the relay gave no reservation')
  }

  #isConnected(): boolean {
    return this.#node.getConnections(this.#relay).some(connection => connection.status === 'open')
  }
}

function relayIdOf(address: Multiaddr): PeerId {
  const id = address.getComponents().findLast(component => component.name === 'p2p')?.value
  if (id === undefined) throw new TypeError(`a relay address names its peer: ${address.toString()}`)
  return peerIdFromString(id)
}
