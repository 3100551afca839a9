import { DomainError } from '@pawfect/domain'

/** What there is too little of. `no-better-than-guessing` counts in percent right. */
export type TooLittle = 'labels' | 'photos' | 'series' | 'no-better-than-guessing'

/** Too few photos, or too much alike, to learn anything that could be checked. */
export class TooLittleToLearnError extends DomainError {
  override readonly name = 'TooLittleToLearnError'
  readonly code = 'ml/too-little-to-learn'
  override readonly facts: Readonly<Record<string, string | number>>
  readonly reason: TooLittle
  readonly about: { readonly label: string; readonly found: number; readonly needed: number }

  constructor(reason: TooLittle, about: TooLittleToLearnError['about']) {
    super(`too little to learn (${reason}): ${about.label} has ${about.found}, ${about.needed} are needed`)
    this.reason = reason
    this.about = about
    this.facts = { reason, ...about }
  }
}

/** More photos than a head is trained on at once. */
export class TooManyExamplesError extends DomainError {
  override readonly name = 'TooManyExamplesError'
  readonly code = 'ml/too-many-examples'
  constructor(found: number, limit: number) {
    super(`${found} photos; at most ${limit}`)
  }
}

/** One picture under two labels: nobody could learn from that. */
export class ContradictoryLabelsError extends DomainError {
  override readonly name = 'ContradictoryLabelsError'
  readonly code = 'ml/contradictory-labels'
  override readonly facts: Readonly<Record<string, string>>
  constructor(first: string, second: string) {
    super(`the same picture is labelled twice: ${first} and ${second}`)
    this.facts = { first, second }
  }
}
