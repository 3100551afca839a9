import { isoSeconds, signDocument } from '@pawfect/domain/certificates'
import type { Database } from '../../procedures/index.ts'
import { saveRevocation } from './certificates-store.ts'

/** What is withdrawn, when and why. */
export type NewRevocation = {
  readonly id: string
  readonly certificateId: string
  readonly digest: string
  readonly reason: string
  readonly now: Date
}

/** Notes a revocation under the service's signature; the chain is told by the queue. */
export async function writeRevocation(
  db: Database,
  { id, certificateId, digest, reason, now }: NewRevocation,
  serviceKey: Uint8Array,
): Promise<void> {
  const statement = { type: 'CertificateRevocation', digest, reason, revokedAt: isoSeconds(now) }
  const { proof } = signDocument(statement, { secretKey: serviceKey, created: isoSeconds(now) })
  await saveRevocation(db, { id, certificateId, reason, revokedAt: now, signature: proof.proofValue })
}
