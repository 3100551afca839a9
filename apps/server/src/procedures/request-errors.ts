import { DomainError } from '@pawfect/domain'

/** Nobody is signed in, or the session has ended. */
export class SignInRequiredError extends DomainError {
  override readonly name = 'SignInRequiredError'
  readonly code = 'requests/sign-in-required'
  constructor() {
    super('this call needs a valid session')
  }
}

/** The caller is signed in but is no admin. */
export class AdminsOnlyError extends DomainError {
  override readonly name = 'AdminsOnlyError'
  readonly code = 'requests/admins-only'
  constructor() {
    super('this call needs the admin role')
  }
}

/** The caller asks faster than the limits allow; nothing was done. */
export class TooManyRequestsError extends DomainError {
  override readonly name = 'TooManyRequestsError'
  readonly code = 'requests/too-many'
  override readonly facts: { readonly retryAfterMs: number }
  constructor(retryAfterMs: number) {
    super(`too many requests, try again in ${retryAfterMs} ms`)
    this.facts = { retryAfterMs }
  }
}

/** A text has a NUL character in it, which no database of ours keeps. */
export class UnstorableTextError extends DomainError {
  override readonly name = 'UnstorableTextError'
  readonly code = 'requests/unstorable-text'
  constructor() {
    super('a text has a NUL character in it')
  }
}

/** An idempotency key must be 8 to 64 URL-safe characters, a UUID for example. */
export class IdempotencyKeyInvalidError extends DomainError {
  override readonly name = 'IdempotencyKeyInvalidError'
  readonly code = 'requests/idempotency-key-invalid'
  constructor() {
    super('the idempotency-key header is not 8 to 64 URL-safe characters')
  }
}

/** The same key came with another input: the client mixed up two requests. */
export class IdempotencyKeyReusedError extends DomainError {
  override readonly name = 'IdempotencyKeyReusedError'
  readonly code = 'requests/idempotency-key-reused'
  constructor() {
    super('this idempotency key was used for a different input')
  }
}

/** The first request with this key is still being worked on; ask again shortly. */
export class StillRunningError extends DomainError {
  override readonly name = 'StillRunningError'
  readonly code = 'requests/still-running'
  constructor() {
    super('the first request with this idempotency key has not been answered yet')
  }
}

/** Whoever asked did not wait for the answer: nothing is wrong, and nobody reads this. */
export class AskerGoneError extends DomainError {
  override readonly name = 'AskerGoneError'
  readonly code = 'requests/gone-away'
  constructor(cause: unknown) {
    super('the asker has gone', { cause })
  }
}
