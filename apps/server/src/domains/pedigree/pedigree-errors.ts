import { DomainError } from '@pawfect/domain'

/** Studs within a distance were asked for, but nobody knows from where. */
export class PlaceUnknownError extends DomainError {
  override readonly name = 'PlaceUnknownError'
  readonly code = 'pedigree/place-unknown'
  constructor() {
    super('a distance needs an own animal whose place is known')
  }
}

/** Nothing is shared of this animal, so there is nothing to withdraw. */
export class NotSharedError extends DomainError {
  override readonly name = 'NotSharedError'
  readonly code = 'pedigree/not-shared'
  constructor() {
    super('no pedigree of this animal is shared')
  }
}
