import { DomainError } from '@pawfect/domain'

/** The decision does not fit what was reported: only animals and photos can be hidden. */
export class CannotHideError extends DomainError {
  override readonly name = 'CannotHideError'
  readonly code = 'admin/cannot-hide'
  constructor() {
    super('only animals and photos can be hidden')
  }
}

/** What the report is about is gone, so it can only be dismissed. */
export class SubjectGoneError extends DomainError {
  override readonly name = 'SubjectGoneError'
  readonly code = 'admin/subject-gone'
  constructor() {
    super('the reported subject no longer exists; dismiss the report')
  }
}

/** The report is decided; reverse that first. */
export class AlreadyDecidedError extends DomainError {
  override readonly name = 'AlreadyDecidedError'
  readonly code = 'admin/already-decided'
  constructor() {
    super('this report is decided; reverse the decision first')
  }
}

/** No decision of this report stands, so there is nothing to take back. */
export class NothingToReverseError extends DomainError {
  override readonly name = 'NothingToReverseError'
  readonly code = 'admin/nothing-to-reverse'
  constructor() {
    super('no decision of this report stands')
  }
}

/** Admins cannot be suspended: appointing and dismissing them is the operator's business. */
export class AdminSuspensionError extends DomainError {
  override readonly name = 'AdminSuspensionError'
  readonly code = 'admin/cannot-suspend-admin'
  constructor() {
    super('an admin cannot be suspended')
  }
}

/** No trained model ranks, so there is none to take back. */
export class NoModelToRollBackError extends DomainError {
  override readonly name = 'NoModelToRollBackError'
  readonly code = 'admin/no-model-to-roll-back'
  constructor() {
    super('no trained matching model is in use')
  }
}
