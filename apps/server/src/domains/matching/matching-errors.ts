import { DomainError } from '@pawfect/domain'
import type { HardRule, MatchId } from '@pawfect/domain/matching'

/** Someone tried to match two animals of their own. */
export class OwnAnimalError extends DomainError {
  override readonly name = 'OwnAnimalError'
  readonly code = 'matching/own-animal'
  constructor() {
    super('both animals belong to the caller')
  }
}

/** The caller's animal is not published: whoever likes must be seen to be liked back. */
export class PublishFirstError extends DomainError {
  override readonly name = 'PublishFirstError'
  readonly code = 'matching/publish-first'
  constructor() {
    super("the caller's animal is not published")
  }
}

/** A hard rule stands between the two; no like can overrule it. */
export class RuleBrokenError extends DomainError {
  override readonly name = 'RuleBrokenError'
  readonly code = 'matching/rule-broken'
  override readonly facts: { readonly rule: HardRule }
  constructor(rule: HardRule) {
    super(`the pair breaks the rule "${rule}"`)
    this.facts = { rule }
  }
}

/** The two have matched, so the answer that led there can no longer be changed; blocking ends a match. */
export class AlreadyMatchedError extends DomainError {
  override readonly name = 'AlreadyMatchedError'
  readonly code = 'matching/already-matched'
  override readonly facts: { readonly matchId: MatchId }
  constructor(matchId: MatchId) {
    super(`the pair has matched as ${matchId}`)
    this.facts = { matchId }
  }
}

/** There is nothing to undo: no like or pass was made. */
export class NotDecidedError extends DomainError {
  override readonly name = 'NotDecidedError'
  readonly code = 'matching/not-decided'
  constructor() {
    super('there is no decision about this animal')
  }
}

/** The caller has not said that their desktop may tell of talks. */
export class TalksOffError extends DomainError {
  override readonly name = 'TalksOffError'
  readonly code = 'matching/talks-off'
  constructor() {
    super('the caller does not let their desktop tell of talks')
  }
}

/** There is no such match of the caller's, or its animals are no longer there. */
export class MatchUnknownError extends DomainError {
  override readonly name = 'MatchUnknownError'
  readonly code = 'matching/match-unknown'
  constructor() {
    super('no match of the caller has this id')
  }
}
