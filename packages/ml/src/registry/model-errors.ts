import { DomainError } from '@pawfect/domain'

/** A signature, hash or size does not fit: somebody changed the model, or it was damaged on the way. */
export class ModelTamperedError extends DomainError {
  override readonly name = 'ModelTamperedError'
  readonly code = 'ml/model-tampered'
  constructor(what: string) {
    super(`the model is not what its publisher signed: ${what}`)
  }
}

/** Properly signed, but by nobody this installation trusts with its models. */
export class ModelSignerUnknownError extends DomainError {
  override readonly name = 'ModelSignerUnknownError'
  readonly code = 'ml/model-signer-unknown'
  constructor(signer: string) {
    super(`models signed by ${signer} are not trusted here`)
  }
}

/** The file is no model of ours at all, or of a newer format. */
export class ModelUnreadableError extends DomainError {
  override readonly name = 'ModelUnreadableError'
  readonly code = 'ml/model-unreadable'
  constructor(why: string) {
    super(`not a model this version can read: ${why}`)
  }
}

/** The model was made for other parts than those installed here. */
export class ModelMisfitError extends DomainError {
  override readonly name = 'ModelMisfitError'
  readonly code = 'ml/model-misfit'
  constructor(part: string) {
    super(`the model was made for another ${part}`)
  }
}

/** An older release than the newest one known is offered: somebody brings back what was replaced. */
export class ModelOlderError extends DomainError {
  override readonly name = 'ModelOlderError'
  readonly code = 'ml/model-older'
  override readonly facts: Readonly<Record<string, number>>
  constructor(kind: string, versions: { readonly version: number; readonly newest: number }) {
    super(`${kind} ${versions.version} is offered, and ${versions.newest} is the newest`)
    this.facts = { ...versions }
  }
}

/** On this device the model does not give the answers its publisher saw. */
export class ModelCanaryFailedError extends DomainError {
  override readonly name = 'ModelCanaryFailedError'
  readonly code = 'ml/model-canary-failed'
  override readonly facts: Readonly<Record<string, number>>
  constructor(furthest: number) {
    super(`an answer to a built-in picture is off by ${furthest.toFixed(3)}`)
    this.facts = { furthest }
  }
}

/** The new model is worse than the released one where it says. */
export class ModelWorseError extends DomainError {
  override readonly name = 'ModelWorseError'
  readonly code = 'ml/model-worse'
  override readonly facts: Readonly<Record<string, string>>
  constructor(findings: readonly string[]) {
    super(`not released: ${findings.join('; ')}`)
    this.facts = { findings: findings.join('; ') }
  }
}
