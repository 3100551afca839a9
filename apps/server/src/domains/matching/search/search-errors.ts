import { DomainError } from '@pawfect/domain'

/** The search engine does not answer, or not in time. Suggestions do not need it and go on. */
export class SearchUnavailableError extends DomainError {
  override readonly name = 'SearchUnavailableError'
  readonly code = 'matching/search-unavailable'
  constructor(cause: unknown) {
    super('the search engine does not answer', { cause })
  }
}
