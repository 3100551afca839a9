import {
  RecordClosedError,
  type RecordHeader,
  recordHeaderOf,
  sealedRecordDigest,
} from '@pawfect/domain/certificates'
import { RecordRefusedError } from './vault-errors.ts'

/** Sealed bytes that look like a record as far as anybody without its key can say. */
export type TakenRecord = {
  readonly header: RecordHeader
  readonly sealed: Uint8Array
  readonly digest: string
}

/** Reads what was handed in. @throws {RecordRefusedError} `not-sealed` when it is none of our sealed records. */
export function takeSealed(base64: string): TakenRecord {
  const sealed = new Uint8Array(Buffer.from(base64, 'base64'))
  try {
    return { header: recordHeaderOf(sealed), sealed, digest: sealedRecordDigest(sealed) }
  } catch (error) {
    if (error instanceof RecordClosedError) throw new RecordRefusedError('not-sealed')
    throw error
  }
}
