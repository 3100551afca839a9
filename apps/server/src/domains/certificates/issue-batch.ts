import {
  attestationStatusesSchema,
  canonicalBytes,
  certificateIdSchema,
  contentAddressOf,
  credentialDigest,
  isProofIntact,
  issueBatchInputSchema,
  type SignedAttestation,
  verificationMethodOf,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { type Database, slowCommand } from '../../procedures/index.ts'
import { findCard, findOwnPet, findVisiblePet } from '../pets/index.ts'
import { assembleStatuses } from './assemble-status.ts'
import {
  countAttestationsSince,
  findAttestations,
  findCorrections,
  findTaken,
  insertAttestations,
  type NewAttestation,
} from './attestations-store.ts'
import {
  CertificateIdTakenError,
  CorrectionRefusedError,
  IssuerKeyUnknownError,
  SignatureInvalidError,
  TooManyAttestationsError,
} from './certificates-errors.ts'
import type { CertificatesPorts } from './certificates-ports.ts'
import { findKey } from './certificates-store.ts'
import { waitPatiently } from './wait-patiently.ts'

/** More than any kennel or practice writes; less than would fill a disk in a week. */
const MOST_A_DAY = 5_000
const DAY_MS = 86_400_000

/**
 * Takes attestations that were signed on their issuer's machine, all or none, and anchors them together with
 * whatever else comes at the time. The service sees digests, never a fact. Handing one in again changes nothing.
 */
export const createIssueBatch = (ports: CertificatesPorts) =>
  slowCommand
    .input(issueBatchInputSchema)
    .output(attestationStatusesSchema)
    .mutation(async ({ ctx, input: { attestations } }) => {
      const { userId } = ctx.caller
      for (const attestation of attestations) assertSignedByIssuer(attestation)
      const rows = attestations.map(credential =>
        rowOf(credential, { issuerId: userId, issuedAt: ctx.clock.now() }),
      )
      const fresh = await ctx.inTransaction(db => keepNew(db, rows))
      await Promise.all(
        fresh.map(row =>
          ports.pins
            ?.pin(canonicalBytes(row.credential))
            .catch((err: unknown) => ctx.log.warn({ err }, 'an attestation is not pinned yet')),
        ),
      )
      if (fresh.length > 0) await waitPatiently(ports.queue.wake(fresh.length))
      const kept = new Map(
        (
          await findAttestations(
            ctx.db,
            rows.map(row => row.certificateId),
          )
        ).map(row => [row.certificateId, row]),
      )
      const inOrder = rows.flatMap(row => kept.get(row.certificateId) ?? [])
      const seal = { serviceKey: ports.serviceKey, now: ctx.clock.now() }
      return { statuses: await assembleStatuses(ctx.db, inOrder, seal) }
    })

function assertSignedByIssuer(attestation: SignedAttestation): void {
  const { proof, issuer } = attestation
  if (proof.verificationMethod !== verificationMethodOf(issuer.id) || !isProofIntact(attestation))
    throw new SignatureInvalidError()
}

function rowOf(
  credential: SignedAttestation,
  kept: { readonly issuerId: UserId; readonly issuedAt: Date },
): NewAttestation {
  const digest = credentialDigest(credential)
  const certificateId = certificateIdSchema.parse(credential.id)
  return { certificateId, digest, cid: contentAddressOf(digest), credential, ...kept }
}

/** Writes what is not there yet. @returns what was new. */
async function keepNew(db: Database, rows: readonly NewAttestation[]): Promise<readonly NewAttestation[]> {
  const [first] = rows
  if (first === undefined) return []
  const { issuerId, issuedAt } = first
  const taken = await findTaken(
    db,
    rows.map(row => row.certificateId),
  )
  const fresh: NewAttestation[] = []
  for (const row of rows) {
    const known = taken.get(row.certificateId) ?? fresh.find(it => it.certificateId === row.certificateId)
    if (known === undefined) fresh.push(row)
    else if (known.digest !== row.digest || known.issuerId !== issuerId) throw new CertificateIdTakenError()
  }
  const since = new Date(issuedAt.getTime() - DAY_MS)
  if ((await countAttestationsSince(db, issuerId, since)) + fresh.length > MOST_A_DAY)
    throw new TooManyAttestationsError(MOST_A_DAY)
  await assertKeysInUse(db, fresh, issuerId)
  await assertAnimalsWithinReach(db, fresh)
  await assertCorrections(db, fresh)
  await insertAttestations(db, fresh)
  return fresh
}

async function assertKeysInUse(
  db: Database,
  rows: readonly NewAttestation[],
  issuerId: UserId,
): Promise<void> {
  for (const did of new Set(rows.map(row => row.credential.issuer.id))) {
    const key = await findKey(db, did)
    if (key === null || key.userId !== issuerId) throw new IssuerKeyUnknownError({ retired: false })
    if (key.retiredAt !== null) throw new IssuerKeyUnknownError({ retired: true })
  }
}

/** An animal with a page here is its owner's, or published to whoever attests; pups without one have only their papers. */
async function assertAnimalsWithinReach(db: Database, rows: readonly NewAttestation[]): Promise<void> {
  const reached = new Set<string>()
  for (const { credential, issuerId, issuedAt } of rows) {
    const { petId, attesterRole } = credential.credentialSubject
    if (reached.has(petId)) continue
    reached.add(petId)
    if ((await findCard(db, petId, { now: issuedAt })) === null) continue
    const isTheirs = attesterRole === 'owner' || attesterRole === 'breeder'
    if (isTheirs || (await findVisiblePet(db, petId)) === null) await findOwnPet(db, petId, issuerId)
  }
}

async function assertCorrections(db: Database, rows: readonly NewAttestation[]): Promise<void> {
  const corrected = rows.flatMap(row => row.credential.credentialSubject.corrects?.id ?? [])
  if (corrected.length === 0) return
  if (new Set(corrected).size < corrected.length || (await findCorrections(db, corrected)).size > 0)
    throw new CorrectionRefusedError('corrected-already')
  const older = new Map((await findAttestations(db, corrected)).map(row => [String(row.certificateId), row]))
  for (const { credential, issuerId } of rows) {
    const { corrects, petId, kind } = credential.credentialSubject
    if (corrects === undefined) continue
    const wrong = older.get(corrects.id)
    if (wrong === undefined || wrong.issuerId !== issuerId) throw new CorrectionRefusedError('not-yours')
    const same = wrong.digest === corrects.digest && wrong.kind === kind
    if (!same || wrong.credential.credentialSubject.petId !== petId)
      throw new CorrectionRefusedError('not-the-same')
  }
}
