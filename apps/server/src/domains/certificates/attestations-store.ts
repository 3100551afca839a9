import {
  type AttestationKind,
  attestationKindSchema,
  type CertificateId,
  certificateIdSchema,
  type SignedAttestation,
  signedAttestationSchema,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Prisma } from '#database'
import type { Database } from '../../procedures/index.ts'
import { type BatchRow, batchOf } from './certificates-store.ts'

/** How many attestations a list shows. */
const LIST_LENGTH = 1000

const WITH_BATCH = { batch: true, revocations: { orderBy: { revokedAt: 'asc' }, take: 1 } } as const
type StoredAttestation = Prisma.CertificateGetPayload<{ include: typeof WITH_BATCH }>

/** An attestation as stored: digests only, never a fact. */
export interface AttestationRow {
  readonly certificateId: CertificateId
  readonly issuerId: UserId
  readonly kind: AttestationKind
  readonly digest: string
  readonly cid: string
  readonly credential: SignedAttestation
  readonly issuedAt: Date
  readonly revocation: { readonly revokedAt: Date; readonly reason: string } | null
  readonly batch: BatchRow | null
}

/** What is written of a new attestation. */
export type NewAttestation = Pick<
  AttestationRow,
  'certificateId' | 'issuerId' | 'digest' | 'cid' | 'credential' | 'issuedAt'
>

/** Writes new attestations; each corrects at most one, and each is corrected at most once. */
export async function insertAttestations(db: Database, rows: readonly NewAttestation[]): Promise<void> {
  await db.certificate.createMany({
    data: rows.map(({ certificateId, credential, ...rest }) => {
      const { petId, kind, corrects } = credential.credentialSubject
      return {
        ...rest,
        ...{ id: certificateId, kind, issuerDid: credential.issuer.id, subjectId: petId, petId },
        correctsId: corrects?.id ?? null,
        credential: credential as Prisma.InputJsonObject,
      }
    }),
  })
}

/** Reads attestations by id, in no order; deeds of the first format are none. */
export function findAttestations(db: Database, ids: readonly string[]): Promise<AttestationRow[]> {
  return attestationsWhere(db, { id: { in: [...ids] } })
}

/** Reads one attestation by its fingerprint. */
export async function findAttestationByDigest(db: Database, digest: string): Promise<AttestationRow | null> {
  const [row] = await attestationsWhere(db, { digest })
  return row ?? null
}

/** Attestations the user issued or that are about these animals, newest first. */
export function listAttestations(
  db: Database,
  { issuerId, petIds }: { readonly issuerId: UserId; readonly petIds: readonly string[] },
): Promise<AttestationRow[]> {
  return attestationsWhere(db, { OR: [{ issuerId }, { petId: { in: [...petIds] } }] })
}

/** Every attestation of owners about one animal, oldest first. */
export async function listCoOwnerships(db: Database, petId: string): Promise<AttestationRow[]> {
  const rows = await attestationsWhere(db, { petId, kind: 'co-ownership' })
  return rows.reverse()
}

/** Ids and digests, whatever the kind, that are taken already. */
export async function findTaken(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly digest: string; readonly issuerId: string }>> {
  const rows = await db.certificate.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, digest: true, issuerId: true },
  })
  return new Map(rows.map(row => [row.id, row]))
}

/** The newer attestations that correct these, by the id of the older one. */
export async function findCorrections(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AttestationRow>> {
  const rows = await attestationsWhere(db, { correctsId: { in: [...ids] } })
  return new Map(rows.map(row => [row.credential.credentialSubject.corrects?.id ?? '', row]))
}

/** How many attestations somebody issued since a moment. */
export function countAttestationsSince(db: Database, issuerId: UserId, since: Date): Promise<number> {
  return db.certificate.count({
    where: { issuerId, kind: { in: attestationKindSchema.options }, issuedAt: { gte: since } },
  })
}

async function attestationsWhere(
  db: Database,
  where: Prisma.CertificateWhereInput,
): Promise<AttestationRow[]> {
  const rows = await db.certificate.findMany({
    where: { AND: [{ kind: { in: attestationKindSchema.options } }, where] },
    include: WITH_BATCH,
    orderBy: [{ issuedAt: 'desc' }, { id: 'asc' }],
    take: LIST_LENGTH,
  })
  return rows.map(attestationOf)
}

function attestationOf(row: StoredAttestation): AttestationRow {
  const [revocation] = row.revocations
  return {
    certificateId: certificateIdSchema.parse(row.id),
    issuerId: row.issuerId as UserId,
    kind: attestationKindSchema.parse(row.kind),
    digest: row.digest,
    cid: row.cid ?? '',
    credential: signedAttestationSchema.parse(row.credential),
    issuedAt: row.issuedAt,
    revocation:
      revocation === undefined ? null : { revokedAt: revocation.revokedAt, reason: revocation.reason },
    batch: row.batch === null ? null : batchOf(row.batch),
  }
}
