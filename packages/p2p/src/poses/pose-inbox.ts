import { LIMITS } from '../limits.ts'
import { TokenBucket } from '../token-bucket.ts'
import { type Pose, unpackPose } from './pose-packet.ts'

/** A pose older than this is worse than none: avatars visibly snap. */
export const STALE_POSE_MS = 250

/** After this much silence the sender's counters are taken anew: they may have wrapped or restarted. */
const FORGET_AFTER_MS = 5_000

/** How fast the clock offset may drift upwards, so that one lucky packet does not age all others. */
const OFFSET_DRIFT_MS_PER_S = 1

/** A pose in the receiver's time. */
export interface ReceivedPose {
  readonly pose: Pose
  /** When it was sent, on the receiver's clock (milliseconds), assuming the fastest packet took no time. */
  readonly sentAtMs: number
  readonly receivedAtMs: number
}

/** How many packets were believed, and why the others were not. */
export interface PoseCounts {
  accepted: number
  malformed: number
  reordered: number
  stale: number
  flood: number
}

/**
 * Decides which of one peer's packets are worth showing: well formed, in order, fresh, and not too
 * many. Nothing a peer sends makes it throw.
 */
export class PoseInbox {
  readonly counts: PoseCounts = { accepted: 0, malformed: 0, reordered: 0, stale: 0, flood: 0 }
  readonly #nowMs: () => number
  readonly #bucket: TokenBucket
  #last: { sequence: number; arrivedAtMs: number } | undefined
  #offsetMs = 0

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs
    const rate = { perSecond: LIMITS.acceptedPosesPerSecond, burst: LIMITS.acceptedPoseBurst }
    this.#bucket = new TokenBucket(rate, nowMs)
  }

  /** Takes a packet. @returns the pose to show, or `undefined`; `counts` says why. */
  accept(bytes: Uint8Array): ReceivedPose | undefined {
    const nowMs = this.#nowMs()
    if (!this.#bucket.take()) return this.#refuse('flood')
    const packet = unpackPose(bytes)
    if (packet === undefined) return this.#refuse('malformed')
    const last = this.#last
    const isFirst = last === undefined || nowMs - last.arrivedAtMs > FORGET_AFTER_MS
    if (!isFirst && !isNewer(packet.sequence, last.sequence)) return this.#refuse('reordered')
    const ageMs = this.#ageMs(packet.sentAtMs, isFirst ? undefined : nowMs - last.arrivedAtMs)
    this.#last = { sequence: packet.sequence, arrivedAtMs: nowMs }
    if (ageMs > STALE_POSE_MS) return this.#refuse('stale')
    this.counts.accepted += 1
    return { pose: packet.pose, sentAtMs: nowMs - ageMs, receivedAtMs: nowMs }
  }

  /** Forgets the sender's counters, for a peer that came back on another link. */
  reset(): void {
    this.#last = undefined
  }

  #refuse(reason: Exclude<keyof PoseCounts, 'accepted'>): undefined {
    this.counts[reason] += 1
    return undefined
  }

  /** Time in flight beyond the fastest packet seen, which stands for the unknown clock difference. */
  #ageMs(sentAtMs: number, sinceLastMs: number | undefined): number {
    const offsetMs = this.#nowMs() - sentAtMs
    if (sinceLastMs === undefined) {
      this.#offsetMs = offsetMs
      return 0
    }
    this.#offsetMs += (sinceLastMs / 1000) * OFFSET_DRIFT_MS_PER_S
    const lateMs = signedModulo(offsetMs - this.#offsetMs)
    if (lateMs < 0) this.#offsetMs += lateMs
    return Math.max(0, lateMs)
  }
}

/** Serial-number arithmetic (RFC 1982): the shorter way round the circle decides. */
function isNewer(sequence: number, than: number): boolean {
  const ahead = (sequence - than) & 0xffff
  return ahead !== 0 && ahead < 0x8000
}

/** Folds a difference of two clocks modulo 65536 ms into [-32768, 32768). */
function signedModulo(ms: number): number {
  return ms - Math.floor((ms + 0x8000) / 0x10000) * 0x10000
}
