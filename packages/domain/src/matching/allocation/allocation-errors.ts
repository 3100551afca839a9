import { DomainError } from '../../domain-error.ts'

/** A market that contradicts itself: an animal beside itself, a pair named twice, a number out of its range. */
export class BadMarketError extends DomainError {
  override readonly name = 'BadMarketError'
  readonly code = 'matching/bad-market'
  constructor(what: string) {
    super(`the market cannot be allocated: ${what}`)
  }
}
