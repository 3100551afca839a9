import { type HexText, signerOfTypedData, type TypedDocument } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import { findAgreementKey } from '../agreements/index.ts'
import { RecordKeyMissingError, RecordSignatureError } from './record-errors.ts'

/** The address the caller signs with. @throws {RecordKeyMissingError} before their machine has shown one. */
export async function callersAddress(db: Database, userId: UserId): Promise<HexText> {
  const address = await findAgreementKey(db, userId)
  if (address === null) throw new RecordKeyMissingError()
  return address
}

/** @throws {RecordSignatureError} unless the document was signed by that address. */
export function requireSignature(document: TypedDocument, signature: HexText, by: HexText): void {
  if (signerOfTypedData(document, signature) !== by) throw new RecordSignatureError()
}
