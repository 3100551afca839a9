import { DomainError } from '../../domain-error.ts'

/** Why a sealed record stays closed. */
export type StaysClosed =
  | 'not-a-record'
  | 'wrong-key'
  | 'not-for-this-reader'
  | 'grant-forged'
  | 'grant-expired'
  | 'not-yet'
  | 'another-record'
  | 'too-large'

/** A record cannot be opened; `facts.reason` says why. Nothing of its contents was shown. */
export class RecordClosedError extends DomainError {
  override readonly name = 'RecordClosedError'
  readonly code = 'certificates/record-closed'
  override readonly facts: { readonly reason: StaysClosed }
  constructor(reason: StaysClosed) {
    super(`the record stays closed: ${reason}`)
    this.facts = { reason }
  }
}

/** Whoever keeps the keys cannot be asked: the provider the operator chose is not installed, or does not answer. */
export class AccessUnavailableError extends DomainError {
  override readonly name = 'AccessUnavailableError'
  readonly code = 'certificates/access-unavailable'
  override readonly facts: { readonly provider: string; readonly reason: 'not-installed' | 'unreachable' }
  constructor(
    provider: string,
    reason: AccessUnavailableError['facts']['reason'],
    options?: { readonly cause?: unknown },
  ) {
    super(`the access provider ${provider} cannot be used: ${reason}`)
    if (options?.cause !== undefined) this.cause = options.cause
    this.facts = { provider, reason }
  }
}
