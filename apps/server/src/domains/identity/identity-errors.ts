import { DomainError } from '@pawfect/domain'

/** The password given to confirm a step is not the account's. */
export class WrongPasswordError extends DomainError {
  override readonly name = 'WrongPasswordError'
  readonly code = 'identity/wrong-password'
  constructor() {
    super('the password does not belong to this account')
  }
}

/** There is no such device among the caller's own. */
export class DeviceNotFoundError extends DomainError {
  override readonly name = 'DeviceNotFoundError'
  readonly code = 'identity/device-not-found'
  constructor() {
    super('no device of this account has this id')
  }
}

/** There is no such user, or no longer. */
export class UserNotFoundError extends DomainError {
  override readonly name = 'UserNotFoundError'
  readonly code = 'identity/user-not-found'
  constructor() {
    super('no user has this id')
  }
}

/** The last admin cannot leave: nobody could look after the others. */
export class LastAdminError extends DomainError {
  override readonly name = 'LastAdminError'
  readonly code = 'identity/last-admin'
  constructor() {
    super('the last admin account cannot be deleted')
  }
}
