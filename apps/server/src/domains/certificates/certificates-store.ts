import type { CertificateId, IssuerKeyEntry, SignedCredential } from '@pawfect/domain/certificates'
import {
  type IssuerDid,
  isoSeconds,
  issuerDidSchema,
  signedCredentialSchema,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Prisma } from '#database'
import type { Database } from '../../procedures/index.ts'
import type { ChainReceipt } from './anchor-chain.ts'

/** Deeds of the first format; everything else lies in the same table and has a store of its own. */
const DEED = 'ownership'

/** How many certificates a list shows. */
const LIST_LENGTH = 500

const WITH_BATCH = { batch: true, revocations: { orderBy: { revokedAt: 'asc' }, take: 1 } } as const
type CertificateWithBatch = Prisma.CertificateGetPayload<{ include: typeof WITH_BATCH }>

/** A certificate as stored. */
export interface CertificateRow {
  readonly certificateId: CertificateId
  readonly issuerId: UserId
  readonly petId: string | null
  readonly digest: string
  readonly cid: string
  readonly credential: SignedCredential
  readonly issuedAt: Date
  readonly revocation: { readonly revokedAt: Date; readonly reason: string } | null
  readonly batch: BatchRow | null
}

/** A batch as stored; `receipt` is null until the chain confirmed it. */
export interface BatchRow {
  readonly batchId: string
  readonly root: string
  readonly digests: readonly string[]
  readonly receipt: ChainReceipt | null
}

/** Writes a signed certificate. Whoever wrote it before wrote the same: the digest decides. */
export async function insertCertificate(
  db: Database,
  row: Pick<CertificateRow, 'certificateId' | 'issuerId' | 'digest' | 'cid' | 'credential' | 'issuedAt'>,
): Promise<void> {
  const { credential, certificateId, ...rest } = row
  const { petId } = credential.credentialSubject.animal
  await db.certificate.create({
    data: {
      ...rest,
      id: certificateId,
      kind: DEED,
      issuerDid: credential.issuer.id,
      subjectId: petId,
      petId,
      credential: credential as Prisma.InputJsonObject,
    },
  })
}

export async function findCertificate(db: Database, id: CertificateId): Promise<CertificateRow | null> {
  const row = await db.certificate.findUnique({ where: { id, kind: DEED }, include: WITH_BATCH })
  return row === null ? null : certificateOf(row)
}

/** Certificates the user issued or that are about these animals, newest first. */
export async function listCertificates(
  db: Database,
  { issuerId, petIds }: { readonly issuerId: UserId; readonly petIds: readonly string[] },
): Promise<CertificateRow[]> {
  const rows = await db.certificate.findMany({
    where: { kind: DEED, OR: [{ issuerId }, { petId: { in: [...petIds] } }] },
    include: WITH_BATCH,
    orderBy: [{ issuedAt: 'desc' }, { id: 'asc' }],
    take: LIST_LENGTH,
  })
  return rows.map(certificateOf)
}

/** Every deed about one animal, oldest first. */
export async function listDeedsOf(db: Database, petId: string): Promise<CertificateRow[]> {
  const rows = await db.certificate.findMany({
    where: { kind: DEED, petId },
    include: WITH_BATCH,
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    take: LIST_LENGTH,
  })
  return rows.map(certificateOf)
}

/** Digests that wait for a batch, oldest first: of certificates, then of sealed health records. */
export async function listWaitingDigests(db: Database, most: number): Promise<string[]> {
  const rows = await db.certificate.findMany({
    where: { batchId: null },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    select: { digest: true },
    take: most,
  })
  const records = await db.vaultRecord.findMany({
    where: { batchId: null },
    orderBy: [{ storedAt: 'asc' }, { id: 'asc' }],
    select: { digest: true },
    take: most - rows.length,
  })
  return [...rows, ...records].map(row => row.digest)
}

/** Binds the certificates and records with these digests to a new batch that the chain does not know yet. */
export async function insertBatch(db: Database, batch: Omit<BatchRow, 'receipt'>, now: Date): Promise<void> {
  const { batchId, root, digests } = batch
  await db.anchorBatch.create({
    data: { id: batchId, root, digests: [...digests], state: 'open', createdAt: now },
  })
  await db.certificate.updateMany({
    where: { digest: { in: [...digests] }, batchId: null },
    data: { batchId },
  })
  await db.vaultRecord.updateMany({
    where: { digest: { in: [...digests] }, batchId: null },
    data: { batchId },
  })
}

/** Batches the chain has not confirmed, oldest first. */
export async function listOpenBatches(db: Database): Promise<Omit<BatchRow, 'receipt'>[]> {
  const rows = await db.anchorBatch.findMany({ where: { state: 'open' }, orderBy: { createdAt: 'asc' } })
  return rows.map(row => ({ batchId: row.id, root: row.root, digests: row.digests as string[] }))
}

/** Notes where the chain put a batch. @returns the certificates in it. */
export async function saveReceipt(db: Database, batchId: string, receipt: ChainReceipt): Promise<string[]> {
  const { chainId, contract, transaction, block } = receipt
  await db.anchorBatch.update({
    where: { id: batchId },
    data: {
      ...{ state: 'anchored', chainId, contract, transaction },
      ...{ blockNumber: block.number, blockHash: block.hash, anchoredAt: block.minedAt },
    },
  })
  const rows = await db.certificate.findMany({ where: { batchId }, select: { id: true } })
  return rows.map(row => row.id)
}

/** Withdraws a certificate for good; the first reason stays. */
export async function saveRevocation(
  db: Database,
  revocation: { id: string; certificateId: string; reason: string; signature: string; revokedAt: Date },
): Promise<void> {
  await db.revocation.create({ data: revocation })
  await db.certificate.update({
    where: { id: revocation.certificateId },
    data: { revokedAt: revocation.revokedAt },
  })
}

/** Revocations the chain has not confirmed, oldest first. */
export async function listOpenRevocations(db: Database): Promise<{ id: string; digest: string }[]> {
  const rows = await db.revocation.findMany({
    where: { transaction: null },
    orderBy: { revokedAt: 'asc' },
    include: { certificate: { select: { digest: true } } },
  })
  return rows.map(row => ({ id: row.id, digest: row.certificate.digest }))
}

/** Notes the transaction that revoked a certificate on the chain. */
export async function saveRevocationTransaction(
  db: Database,
  id: string,
  transaction: string,
): Promise<void> {
  await db.revocation.updateMany({ where: { id }, data: { transaction } })
}

/** A registered key and whose it is. */
export async function findKey(
  db: Database,
  did: string,
): Promise<(IssuerKeyEntry & { userId: string }) | null> {
  const row = await db.issuerKey.findUnique({ where: { did } })
  return row === null ? null : { ...keyOf(row), userId: row.userId }
}

/** Every key this user ever registered, oldest first. */
export async function listKeys(db: Database, userId: string): Promise<IssuerKeyEntry[]> {
  const rows = await db.issuerKey.findMany({ where: { userId }, orderBy: { registeredAt: 'asc' } })
  return rows.map(keyOf)
}

export async function insertKey(
  db: Database,
  key: { did: IssuerDid; userId: UserId; publicKey: string; label: string; registeredAt: Date },
): Promise<void> {
  await db.issuerKey.create({ data: key })
}

/** Ends the use of a key; what it signed before stays good. */
export async function saveRetirement(db: Database, did: IssuerDid, retiredAt: Date): Promise<void> {
  await db.issuerKey.update({ where: { did }, data: { retiredAt } })
}

/** Everything kept about a breeder, for the export. */
export async function exportCertificates(db: Database, userId: UserId): Promise<unknown> {
  const rows = await db.certificate.findMany({ where: { issuerId: userId } })
  const keys = await listKeys(db, userId)
  const transfers = await db.custodyTransfer.findMany({
    where: { parties: { some: { did: { in: keys.map(key => key.did) } } } },
    select: { petId: true, steps: true },
  })
  const waiting = await db.custodyWaitingStep.findMany({
    where: { signers: { some: { did: { in: keys.map(key => key.did) } } } },
    select: { petId: true, document: true, proofs: true },
  })
  return { keys, certificates: rows.map(row => row.credential), transfers, waiting }
}

/**
 * Deletes what a breeder issued. Digests in batches and on the chain stay, and so do transfers, which the other
 * side needs: they say keys and an animal's id, and with the keys' rows gone nobody's name belongs to them.
 */
export async function eraseCertificates(db: Database, userId: UserId): Promise<string[]> {
  const rows = await db.certificate.findMany({ where: { issuerId: userId }, select: { cid: true } })
  await db.certificate.deleteMany({ where: { issuerId: userId } })
  const dids = (await listKeys(db, userId)).map(key => key.did)
  await db.custodyWaitingStep.deleteMany({ where: { signers: { some: { did: { in: dids } } } } })
  await db.custodyTransfer.updateMany({ where: { pageFromId: userId }, data: { pageFromId: null } })
  await db.issuerKey.deleteMany({ where: { userId } })
  return rows.flatMap(row => row.cid ?? [])
}

function certificateOf(row: CertificateWithBatch): CertificateRow {
  const [revocation] = row.revocations
  return {
    certificateId: row.id as CertificateId,
    issuerId: row.issuerId as UserId,
    petId: row.petId,
    digest: row.digest,
    cid: row.cid ?? '',
    credential: signedCredentialSchema.parse(row.credential),
    issuedAt: row.issuedAt,
    revocation:
      revocation === undefined ? null : { revokedAt: revocation.revokedAt, reason: revocation.reason },
    batch: row.batch === null ? null : batchOf(row.batch),
  }
}

/** A batch as rows outside this file see it. */
export function batchOf(row: NonNullable<CertificateWithBatch['batch']>): BatchRow {
  const { chainId, contract, transaction, blockNumber, blockHash, anchoredAt } = row
  const confirmed =
    chainId !== null &&
    contract !== null &&
    transaction !== null &&
    blockNumber !== null &&
    anchoredAt !== null
  return {
    batchId: row.id,
    root: row.root,
    digests: row.digests as string[],
    receipt: confirmed
      ? {
          chainId,
          contract,
          transaction,
          block: { number: blockNumber, hash: blockHash, minedAt: anchoredAt },
        }
      : null,
  }
}

function keyOf(row: {
  did: string
  label: string
  registeredAt: Date
  retiredAt: Date | null
}): IssuerKeyEntry {
  return {
    did: issuerDidSchema.parse(row.did),
    label: row.label,
    registeredAt: isoSeconds(row.registeredAt),
    retiredAt: row.retiredAt === null ? null : isoSeconds(row.retiredAt),
  }
}
