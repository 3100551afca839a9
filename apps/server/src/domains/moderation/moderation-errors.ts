import { DomainError } from '@pawfect/domain'

/** What is reported or blocked does not exist, or is none of the caller's business. */
export class SubjectNotFoundError extends DomainError {
  override readonly name = 'SubjectNotFoundError'
  readonly code = 'moderation/subject-not-found'
  constructor() {
    super('there is nothing with this id that the caller may report or block')
  }
}

/** One cannot report or block oneself. */
export class YourselfError extends DomainError {
  override readonly name = 'YourselfError'
  readonly code = 'moderation/yourself'
  constructor() {
    super('this is the caller or belongs to the caller')
  }
}

/** There is no such report. */
export class ReportNotFoundError extends DomainError {
  override readonly name = 'ReportNotFoundError'
  readonly code = 'moderation/report-not-found'
  constructor() {
    super('no report has this id')
  }
}
