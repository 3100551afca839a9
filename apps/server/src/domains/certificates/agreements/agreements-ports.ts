import type { HexText } from '@pawfect/domain/certificates'
import type { AgreementDesk } from './agreement-desk.ts'

/** What agreements need from outside. */
export interface AgreementsPorts {
  readonly desk: AgreementDesk
  /** Signs for the office, which decides disputes where nobody else was named; 32 bytes, secp256k1. */
  readonly officeKey: Uint8Array
  readonly officeAddress: HexText
}
