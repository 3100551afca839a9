import { DomainError } from '@pawfect/domain'

/** There is no such meet-up, or it is not the caller's, or the two are blocked: not to be told apart. */
export class MeetupNotFoundError extends DomainError {
  override readonly name = 'MeetupNotFoundError'
  readonly code = 'meetups/not-found'
  constructor() {
    super('no meet-up of the caller has this id')
  }
}

/** There is no such match of the caller's, or its animals are no longer there. */
export class MatchNotFoundError extends DomainError {
  override readonly name = 'MatchNotFoundError'
  readonly code = 'meetups/match-not-found'
  constructor() {
    super('no match of the caller has this id')
  }
}

/** Meeting in the flesh needs valid vaccinations on the day, on both sides; on screen it does not. */
export class VaccinationNeededError extends DomainError {
  override readonly name = 'VaccinationNeededError'
  readonly code = 'meetups/vaccination-needed'
  override readonly facts: { readonly mine: boolean; readonly theirs: boolean }
  /** Each is true when that side's vaccination is missing. */
  constructor(missing: { readonly mine: boolean; readonly theirs: boolean }) {
    super('a meeting in the flesh needs valid vaccinations on both sides')
    this.facts = missing
  }
}

/** One of the two owners only meets in the park on screen. */
export class OnScreenOnlyError extends DomainError {
  override readonly name = 'OnScreenOnlyError'
  readonly code = 'meetups/on-screen-only'
  constructor() {
    super('one of the two owners only meets on screen')
  }
}

/** The start lies in the past, or further ahead than a year. */
export class StartNotPossibleError extends DomainError {
  override readonly name = 'StartNotPossibleError'
  readonly code = 'meetups/start-not-possible'
  override readonly facts: { readonly problem: 'in-the-past' | 'too-far-ahead' }
  constructor(problem: 'in-the-past' | 'too-far-ahead') {
    super(`the start is ${problem}`)
    this.facts = { problem }
  }
}

/** The time zone is not one this machine knows. */
export class TimeZoneUnknownError extends DomainError {
  override readonly name = 'TimeZoneUnknownError'
  readonly code = 'meetups/time-zone-unknown'
  constructor() {
    super('the time zone is not an IANA name')
  }
}

/** The meet-up is in a state in which the caller cannot do this (any more). */
export class WrongStateError extends DomainError {
  override readonly name = 'WrongStateError'
  readonly code = 'meetups/wrong-state'
  override readonly facts: { readonly state: string }
  constructor(state: string) {
    super(`a meet-up that is ${state} does not allow this`)
    this.facts = { state }
  }
}

/** The park is not open yet, or closed for good. */
export class ParkClosedError extends DomainError {
  override readonly name = 'ParkClosedError'
  readonly code = 'meetups/park-closed'
  override readonly facts: { readonly phase: 'too-early' | 'closed'; readonly opensAt: string }
  constructor(phase: 'too-early' | 'closed', opensAt: Date) {
    super(`the park is ${phase}`)
    this.facts = { phase, opensAt: opensAt.toISOString() }
  }
}

/** The meet-up is a walk in the flesh; it has no park on screen. */
export class NoParkError extends DomainError {
  override readonly name = 'NoParkError'
  readonly code = 'meetups/no-park'
  constructor() {
    super('a meeting in the flesh has no park on screen')
  }
}

/** It is too early to say how it was. */
export class TooEarlyForOutcomeError extends DomainError {
  override readonly name = 'TooEarlyForOutcomeError'
  readonly code = 'meetups/too-early-for-outcome'
  constructor() {
    super('the meeting has not begun')
  }
}
