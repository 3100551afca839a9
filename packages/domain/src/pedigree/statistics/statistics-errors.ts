import { DomainError } from '../../domain-error.ts'

/** A question asks for a number of generations that has no answer: it must be a whole number from 1 to `most`. */
export class GenerationsOutOfRangeError extends DomainError {
  override readonly name = 'GenerationsOutOfRangeError'
  readonly code = 'pedigree/generations-out-of-range'
  override readonly facts: { readonly generations: number; readonly most: number }

  constructor(generations: number, most: number) {
    super(`${generations} is not a whole number of generations from 1 to ${most}`)
    this.facts = { generations, most }
  }
}

/** A statistic of a population was asked for, and the population has no animal. */
export class EmptyPopulationError extends DomainError {
  override readonly name = 'EmptyPopulationError'
  readonly code = 'pedigree/empty-population'

  constructor() {
    super('the population has no animal')
  }
}

/** A probability was expected and something else was given. */
export class NotAProbabilityError extends DomainError {
  override readonly name = 'NotAProbabilityError'
  readonly code = 'pedigree/not-a-probability'
  override readonly facts: { readonly given: number }

  constructor(given: number) {
    super(`${given} is not a probability from 0 to 1`)
    this.facts = { given }
  }
}

/** The most generations that a question by generation may ask for; 2^50 places are still counted exactly. */
export const MOST_GENERATIONS = 50

/** @throws {GenerationsOutOfRangeError} unless it is a whole number from 1 to `MOST_GENERATIONS`. */
export function checkGenerations(generations: number): void {
  if (!Number.isInteger(generations) || generations < 1 || generations > MOST_GENERATIONS)
    throw new GenerationsOutOfRangeError(generations, MOST_GENERATIONS)
}
