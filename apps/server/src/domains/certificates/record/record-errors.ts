import { DomainError } from '@pawfect/domain'

/** The record says no: it was used before, it is too late, it belongs to somebody else. Nothing happened. */
export class RecordRefusedError extends DomainError {
  override readonly name = 'RecordRefusedError'
  readonly code = 'record/refused'
  override readonly facts: { readonly reason: string }
  /** @param reason - the name of the contract's own error, for example `RefundOver`. */
  constructor(reason: string, options?: ErrorOptions) {
    super(`the record refuses: ${reason}`)
    if (options?.cause !== undefined) this.cause = options.cause
    this.facts = { reason }
  }
}

/** The signature is not the caller's over exactly this. */
export class RecordSignatureError extends DomainError {
  override readonly name = 'RecordSignatureError'
  readonly code = 'record/signature-invalid'
  constructor() {
    super('the signature is not by the key of the caller, or over something else')
  }
}

/** The record cannot be reached now, or this installation keeps none of this kind: nothing can be signed. */
export class RecordAwayError extends DomainError {
  override readonly name = 'RecordAwayError'
  readonly code = 'record/away'
  constructor() {
    super('nothing can be signed while the record is away')
  }
}

/** The account has not shown a key yet. */
export class RecordKeyMissingError extends DomainError {
  override readonly name = 'RecordKeyMissingError'
  readonly code = 'record/key-missing'
  constructor() {
    super('the account has registered no key')
  }
}
