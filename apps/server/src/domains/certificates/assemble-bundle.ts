import {
  BUNDLE_FORMAT,
  type CertificateBundle,
  isoSeconds,
  issuerKeyFrom,
  sealBundle,
  type UnsignedBundle,
} from '@pawfect/domain/certificates'
import type { Database } from '../../procedures/index.ts'
import { anchorMaker } from './anchor-of.ts'
import { type CertificateRow, listKeys } from './certificates-store.ts'

/** Puts a certificate file together as of now: anchor, key history and revocation status, sealed. */
export async function assembleBundle(
  db: Database,
  row: CertificateRow,
  seal: { readonly serviceKey: Uint8Array; readonly now: Date },
): Promise<CertificateBundle> {
  const keys = await listKeys(db, row.issuerId)
  const service = issuerKeyFrom(seal.serviceKey)
  const bundle: UnsignedBundle = {
    format: BUNDLE_FORMAT,
    service: service.did,
    credential: row.credential,
    digest: row.digest,
    ipfsCid: row.cid,
    anchor: anchorMaker()(row),
    issuerKeyHistory: keys.map(({ did, registeredAt, retiredAt }) => ({ did, registeredAt, retiredAt })),
    revocationSnapshot: {
      asOf: isoSeconds(seal.now),
      status: row.revocation === null ? 'active' : 'revoked',
      revokedAt: row.revocation === null ? null : isoSeconds(row.revocation.revokedAt),
      reason: row.revocation?.reason ?? null,
    },
  }
  return sealBundle(bundle, { secretKey: service.secretKey, sealedAt: seal.now })
}
