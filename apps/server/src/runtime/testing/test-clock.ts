import type { Clock } from '../../procedures/index.ts'

/** A clock that stands still until it is told to move; starts at the real time. */
export class TestClock implements Clock {
  #now = new Date()

  /** The time it stands at. */
  now(): Date {
    return new Date(this.#now)
  }

  /** Moves it ahead. */
  advance({ days = 0, hours = 0, minutes = 0, ms = 0 }): void {
    this.#now = new Date(this.#now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000 + ms)
  }

  /** Sets it to an ISO instant. */
  set(instant: string): void {
    this.#now = new Date(instant)
  }
}
