import { type OpenedFact, openedFactSchema } from '@pawfect/domain/certificates'
import { type SignedStep, signedStepSchema } from '@pawfect/domain/certificates/custody'
import { z } from 'zod'
import type { Prisma } from '#database'
import type { Database } from '../../procedures/index.ts'

/** How many waiting steps a list shows. */
const LIST_LENGTH = 100

/** A step of a transfer that not everybody it needs has signed. */
export interface WaitingRow {
  readonly digest: string
  readonly offerDigest: string
  readonly petId: string
  readonly step: SignedStep
  /** Opened keys and roles, for an offer that continues a paper which hides them. */
  readonly owners: readonly OpenedFact[]
  readonly expiresAt: Date
}

/** Writes a waiting step, or the signatures it has gained. */
export async function saveWaiting(
  db: Database,
  row: WaitingRow,
  { signers, now }: { readonly signers: readonly string[]; readonly now: Date },
): Promise<void> {
  const { digest, offerDigest, petId, step, owners, expiresAt } = row
  const proofs = [...step.proofs] as Prisma.InputJsonArray
  await db.custodyWaitingStep.upsert({
    where: { digest },
    create: {
      ...{ digest, offerDigest, petId, proofs, expiresAt, createdAt: now },
      document: step.document as Prisma.InputJsonObject,
      owners: [...owners] as Prisma.InputJsonArray,
      signers: { create: signers.map(did => ({ did })) },
    },
    update: { proofs },
  })
}

/** Reads a waiting step. @returns null when there is none, or its time is over. */
export async function findWaiting(db: Database, digest: string, now: Date): Promise<WaitingRow | null> {
  const row = await db.custodyWaitingStep.findFirst({ where: { digest, expiresAt: { gt: now } } })
  return row === null ? null : waitingOf(row)
}

/** Waiting steps of an animal, the oldest first. */
export async function listWaitingOf(db: Database, petId: string, now: Date): Promise<WaitingRow[]> {
  const rows = await db.custodyWaitingStep.findMany({
    where: { petId, expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'asc' }, { digest: 'asc' }],
    take: LIST_LENGTH,
  })
  return rows.map(waitingOf)
}

/** Waiting steps that need one of these keys, the newest first. */
export async function listWaitingFor(
  db: Database,
  dids: readonly string[],
  now: Date,
): Promise<WaitingRow[]> {
  const rows = await db.custodyWaitingStep.findMany({
    where: { signers: { some: { did: { in: [...dids] } } }, expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { digest: 'asc' }],
    take: LIST_LENGTH,
  })
  return rows.map(waitingOf)
}

/** Drops the waiting step with this digest. */
export async function removeWaiting(db: Database, digest: string): Promise<void> {
  await db.custodyWaitingStep.deleteMany({ where: { digest } })
}

/** Drops what waits about an offer that has moved on, and whatever nobody signed in time. */
export async function removeWaitingAbout(db: Database, offerDigest: string, now: Date): Promise<void> {
  await db.custodyWaitingStep.deleteMany({ where: { OR: [{ offerDigest }, { expiresAt: { lte: now } }] } })
}

function waitingOf(row: Prisma.CustodyWaitingStepGetPayload<object>): WaitingRow {
  const { digest, offerDigest, petId, expiresAt } = row
  return {
    ...{ digest, offerDigest, petId, expiresAt },
    step: signedStepSchema.parse({ document: row.document, proofs: row.proofs }),
    owners: z.array(openedFactSchema).parse(row.owners),
  }
}
