import { DomainError } from '@pawfect/domain'

/** The caller was not there, or it is not known yet that they were. */
export class SouvenirNotEarnedError extends DomainError {
  override readonly name = 'SouvenirNotEarnedError'
  readonly code = 'souvenirs/not-earned'
  constructor() {
    super('the caller has not earned this souvenir')
  }
}

/** There is no such souvenir on the caller's shelf. */
export class SouvenirNotFoundError extends DomainError {
  override readonly name = 'SouvenirNotFoundError'
  readonly code = 'souvenirs/not-found'
  constructor() {
    super('the caller has no such souvenir')
  }
}

/** No event gives souvenirs for this code now: it is over, or there never was one. */
export class EventCodeUnknownError extends DomainError {
  override readonly name = 'EventCodeUnknownError'
  readonly code = 'souvenirs/code-unknown'
  constructor() {
    super('no event gives souvenirs for this code')
  }
}

/** So many events may one account host at a time, and no more. */
export class TooManyEventsError extends DomainError {
  override readonly name = 'TooManyEventsError'
  readonly code = 'souvenirs/too-many-events'
  override readonly facts: { readonly limit: number }
  constructor(limit: number) {
    super(`one account may host ${limit} events at a time`)
    this.facts = { limit }
  }
}
