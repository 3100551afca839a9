import { keptAccessSchema } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { z } from 'zod'
import type { Prisma } from '#database'
import type { Database } from '../../../procedures/index.ts'

/** A question as stored. The answer is sealed: what it says is known to nobody here. */
export type QuestionRow = {
  readonly questionId: string
  readonly meetupId: string
  readonly askerId: UserId
  readonly ownerId: UserId
  readonly petId: string
  readonly audience: string
  readonly nonce: string
  readonly askedAt: Date
  readonly answeredAt: Date | null
  readonly answer: {
    readonly sealed: string
    readonly accesses: z.infer<typeof accessesSchema>
    readonly ownerDid: string
  } | null
}

const accessesSchema = z.array(keptAccessSchema)
type StoredRow = Prisma.VaccinationQuestionGetPayload<object>

/** Writes a question, in place of one the same side asked before: its answer goes with it. */
export async function saveQuestion(
  db: Database,
  { questionId, ...row }: Omit<QuestionRow, 'answeredAt' | 'answer'>,
): Promise<void> {
  const { meetupId, askerId } = row
  const { audience, nonce, askedAt, ownerId, petId } = row
  const unanswered = { sealed: null, ownerDid: null, answeredAt: null }
  await db.vaccinationQuestion.upsert({
    where: { meetupId_askerId: { meetupId, askerId } },
    create: { id: questionId, ...row },
    update: { audience, nonce, askedAt, ownerId, petId, ...unanswered },
  })
}

export async function findQuestion(db: Database, questionId: string): Promise<QuestionRow | null> {
  const row = await db.vaccinationQuestion.findUnique({ where: { id: questionId } })
  return row === null ? null : questionOf(row)
}

/** What either side of a meet-up asked the other. */
export async function listQuestions(
  db: Database,
  { meetupId, userId }: { readonly meetupId: string; readonly userId: UserId },
): Promise<QuestionRow[]> {
  const rows = await db.vaccinationQuestion.findMany({
    where: { meetupId, OR: [{ askerId: userId }, { ownerId: userId }] },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(questionOf)
}

export async function saveAnswer(
  db: Database,
  questionId: string,
  { answer, now }: { readonly answer: NonNullable<QuestionRow['answer']>; readonly now: Date },
): Promise<void> {
  const { accesses, ...rest } = answer
  await db.vaccinationQuestion.update({
    where: { id: questionId },
    data: { ...rest, accesses: accesses as Prisma.InputJsonArray, answeredAt: now },
  })
}

function questionOf(row: StoredRow): QuestionRow {
  const { id, askerId, ownerId, sealed, accesses, ownerDid, ...rest } = row
  const answer =
    sealed === null || ownerDid === null
      ? null
      : { sealed, ownerDid, accesses: accessesSchema.parse(accesses) }
  return { ...rest, questionId: id, askerId: askerId as UserId, ownerId: ownerId as UserId, answer }
}
