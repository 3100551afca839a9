import { DomainError } from '@pawfect/domain'

/** There is no such agreement, or the caller has no part in it: not to be told apart. */
export class AgreementNotFoundError extends DomainError {
  override readonly name = 'AgreementNotFoundError'
  readonly code = 'agreements/not-found'
  constructor() {
    super('the caller has no part in such an agreement')
  }
}

/** The agreement says no: the step is over, it is somebody else's turn, a signature was used before. */
export class AgreementRefusedError extends DomainError {
  override readonly name = 'AgreementRefusedError'
  readonly code = 'agreements/refused'
  override readonly facts: { readonly reason: string }
  /** @param reason - the name of the contract's own error, for example `StepOver`. */
  constructor(reason: string, options?: ErrorOptions) {
    super(`the agreement refuses: ${reason}`)
    if (options?.cause !== undefined) this.cause = options.cause
    this.facts = { reason }
  }
}

/** This cannot be done at this point, or not by the caller. */
export class NotYourTurnError extends DomainError {
  override readonly name = 'NotYourTurnError'
  readonly code = 'agreements/not-your-turn'
  override readonly facts: { readonly action: string }
  constructor(action: string) {
    super(`the caller cannot ${action} now`)
    this.facts = { action }
  }
}

/** The answers were changed after the caller read them. */
export class AgreementChangedError extends DomainError {
  override readonly name = 'AgreementChangedError'
  readonly code = 'agreements/changed'
  override readonly facts: { readonly version: number }
  /** @param version - the present one. */
  constructor(version: number) {
    super(`the agreement is at version ${version} now`)
    this.facts = { version }
  }
}

/** The signature is not the caller's over exactly this. */
export class AgreementSignatureError extends DomainError {
  override readonly name = 'AgreementSignatureError'
  readonly code = 'agreements/signature-invalid'
  constructor() {
    super('the signature is not by the caller, or over something else')
  }
}

/** Somebody else registered this key. */
export class AgreementKeyTakenError extends DomainError {
  override readonly name = 'AgreementKeyTakenError'
  readonly code = 'agreements/key-taken'
  constructor() {
    super('this key belongs to another account')
  }
}

/** Nobody waits for this code: it was used, withdrawn, or never given out. */
export class InvitationUnknownError extends DomainError {
  override readonly name = 'InvitationUnknownError'
  readonly code = 'agreements/invitation-unknown'
  constructor() {
    super('no agreement waits for this code')
  }
}

/** One person cannot be two parts of the same agreement. */
export class AlreadyTakesPartError extends DomainError {
  override readonly name = 'AlreadyTakesPartError'
  readonly code = 'agreements/already-takes-part'
  constructor() {
    super('the caller has another part in this agreement already')
  }
}

/** The draft has no such part, for example a co-owner it does not name. */
export class NoSuchPartError extends DomainError {
  override readonly name = 'NoSuchPartError'
  readonly code = 'agreements/no-such-part'
  override readonly facts: { readonly role: string }
  constructor(role: string) {
    super(`the draft names no ${role}`)
    this.facts = { role }
  }
}

/** This installation holds no money; the sides pay each other directly. */
export class HoldingUnavailableError extends DomainError {
  override readonly name = 'HoldingUnavailableError'
  readonly code = 'agreements/holding-unavailable'
  constructor() {
    super('no money can be held here')
  }
}

/** So many agreements may be open at once, and no more. */
export class TooManyAgreementsError extends DomainError {
  override readonly name = 'TooManyAgreementsError'
  readonly code = 'agreements/too-many'
  override readonly facts: { readonly limit: number }
  constructor(limit: number) {
    super(`one account may have ${limit} open agreements`)
    this.facts = { limit }
  }
}
