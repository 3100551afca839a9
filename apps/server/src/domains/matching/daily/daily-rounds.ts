import { dayOf } from '@pawfect/domain/matching/allocation'
import type { Clock } from '../../../procedures/index.ts'
import type { DailyParts } from './daily-ports.ts'
import { makeDay } from './make-day.ts'

/** How often a running server looks whether a new day has begun. */
const LOOK_EVERY_MS = 60_000

/** Makes each day once: at its beginning while the server runs, or when the first owner asks. */
export class DailyRounds implements AsyncDisposable {
  readonly parts: DailyParts
  readonly #stopping = new AbortController()
  readonly #making = new Map<string, Promise<boolean>>()
  #timer: NodeJS.Timeout | undefined

  constructor(parts: DailyParts) {
    this.parts = parts
  }

  /** Looks from now on whether a day has begun; without it, the first question of a day makes it. */
  start(clock: Clock): void {
    const look = () => {
      this.ensure(clock.now()).catch((err: unknown) => {
        if (!this.#stopping.signal.aborted) this.parts.log.error({ err }, 'the daily sets could not be made')
      })
    }
    look()
    this.#timer = setInterval(look, LOOK_EVERY_MS)
    this.#timer.unref()
  }

  /** Waits until the day of an instant is made. @returns its name. */
  async ensure(now: Date): Promise<string> {
    const day = dayOf(now)
    const making = this.#making.get(day) ?? this.#make(day, now)
    this.#making.set(day, making)
    try {
      await making
    } finally {
      this.#making.delete(day)
    }
    return day
  }

  async #make(day: string, now: Date): Promise<boolean> {
    const startedAt = performance.now()
    const made = await makeDay(this.parts, now, { signal: this.#stopping.signal })
    const inMs = Math.round(performance.now() - startedAt)
    if (made) this.parts.log.info({ day, inMs }, 'made the daily sets')
    return made
  }

  /** Stops looking and calls off a day in the making; the next start makes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    this.#stopping.abort(new Error('the server stops'))
    await Promise.allSettled(this.#making.values())
  }
}
