import { DomainError } from '@pawfect/domain'

/** Learning is switched off for everybody. */
export class LearningStoppedError extends DomainError {
  override readonly name = 'LearningStoppedError'
  readonly code = 'learning/stopped'
  constructor() {
    super('an admin has switched learning off')
  }
}

/** The round is over, or there never was one. */
export class RoundClosedError extends DomainError {
  override readonly name = 'RoundClosedError'
  readonly code = 'learning/round-closed'
  constructor() {
    super('this round takes nothing more')
  }
}

/** Two rounds at once would spend owners' privacy twice. */
export class RoundOpenError extends DomainError {
  override readonly name = 'RoundOpenError'
  readonly code = 'learning/round-open'
  constructor() {
    super('a round is open already')
  }
}

/** There is no published breed model to improve. */
export class NothingToImproveError extends DomainError {
  override readonly name = 'NothingToImproveError'
  readonly code = 'learning/nothing-to-improve'
  constructor() {
    super('no breed model is published here')
  }
}

/** The caller has no seat in the round, or sits in it with another computer. */
export class NoSeatError extends DomainError {
  override readonly name = 'NoSeatError'
  readonly code = 'learning/no-seat'
  constructor() {
    super('the caller has no such seat in this round')
  }
}

/** The account has spent what privacy it may ever spend here; another computer does not give it more. */
export class BudgetSpentError extends DomainError {
  override readonly name = 'BudgetSpentError'
  readonly code = 'learning/budget-spent'
  constructor() {
    super('this account has taken part as often as it may')
  }
}

/** The group waits for others: an update sent now would be the only one in it. */
export class GroupNotWholeError extends DomainError {
  override readonly name = 'GroupNotWholeError'
  readonly code = 'learning/group-not-whole'
  constructor() {
    super('the group is not whole yet')
  }
}

/** The update is not what this round asks for, or another one was sent before. */
export class UpdateRefusedError extends DomainError {
  override readonly name = 'UpdateRefusedError'
  readonly code = 'learning/update-refused'
  constructor(why: string) {
    super(`the update is refused: ${why}`)
  }
}
