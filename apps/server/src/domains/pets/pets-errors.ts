import { DomainError } from '@pawfect/domain'

/** There is no such animal, or the caller may not see it: the two must not be told apart. */
export class PetNotFoundError extends DomainError {
  override readonly name = 'PetNotFoundError'
  readonly code = 'pets/not-found'
  constructor() {
    super('no animal the caller may see has this id')
  }
}

/** The animal can be seen but belongs to someone else. */
export class PetNotYoursError extends DomainError {
  override readonly name = 'PetNotYoursError'
  readonly code = 'pets/not-yours'
  constructor() {
    super('this animal belongs to someone else')
  }
}

/** The birth date lies in the future. */
export class NotYetBornError extends DomainError {
  override readonly name = 'NotYetBornError'
  readonly code = 'pets/not-yet-born'
  constructor() {
    super('the birth date lies in the future')
  }
}

/** This account already has as many animals as one may have. */
export class TooManyPetsError extends DomainError {
  override readonly name = 'TooManyPetsError'
  readonly code = 'pets/too-many-pets'
  override readonly facts: { readonly limit: number }
  constructor(limit: number) {
    super(`one account may have ${limit} animals`)
    this.facts = { limit }
  }
}

/** A photo is not a JPEG a browser could show; `photo` counts from 1 as the owner sees them. */
export class PhotoUnreadableError extends DomainError {
  override readonly name = 'PhotoUnreadableError'
  readonly code = 'pets/photo-unreadable'
  override readonly facts: { readonly photo: number }
  constructor(photo: number, options?: ErrorOptions) {
    super(`photo ${photo} is no readable JPEG`)
    this.cause = options?.cause
    this.facts = { photo }
  }
}

/** A photo is larger than what is kept. */
export class PhotoTooLargeError extends DomainError {
  override readonly name = 'PhotoTooLargeError'
  readonly code = 'pets/photo-too-large'
  override readonly facts: { readonly photo: number; readonly limitBytes: number }
  constructor(photo: number, limitBytes: number) {
    super(`photo ${photo} is larger than ${limitBytes} bytes`)
    this.facts = { photo, limitBytes }
  }
}

/** Moderation hides this animal; its owner may edit but not publish it. */
export class PetHiddenError extends DomainError {
  override readonly name = 'PetHiddenError'
  readonly code = 'pets/hidden-by-moderation'
  constructor() {
    super('moderation hides this animal')
  }
}
