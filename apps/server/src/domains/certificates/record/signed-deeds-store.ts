import type { HexText, TypedDocument } from '@pawfect/domain/certificates'
import { z } from 'zod'
import type { Prisma } from '#database'
import type { Database } from '../../../procedures/index.ts'
import type { SignedDocument } from './record-chain.ts'

/** What a signed deed is about. */
export type DeedSubject = 'souvenir' | 'artwork' | 'listing'

/** Something a person signed, on its way to the record. */
export interface SignedDeedRow extends SignedDocument {
  readonly id: string
  readonly subject: DeedSubject
  readonly subjectId: string
  readonly action: string
}

const documentSchema = z.object({
  domain: z.object({
    name: z.string(),
    version: z.string(),
    chainId: z.number(),
    verifyingContract: z.string(),
  }),
  types: z.record(z.string(), z.array(z.object({ name: z.string(), type: z.string() }))),
  primaryType: z.string(),
  message: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/** A document as JSON: whole numbers too large for it as text. */
export function storableDocument(document: TypedDocument): Prisma.InputJsonObject {
  const message = Object.fromEntries(
    Object.entries(document.message).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? String(value) : value,
    ]),
  )
  return { ...document, message } as unknown as Prisma.InputJsonObject
}

/** The document again, as it was signed. */
export function storedDocument(stored: unknown): TypedDocument {
  const { message, ...document } = documentSchema.parse(stored)
  const fields = document.types[document.primaryType] ?? []
  const values = fields.map(({ name, type }) => {
    const value = message[name]
    return [name, typeof value === 'string' && type.startsWith('uint') ? BigInt(value) : value]
  })
  return { ...document, message: Object.fromEntries(values) } as TypedDocument
}

/** Keeps what was signed until the record has it. */
export async function keepSignedDeed(
  db: Database,
  deed: SignedDocument & {
    readonly id: string
    readonly subject: DeedSubject
    readonly subjectId: string
    readonly now: Date
  },
): Promise<void> {
  const { id, subject, subjectId, document, signature, now } = deed
  const position = await db.signedDeed.count({ where: { subject, subjectId } })
  const about = { id, subject, subjectId, position, action: document.primaryType }
  await db.signedDeed.create({
    data: { ...about, document: storableDocument(document), signature, state: 'waiting', createdAt: now },
  })
}

/** What waits for the record about one subject, in the order it was signed. */
export async function listWaitingDeeds(
  db: Database,
  about: { readonly subject: DeedSubject; readonly subjectId: string },
): Promise<SignedDeedRow[]> {
  const where = { ...about, state: 'waiting' }
  const rows = await db.signedDeed.findMany({ where, orderBy: { position: 'asc' } })
  return rows.map(({ id, subject, subjectId, action, document, signature }) => ({
    ...{ id, subjectId, action, subject: subject as DeedSubject },
    document: storedDocument(document),
    signature: signature as HexText,
  }))
}

/** Everything something waits for, oldest first. */
export async function listWaitingSubjects(
  db: Database,
): Promise<{ readonly subject: DeedSubject; readonly subjectId: string }[]> {
  const rows = await db.signedDeed.findMany({
    where: { state: 'waiting' },
    select: { subject: true, subjectId: true },
    distinct: ['subject', 'subjectId'],
    orderBy: { createdAt: 'asc' },
  })
  return rows.map(({ subject, subjectId }) => ({ subject: subject as DeedSubject, subjectId }))
}

/** Notes how the record answered. */
export async function closeSignedDeed(
  db: Database,
  id: string,
  answer: {
    readonly state: 'done' | 'refused'
    readonly transaction: string | null
    readonly reason: string | null
  },
): Promise<void> {
  await db.signedDeed.update({ where: { id }, data: answer })
}

/** Forgets what was signed about a subject, before the record had it. */
export async function forgetSignedDeeds(
  db: Database,
  subject: DeedSubject,
  subjectIds: readonly string[],
): Promise<void> {
  await db.signedDeed.deleteMany({ where: { subject, subjectId: { in: [...subjectIds] } } })
}
