import { DomainError } from '../domain-error.ts'

/** An animal is its own ancestor; no coefficient has a meaning then. */
export class PedigreeCycleError extends DomainError {
  override readonly name = 'PedigreeCycleError'
  readonly code = 'pedigree/cycle'
  readonly loop: readonly string[]
  override readonly facts: { readonly loop: string }

  /** @param loop - ids from an animal up through its ancestors back to itself. */
  constructor(loop: readonly string[]) {
    super(`an animal is its own ancestor: ${loop.join(' -> ')}`)
    this.loop = loop
    this.facts = { loop: loop.join(' → ') }
  }
}

/** Two records of one pedigree have the same id. */
export class DuplicateAnimalError extends DomainError {
  override readonly name = 'DuplicateAnimalError'
  readonly code = 'pedigree/duplicate-animal'
  override readonly facts: { readonly id: string }

  constructor(id: string) {
    super(`two records have the id ${id}`)
    this.facts = { id }
  }
}
