import { type OpenedFact, openedFactSchema } from '@pawfect/domain/certificates'
import {
  type TransferOffer,
  type WitnessedStep,
  witnessedStepSchema,
} from '@pawfect/domain/certificates/custody'
import { z } from 'zod'
import type { Prisma } from '#database'
import type { Database } from '../../procedures/index.ts'

/** How many transfers a list shows. */
const LIST_LENGTH = 200

const WITH_PARTIES = { parties: true } as const

/** A transfer as stored: everything both sides signed, in order. */
export interface TransferRow {
  readonly transferId: string
  readonly petId: string
  readonly offerDigest: string
  readonly follows: string
  readonly steps: readonly WitnessedStep[]
  /** Opened keys and roles of the givers, when the paper before hides them. */
  readonly owners: readonly OpenedFact[]
  readonly givers: readonly string[]
  readonly takers: readonly string[]
  /** When to see whether the animal's page goes along; null when that is seen to. */
  readonly pageDueAt: Date | null
  /** Whose page it was before this handover took it along. */
  readonly pageFromId: string | null
}

/** Writes a new transfer with its first step, the offer. */
export async function insertTransfer(
  db: Database,
  {
    offer,
    offerDigest,
    step,
    owners,
    now,
  }: {
    readonly offer: TransferOffer
    readonly offerDigest: string
    readonly step: WitnessedStep
    readonly owners: readonly OpenedFact[]
    readonly now: Date
  },
): Promise<void> {
  const givers = new Set(offer.from)
  const takers = new Set(offer.to.map(owner => owner.key))
  await db.custodyTransfer.create({
    data: {
      ...{ id: offer.id, petId: offer.petId, offerDigest, follows: offer.follows, createdAt: now },
      steps: [step] as Prisma.InputJsonArray,
      owners: [...owners] as Prisma.InputJsonArray,
      parties: {
        create: [
          ...[...givers].map(did => ({ did, side: 'giver' })),
          ...[...takers].map(did => ({ did, side: 'taker' })),
        ],
      },
    },
  })
}

/** Replaces the steps of a transfer by the same ones and one more. */
export async function saveSteps(
  db: Database,
  transferId: string,
  steps: readonly WitnessedStep[],
): Promise<void> {
  await db.custodyTransfer.update({
    where: { id: transferId },
    data: { steps: [...steps] as Prisma.InputJsonArray },
  })
}

/** Notes when to see to the animal's page again, and whose it was before it went along. */
export async function savePageMove(
  db: Database,
  transferId: string,
  page: { readonly pageDueAt: Date | null; readonly pageFromId?: string },
): Promise<void> {
  await db.custodyTransfer.update({ where: { id: transferId }, data: page })
}

/** Transfers whose animal's page is to be seen to by now, the longest due first. */
export async function listTransfersDue(db: Database, now: Date): Promise<TransferRow[]> {
  const rows = await db.custodyTransfer.findMany({
    where: { pageDueAt: { lte: now } },
    include: WITH_PARTIES,
    orderBy: { pageDueAt: 'asc' },
    take: LIST_LENGTH,
  })
  return rows.map(transferOf)
}

export async function findTransferByOffer(db: Database, offerDigest: string): Promise<TransferRow | null> {
  const row = await db.custodyTransfer.findUnique({ where: { offerDigest }, include: WITH_PARTIES })
  return row === null ? null : transferOf(row)
}

/** Every transfer of one animal, in the order they were offered. */
export async function listTransfersOf(db: Database, petId: string): Promise<TransferRow[]> {
  const rows = await db.custodyTransfer.findMany({
    where: { petId },
    include: WITH_PARTIES,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(transferOf)
}

/** Transfers that name one of these keys, newest first. */
export async function listTransfersWith(db: Database, dids: readonly string[]): Promise<TransferRow[]> {
  const rows = await db.custodyTransfer.findMany({
    where: { parties: { some: { did: { in: [...dids] } } } },
    include: WITH_PARTIES,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: LIST_LENGTH,
  })
  return rows.map(transferOf)
}

function transferOf(row: Prisma.CustodyTransferGetPayload<{ include: typeof WITH_PARTIES }>): TransferRow {
  const keysOf = (side: string) => row.parties.filter(party => party.side === side).map(party => party.did)
  return {
    ...{ transferId: row.id, petId: row.petId, offerDigest: row.offerDigest, follows: row.follows },
    steps: z.array(witnessedStepSchema).parse(row.steps),
    owners: z.array(openedFactSchema).parse(row.owners),
    givers: keysOf('giver'),
    takers: keysOf('taker'),
    ...{ pageDueAt: row.pageDueAt, pageFromId: row.pageFromId },
  }
}
