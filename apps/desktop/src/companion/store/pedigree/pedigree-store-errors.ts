import { DomainError } from '@pawfect/domain'

/** This account keeps no such studbook on this machine. */
export class StudbookMissingError extends DomainError {
  override readonly name = 'StudbookMissingError'
  readonly code = 'pedigree/studbook-missing'
  override readonly facts: { readonly studbookId: string }

  constructor(studbookId: string) {
    super('this account keeps no such studbook here')
    this.facts = { studbookId }
  }
}

/** This account keeps no such animal on this machine. */
export class AnimalMissingError extends DomainError {
  override readonly name = 'AnimalMissingError'
  readonly code = 'pedigree/animal-missing'
  override readonly facts: { readonly animalId: number }

  constructor(animalId: number) {
    super('this account keeps no such animal here')
    this.facts = { animalId }
  }
}

/** A female was named as sire, or a male as dam. */
export class WrongSexParentError extends DomainError {
  override readonly name = 'WrongSexParentError'
  readonly code = 'pedigree/wrong-sex-parent'
  override readonly facts: { readonly parent: string; readonly role: string }

  constructor(parent: string, role: 'sire' | 'dam') {
    super(`${parent} cannot be a ${role}: the recorded sex says otherwise`)
    this.facts = { parent, role }
  }
}

/** A parent is of another studbook. */
export class ForeignParentError extends DomainError {
  override readonly name = 'ForeignParentError'
  readonly code = 'pedigree/foreign-parent'
  override readonly facts: { readonly parent: string }

  constructor(parent: string) {
    super(`${parent} stands in another studbook`)
    this.facts = { parent }
  }
}

/** Later steps build on the one to be undone; undo those first. */
export class LaterChangesDependError extends DomainError {
  override readonly name = 'LaterChangesDependError'
  readonly code = 'pedigree/later-changes-depend'
  override readonly facts: { readonly changeId: number; readonly later: number }

  /** @param later - the newest of the changes in the way. */
  constructor(changeId: number, later: number) {
    super(`change ${later} builds on change ${changeId}`)
    this.facts = { changeId, later }
  }
}

/** There is no such change in the studbook, or it was undone already. */
export class ChangeMissingError extends DomainError {
  override readonly name = 'ChangeMissingError'
  readonly code = 'pedigree/change-missing'
  override readonly facts: { readonly changeId: number }

  constructor(changeId: number) {
    super('there is no such change, or it was undone already')
    this.facts = { changeId }
  }
}

/** This account has no such claim on this machine. */
export class ClaimMissingError extends DomainError {
  override readonly name = 'ClaimMissingError'
  readonly code = 'pedigree/claim-missing'
  override readonly facts: { readonly claimId: number }

  constructor(claimId: number) {
    super('this account keeps no such claim here')
    this.facts = { claimId }
  }
}

/** This account has no such import on this machine. */
export class ImportMissingError extends DomainError {
  override readonly name = 'ImportMissingError'
  readonly code = 'pedigree/import-missing'
  override readonly facts: { readonly importId: string }

  constructor(importId: string) {
    super('this account keeps no such import here')
    this.facts = { importId }
  }
}

/** A piece of a file came before the one in front of it, or twice; `expected` says where to go on. */
export class ImportOutOfOrderError extends DomainError {
  override readonly name = 'ImportOutOfOrderError'
  readonly code = 'pedigree/import-out-of-order'
  override readonly facts: { readonly expected: number }

  constructor(expected: number) {
    super(`the next piece of the file starts at ${expected}`)
    this.facts = { expected }
  }
}

/** The file has not arrived whole. */
export class ImportIncompleteError extends DomainError {
  override readonly name = 'ImportIncompleteError'
  readonly code = 'pedigree/import-incomplete'
  override readonly facts: { readonly received: number; readonly byteLength: number }

  constructor(received: number, byteLength: number) {
    super(`${received} of ${byteLength} bytes arrived`)
    this.facts = { received, byteLength }
  }
}
