import { type Capability, verifyCapability } from '@pawfect/domain/meetups'
import type { Guard, GuardVerdict } from '../admission/admission.ts'
import { LIMITS } from '../limits.ts'

/** What a guard goes by. */
export interface ParkGuardInit {
  readonly meetupId: string
  readonly capability: string
  readonly issuerKey: string
  readonly isBlocked: (userId: string) => boolean
  readonly now: () => Date
}

/** Decides who may enter one park, and remembers who has. */
export class ParkGuard implements Guard {
  readonly #init: ParkGuardInit
  #capability: string
  readonly #visitors = new Map<string, Capability>()
  readonly #blockedUsers = new Set<string>()

  constructor(init: ParkGuardInit) {
    this.#init = init
    this.#capability = init.capability
  }

  get capability(): string {
    return this.#capability
  }

  /** Presents this one from now on. */
  renew(capability: string): void {
    this.#capability = capability
  }

  examine(encoded: string, peerId: string): GuardVerdict {
    const { meetupId, issuerKey, now } = this.#init
    const expected = { meetupId, issuerKey, now: now(), peerId, leewayMs: LIMITS.clockLeewayMs }
    const verdict = verifyCapability(encoded, expected)
    if (verdict.kind !== 'valid') return { kind: 'refused', reason: verdict.kind }
    if (this.isBlocked(verdict.capability.userId)) return { kind: 'refused', reason: 'not-welcome' }
    const isKnown = this.#visitors.has(peerId)
    if (!isKnown && this.#visitors.size >= LIMITS.peers) return { kind: 'refused', reason: 'park-full' }
    this.#visitors.set(peerId, verdict.capability)
    return { kind: 'welcome', visitor: verdict.capability }
  }

  /** The visitor behind a peer id, while admitted. A capability that ran out meanwhile still counts. */
  visitor(peerId: string): Capability | undefined {
    const visitor = this.#visitors.get(peerId)
    return visitor === undefined || this.isBlocked(visitor.userId) ? undefined : visitor
  }

  isBlocked(userId: string): boolean {
    return this.#blockedUsers.has(userId) || this.#init.isBlocked(userId)
  }

  /** From now on this user is refused. */
  block(userId: string): void {
    this.#blockedUsers.add(userId)
  }

  /** The peer left: its place is free, and it has to present itself again. */
  forget(peerId: string): void {
    this.#visitors.delete(peerId)
  }
}
