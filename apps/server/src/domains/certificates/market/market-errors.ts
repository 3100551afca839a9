import { DomainError } from '@pawfect/domain'

/** There is no such piece, or not for the caller. */
export class ArtworkNotFoundError extends DomainError {
  override readonly name = 'ArtworkNotFoundError'
  readonly code = 'market/not-found'
  constructor() {
    super('there is no such piece of art')
  }
}

/** This cannot be done at this point, or not by the caller: sold meanwhile, not theirs, time over. */
export class NotNowError extends DomainError {
  override readonly name = 'NotNowError'
  readonly code = 'market/not-now'
  override readonly facts: { readonly action: string }
  constructor(action: string) {
    super(`the caller cannot ${action} now`)
    this.facts = { action }
  }
}

/** The file is no JPEG, too large, or holds more than its picture (place, camera, comments). */
export class ArtworkFileError extends DomainError {
  override readonly name = 'ArtworkFileError'
  readonly code = 'market/file-unreadable'
  constructor(options?: ErrorOptions) {
    super('the file is no JPEG with nothing in it but a picture')
    if (options?.cause !== undefined) this.cause = options.cause
  }
}

/** The same artist published the same picture before. */
export class AlreadyPublishedError extends DomainError {
  override readonly name = 'AlreadyPublishedError'
  readonly code = 'market/already-published'
  constructor() {
    super('this picture was published before')
  }
}

/** The buyer has less play money than the price. */
export class NotEnoughPlayMoneyError extends DomainError {
  override readonly name = 'NotEnoughPlayMoneyError'
  readonly code = 'market/not-enough'
  override readonly facts: { readonly priceCents: number; readonly haveCents: number }
  constructor(priceCents: number, haveCents: number) {
    super(`${haveCents} cents are less than ${priceCents}`)
    this.facts = { priceCents, haveCents }
  }
}
