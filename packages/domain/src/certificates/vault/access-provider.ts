import type { RecordHeader } from './sealed-record.ts'

/** Who may open a record, and until when. */
export type AccessTerms = {
  readonly record: Pick<RecordHeader, 'recordId' | 'version'>
  /** The owner's `did:key:z6Mk…`. */
  readonly owner: string
  /** A reader's `did:key:z6LS…`. */
  readonly reader: string
  readonly validFrom: Date
  readonly validUntil: Date
}

/** A key that is kept for a reader, in the words of whichever provider keeps it; JSON. */
export type KeptAccess = { readonly provider: string; readonly access: Readonly<Record<string, unknown>> }

/**
 * Keeps record keys for their readers. Our own envelopes are the default and need nobody; an operator may configure
 * a network of key holders instead. Whoever keeps them never sees a record.
 */
export interface AccessProvider {
  /** `envelopes`, `lit`, … ; stands in what it keeps. */
  readonly name: string
  /** Lets a reader in. @throws when it cannot be reached. */
  readonly letIn: (terms: AccessTerms, recordKey: Uint8Array) => Promise<KeptAccess>
  /**
   * Gets the record key for the reader this provider works for.
   *
   * @throws {RecordClosedError} when they may not. @throws when it cannot be reached.
   */
  readonly fetchKey: (
    kept: KeptAccess,
    expected: { readonly owner: string; readonly now: Date },
  ) => Promise<Uint8Array>
}
