import {
  type AttestationStatus,
  isoSeconds,
  issuerKeyFrom,
  STATUS_FORMAT,
  sealStatus,
} from '@pawfect/domain/certificates'
import type { Database } from '../../procedures/index.ts'
import { anchorMaker } from './anchor-of.ts'
import { type AttestationRow, findCorrections } from './attestations-store.ts'
import { listKeys } from './certificates-store.ts'

/** Says, sealed and as of now, where attestations are anchored and whether they were revoked or corrected. */
export async function assembleStatuses(
  db: Database,
  rows: readonly AttestationRow[],
  seal: { readonly serviceKey: Uint8Array; readonly now: Date },
): Promise<AttestationStatus[]> {
  const service = issuerKeyFrom(seal.serviceKey)
  const anchorOf = anchorMaker()
  const corrections = await findCorrections(
    db,
    rows.map(row => row.certificateId),
  )
  const histories = await keyHistories(db, new Set(rows.map(row => row.issuerId)))
  return rows.map(row => {
    const newer = corrections.get(row.certificateId)
    const status = {
      format: STATUS_FORMAT as typeof STATUS_FORMAT,
      ...{ service: service.did, digest: row.digest, ipfsCid: row.cid },
      anchor: anchorOf(row),
      issuerKeyHistory: histories.get(row.issuerId) ?? [],
      revocationSnapshot: {
        asOf: isoSeconds(seal.now),
        status: row.revocation === null ? ('active' as const) : ('revoked' as const),
        revokedAt: row.revocation === null ? null : isoSeconds(row.revocation.revokedAt),
        reason: row.revocation?.reason ?? null,
      },
      correctedBy: newer === undefined ? null : correctionBy(newer),
    }
    return sealStatus(status, { secretKey: service.secretKey, sealedAt: seal.now })
  })
}

function correctionBy(newer: AttestationRow) {
  const reason = newer.credential.credentialSubject.corrects?.reason ?? ''
  return { id: newer.certificateId, digest: newer.digest, at: isoSeconds(newer.issuedAt), reason }
}

async function keyHistories(db: Database, issuerIds: ReadonlySet<string>) {
  const histories = new Map<
    string,
    Pick<Awaited<ReturnType<typeof listKeys>>[number], 'did' | 'registeredAt' | 'retiredAt'>[]
  >()
  for (const issuerId of issuerIds) {
    const keys = await listKeys(db, issuerId)
    histories.set(
      issuerId,
      keys.map(({ did, registeredAt, retiredAt }) => ({ did, registeredAt, retiredAt })),
    )
  }
  return histories
}
