import { DomainError } from '@pawfect/domain'

/** There is no such record for the caller: not theirs, not shared with them, or no more. Not to be told apart. */
export class RecordNotFoundError extends DomainError {
  override readonly name = 'RecordNotFoundError'
  readonly code = 'vault/not-found'
  constructor() {
    super('the caller may read no such record')
  }
}

/** The time the caller was let in for is over. */
export class ShareOverError extends DomainError {
  override readonly name = 'ShareOverError'
  readonly code = 'vault/share-over'
  override readonly facts: { readonly validUntil: string }
  constructor(validUntil: Date) {
    super(`this could be read until ${validUntil.toISOString()}`)
    this.facts = { validUntil: validUntil.toISOString() }
  }
}

/** Nobody can be let in this way: no such match or code, or the two keep apart. Not to be told apart. */
export class ReaderNotFoundError extends DomainError {
  override readonly name = 'ReaderNotFoundError'
  readonly code = 'vault/reader-not-found'
  constructor() {
    super('the caller can let nobody in this way')
  }
}

/** They have not opened their vault yet, so there is no key to wrap a record for. */
export class ReaderHasNoKeyError extends DomainError {
  override readonly name = 'ReaderHasNoKeyError'
  readonly code = 'vault/reader-has-no-key'
  constructor() {
    super('this reader has registered no key yet')
  }
}

/** The claim is not signed by the key it names, or not for the caller. */
export class ReadingKeyRefusedError extends DomainError {
  override readonly name = 'ReadingKeyRefusedError'
  readonly code = 'vault/reading-key-refused'
  override readonly facts: { readonly reason: 'not-proven' | 'taken' | 'too-many' }
  constructor(reason: ReadingKeyRefusedError['facts']['reason']) {
    super(`this reading key cannot be registered: ${reason}`)
    this.facts = { reason }
  }
}

/** The bytes are no sealed record, or not the next version of the one they replace. */
export class RecordRefusedError extends DomainError {
  override readonly name = 'RecordRefusedError'
  readonly code = 'vault/record-refused'
  override readonly facts: { readonly reason: 'not-sealed' | 'another-record' | 'older-version' | 'no-key' }
  constructor(reason: RecordRefusedError['facts']['reason']) {
    super(`this cannot be stored: ${reason}`)
    this.facts = { reason }
  }
}

/** A share does not fit the record, its owner, its reader or its time; nobody was let in. */
export class ShareRefusedError extends DomainError {
  override readonly name = 'ShareRefusedError'
  readonly code = 'vault/share-refused'
  override readonly facts: { readonly reason: ShareRefusal }
  constructor(reason: ShareRefusal) {
    super(`this share cannot be: ${reason}`)
    this.facts = { reason }
  }
}

/** Why nobody is let in. */
export type ShareRefusal =
  | 'not-signed-by-owner'
  | 'another-record'
  | 'another-reader'
  | 'another-time'
  | 'too-long'
  | 'over'
  | 'too-many-readers'
  | 'not-a-reader'

/** The caller's vault is full; nothing was stored. */
export class VaultFullError extends DomainError {
  override readonly name = 'VaultFullError'
  readonly code = 'vault/full'
  override readonly facts: { readonly mostRecords: number; readonly mostBytes: number }
  constructor(limits: VaultFullError['facts']) {
    super(`a vault holds ${limits.mostRecords} records and ${limits.mostBytes} bytes`)
    this.facts = limits
  }
}

/** The stored bytes are not those that were handed in; the owner's own copy is not touched by that. */
export class RecordDamagedError extends DomainError {
  override readonly name = 'RecordDamagedError'
  readonly code = 'vault/damaged'
  constructor() {
    super('the stored bytes are damaged')
  }
}

/** There is no such question for the caller, or its meet-up is off. Not to be told apart. */
export class QuestionNotFoundError extends DomainError {
  override readonly name = 'QuestionNotFoundError'
  readonly code = 'vault/question-not-found'
  constructor() {
    super('nobody asked the caller this, or the meet-up is off')
  }
}
