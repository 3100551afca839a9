import {
  type AgreementDraft,
  type AgreementId,
  type AgreementRole,
  type AgreementState,
  agreementDraftSchema,
  agreementIdSchema,
  agreementRoleSchema,
  type HexText,
  type SignedDeed,
  signedDeedSchema,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { z } from 'zod'
import { Prisma } from '#database'
import type { Database } from '../../../procedures/index.ts'
import type { AgreementKind, Standing, Written } from './agreements-chain.ts'

/** How many agreements a list shows. */
const LIST_LENGTH = 200

const WITH_ALL = { parts: true, events: { orderBy: { position: 'asc' } } } as const
type StoredAgreement = Prisma.AgreementGetPayload<{ include: typeof WITH_ALL }>

const placeSchema = z.object({ chainId: z.number(), verifyingContract: z.string() })
const standingSchema = z.object({
  phase: z.enum(['waiting', 'claimed', 'disputed', 'ended']),
  claimedBy: z.enum(['payer', 'payee']).nullable(),
  until: z.iso.datetime().transform(text => new Date(text)),
  next: z.number(),
  returnMatingsLeft: z.number(),
})

/** Where signatures count. */
export type Place = { readonly chainId: number; readonly verifyingContract: HexText }

/** Somebody's part, or the place kept for them. */
export interface PartRow {
  readonly role: AgreementRole
  readonly userId: UserId | null
  readonly code: string | null
  readonly address: HexText | null
  readonly signature: HexText | null
  readonly signedAt: Date | null
}

/** Something that happened, or waits to be written down. */
export interface EventRow {
  readonly id: string
  readonly at: Date
  readonly kind: string
  readonly role: AgreementRole | null
  readonly deed: SignedDeed | null
  readonly signature: HexText | null
  readonly state: 'done' | 'waiting' | 'refused'
}

/** An agreement as stored. */
export interface AgreementRow {
  readonly agreementId: AgreementId
  readonly kind: AgreementKind
  readonly state: AgreementState
  readonly proposerId: UserId
  readonly version: number
  readonly writtenOn: string
  readonly draft: AgreementDraft
  readonly nonce: string
  readonly deadline: string
  readonly place: Place | null
  readonly termsHash: HexText | null
  readonly standing: Standing | null
  readonly updatedAt: Date
  readonly parts: readonly PartRow[]
  readonly events: readonly EventRow[]
}

/** A part nobody signed for yet. */
export type NewPart = Pick<PartRow, 'role' | 'userId' | 'code' | 'address'>

export async function insertAgreement(
  db: Database,
  row: Pick<AgreementRow, 'agreementId' | 'proposerId' | 'writtenOn' | 'draft' | 'nonce' | 'deadline'> & {
    readonly parts: readonly NewPart[]
    readonly now: Date
  },
): Promise<void> {
  const { agreementId, draft, parts, now, ...rest } = row
  await db.agreement.create({
    data: {
      ...rest,
      ...{ id: agreementId, kind: draft.kind, state: 'open', version: 1, createdAt: now, updatedAt: now },
      draft: draft as Prisma.InputJsonObject,
      parts: { create: parts.map(part => ({ ...part })) },
    },
  })
}

/** An agreement the account has a part in; any when `userId` is null. */
export async function findAgreement(
  db: Database,
  id: AgreementId,
  userId: UserId | null,
): Promise<AgreementRow | null> {
  const mine = userId === null ? {} : { parts: { some: { userId } } }
  const row = await db.agreement.findFirst({ where: { id, ...mine }, include: WITH_ALL })
  return row === null ? null : agreementOf(row)
}

export async function findByCode(db: Database, code: string): Promise<AgreementRow | null> {
  const row = await db.agreement.findFirst({ where: { parts: { some: { code } } }, include: WITH_ALL })
  return row === null ? null : agreementOf(row)
}

/** Agreements of an account, and with `disputed` those the office has to decide; latest change first. */
export async function listAgreements(
  db: Database,
  { userId, officeAddress }: { readonly userId: UserId; readonly officeAddress: HexText | null },
): Promise<AgreementRow[]> {
  const office = { state: 'running', parts: { some: { role: 'arbiter', address: officeAddress } } }
  const rows = await db.agreement.findMany({
    where: { OR: [{ parts: { some: { userId } } }, ...(officeAddress === null ? [] : [office])] },
    include: WITH_ALL,
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: LIST_LENGTH,
  })
  return rows.map(agreementOf)
}

/** How many agreements an account proposed that are not over. */
export async function countOpenBy(db: Database, proposerId: UserId): Promise<number> {
  return db.agreement.count({ where: { proposerId, state: { in: ['open', 'running'] } } })
}

/** Running agreements whose present step is over. */
export async function listDue(db: Database, now: Date): Promise<AgreementRow[]> {
  const where = { state: 'running', until: { lte: now } }
  const rows = await db.agreement.findMany({
    where,
    include: WITH_ALL,
    orderBy: { until: 'asc' },
    take: LIST_LENGTH,
  })
  return rows.map(agreementOf)
}

/** Agreements with something signed that is not written down yet, oldest first. */
export async function listWaiting(db: Database): Promise<AgreementId[]> {
  const where = { events: { some: { state: 'waiting' } } }
  const rows = await db.agreement.findMany({ where, select: { id: true }, orderBy: { updatedAt: 'asc' } })
  return rows.map(({ id }) => agreementIdSchema.parse(id))
}

/** Replaces the answers; every signature under the earlier ones is void. */
export async function saveDraft(
  db: Database,
  row: AgreementRow,
  change: Pick<AgreementRow, 'draft' | 'nonce' | 'deadline' | 'writtenOn'> & { readonly now: Date },
): Promise<void> {
  const { draft, now, ...rest } = change
  const agreementId = row.agreementId
  await db.agreement.update({
    where: { id: agreementId },
    data: {
      ...rest,
      draft: draft as Prisma.InputJsonObject,
      version: row.version + 1,
      place: Prisma.DbNull,
      updatedAt: now,
    },
  })
  await db.agreementPart.updateMany({ where: { agreementId }, data: { signature: null, signedAt: null } })
}

export async function setParts(
  db: Database,
  agreementId: AgreementId,
  { add, drop }: { readonly add: readonly NewPart[]; readonly drop: readonly AgreementRole[] },
): Promise<void> {
  await db.agreementPart.deleteMany({ where: { agreementId, role: { in: [...drop] } } })
  await db.agreementPart.createMany({ data: add.map(part => ({ ...part, agreementId })) })
}

/** Writes what changed of a part. */
export async function savePart(
  db: Database,
  agreementId: AgreementId,
  { role, ...change }: Partial<PartRow> & Pick<PartRow, 'role'>,
): Promise<void> {
  await db.agreementPart.update({ where: { agreementId_role: { agreementId, role } }, data: change })
}

/** Gives an account's address to every open part of theirs that has none. */
export async function fillAddresses(db: Database, userId: UserId, address: HexText): Promise<void> {
  await db.agreementPart.updateMany({
    where: { userId, address: null, agreement: { state: 'open' } },
    data: { address },
  })
}

export async function saveState(
  db: Database,
  agreementId: AgreementId,
  change: {
    readonly state?: AgreementState
    readonly place?: Place
    readonly termsHash?: HexText
    readonly standing?: Standing
    readonly now: Date
  },
): Promise<void> {
  const { now, standing, place, ...rest } = change
  const stored =
    standing === undefined ? {} : { standing: { ...standing, until: standing.until.toISOString() } }
  const until = standing === undefined ? {} : { until: standing.phase === 'ended' ? null : standing.until }
  await db.agreement.update({
    where: { id: agreementId },
    data: { ...rest, ...stored, ...until, ...(place === undefined ? {} : { place }), updatedAt: now },
  })
}

export async function appendEvent(
  db: Database,
  agreementId: AgreementId,
  event: Omit<EventRow, 'deed' | 'signature'> & Partial<Pick<EventRow, 'deed' | 'signature'>>,
): Promise<void> {
  const position = await db.agreementEvent.count({ where: { agreementId } })
  const { deed, ...rest } = event
  const signed = deed === undefined || deed === null ? {} : { deed: deed as Prisma.InputJsonObject }
  await db.agreementEvent.create({ data: { ...rest, ...signed, agreementId, position } })
}

/** Notes how the record answered. */
export async function closeEvent(
  db: Database,
  id: string,
  answer: { readonly state: 'done' | 'refused'; readonly written: Written | null },
): Promise<void> {
  const transaction = answer.written?.transaction ?? null
  await db.agreementEvent.update({ where: { id }, data: { state: answer.state, transaction } })
}

function agreementOf(row: StoredAgreement): AgreementRow {
  return {
    agreementId: agreementIdSchema.parse(row.id),
    kind: row.kind === 'adoption' ? 'adoption' : 'breeding',
    state: row.state as AgreementState,
    proposerId: row.proposerId as UserId,
    version: row.version,
    writtenOn: row.writtenOn,
    draft: agreementDraftSchema.parse(row.draft),
    nonce: row.nonce,
    deadline: row.deadline,
    place: row.place === null ? null : (placeSchema.parse(row.place) as Place),
    termsHash: row.termsHash as HexText | null,
    standing: row.standing === null ? null : standingSchema.parse(row.standing),
    updatedAt: row.updatedAt,
    parts: row.parts.map(partOf),
    events: row.events.map(eventOf),
  }
}

function partOf(part: StoredAgreement['parts'][number]): PartRow {
  return {
    role: agreementRoleSchema.parse(part.role),
    userId: part.userId as UserId | null,
    code: part.code,
    address: part.address as HexText | null,
    signature: part.signature as HexText | null,
    signedAt: part.signedAt,
  }
}

function eventOf(event: StoredAgreement['events'][number]): EventRow {
  return {
    id: event.id,
    at: event.at,
    kind: event.kind,
    role: event.role === null ? null : agreementRoleSchema.parse(event.role),
    deed: event.deed === null ? null : signedDeedSchema.parse(event.deed),
    signature: event.signature as HexText | null,
    state: event.state as EventRow['state'],
  }
}
