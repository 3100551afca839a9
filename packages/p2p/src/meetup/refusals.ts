import type { Refusal } from '../admission/admission.ts'
import { LIMITS } from '../limits.ts'

/** Who last refused us or was refused, so that nobody is called again and again for nothing. */
export class Refusals {
  /** When, by `performance.now()`, and why. */
  readonly #byPeer = new Map<string, { readonly atMs: number; readonly reason: Refusal }>()

  note(peerId: string, reason: Refusal): void {
    this.#byPeer.set(peerId, { atMs: performance.now(), reason })
  }

  /** A new capability changes everybody's mind but a blocker's. */
  forgiveAllButBlocks(): void {
    for (const [peerId, { reason }] of this.#byPeer) {
      if (reason !== 'not-welcome') this.#byPeer.delete(peerId)
    }
  }

  isFresh(peerId: string): boolean {
    const atMs = this.#byPeer.get(peerId)?.atMs ?? Number.NEGATIVE_INFINITY
    return performance.now() - atMs <= LIMITS.refusedForMs
  }
}
