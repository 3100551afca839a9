import { DomainError } from '../../domain-error.ts'

/** A table has no column for something that a pedigree needs. Says which, and what the headings were. */
export class MissingColumnError extends DomainError {
  override readonly name = 'MissingColumnError'
  readonly code = 'pedigree/missing-column'
  readonly missing: readonly ('id' | 'sire' | 'dam')[]
  readonly headings: readonly string[]
  override readonly facts: { readonly missing: string; readonly headings: string }

  constructor(missing: readonly ('id' | 'sire' | 'dam')[], headings: readonly string[]) {
    const seen = headings.map(heading => JSON.stringify(heading)).join(', ')
    const names = { id: 'id or name', sire: 'sire', dam: 'dam' }
    const words = missing.map(role => names[role]).join(', no ')
    super(
      missing.length === 2 && missing.includes('sire') && missing.includes('dam') && headings.length > 2
        ? `cannot tell which column holds the sire and which the dam; the headings are ${seen}`
        : `no ${words} column found; the headings are ${seen}`,
    )
    this.missing = missing
    this.headings = headings
    this.facts = { missing: missing.join(', '), headings: headings.join(', ') }
  }
}

/** A file holds nothing that could be a pedigree: it is empty, a picture, a spreadsheet's own format... */
export class UnreadablePedigreeError extends DomainError {
  override readonly name = 'UnreadablePedigreeError'
  readonly code = 'pedigree/unreadable'
  readonly reason: 'empty' | 'spreadsheet' | 'binary' | 'json' | 'gedcom' | 'encoding'
  override readonly facts: { readonly reason: string }

  constructor(reason: UnreadablePedigreeError['reason'], options?: ErrorOptions) {
    super(WORDS[reason], options)
    this.reason = reason
    this.facts = { reason }
  }
}

const WORDS = {
  empty: 'the file holds no rows',
  spreadsheet: 'this is a spreadsheet program’s own file; save it as CSV and read that',
  binary: 'this is not a text file',
  json: 'this JSON is not a list of pedigree records',
  gedcom: 'this GEDCOM file has no individuals',
  encoding: 'the named encoding is not known',
} as const

/** The records are no longer what the fix expects; look for findings again. */
export class FixOutdatedError extends DomainError {
  override readonly name = 'FixOutdatedError'
  readonly code = 'pedigree/fix-outdated'
  override readonly facts: { readonly animal: string }

  constructor(animal: string) {
    super(`the record of ${animal} has changed since the fix was proposed`)
    this.facts = { animal }
  }
}
