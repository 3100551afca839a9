import { DomainError } from '../../domain-error.ts'

/** The thread that computes ended in the middle of its work: out of memory, or its program did not load. */
export class CalculatorDiedError extends DomainError {
  override readonly name = 'CalculatorDiedError'
  readonly code = 'pedigree/calculator-died'

  constructor(options?: ErrorOptions) {
    super('the pedigree calculator ended while it was computing', options)
  }
}

/** The calculator was disposed of; open another one. */
export class CalculatorDisposedError extends DomainError {
  override readonly name = 'CalculatorDisposedError'
  readonly code = 'pedigree/calculator-disposed'

  constructor() {
    super('the pedigree calculator was disposed of')
  }
}

/** The calculator could not finish a question, for instance for lack of memory; it lives on. */
export class CalculationFailedError extends DomainError {
  override readonly name = 'CalculationFailedError'
  readonly code = 'pedigree/calculation-failed'
}
