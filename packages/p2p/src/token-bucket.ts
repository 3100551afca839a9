/** How fast something may happen: at most `burst` at once and `perSecond` in the long run. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Counts what a peer may still do; refills with time. Clock in milliseconds, injectable for tests. */
export class TokenBucket {
  readonly #rate: Rate
  readonly #nowMs: () => number
  #tokens: number
  #filledAtMs: number

  constructor(rate: Rate, nowMs: () => number = () => performance.now()) {
    this.#rate = rate
    this.#nowMs = nowMs
    this.#tokens = rate.burst
    this.#filledAtMs = nowMs()
  }

  /** Takes one token. @returns false when there is none: the caller refuses what was asked. */
  take(): boolean {
    const nowMs = this.#nowMs()
    const earned = ((nowMs - this.#filledAtMs) / 1000) * this.#rate.perSecond
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + Math.max(0, earned))
    this.#filledAtMs = nowMs
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
