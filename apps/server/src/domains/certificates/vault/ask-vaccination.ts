import {
  askVaccinationInputSchema,
  type VaccinationQuestion,
  vaccinationQuestionsSchema,
  vaccinationsOfMeetupInputSchema,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { command, type Database, signedInQuery } from '../../../procedures/index.ts'
import { listQuestions, saveQuestion } from './vaccination-questions-store.ts'
import { QuestionNotFoundError, RecordRefusedError } from './vault-errors.ts'
import type { OtherSide, VaultPorts } from './vault-ports.ts'
import { findReadingKey, listReadingKeys } from './vault-store.ts'

/** Asks the other side of an agreed meet-up whether their animal is vaccinated. Asking again begins anew. */
export const createAskVaccination = (ports: VaultPorts) =>
  command
    .input(askVaccinationInputSchema)
    .output(vaccinationQuestionsSchema)
    .mutation(async ({ ctx, input: { meetupId, audience, nonce } }) => {
      const { userId } = ctx.caller
      const other = await otherSide(ctx.db, ports, { meetupId, userId })
      const key = await findReadingKey(ctx.db, { did: audience })
      if (key?.userId !== userId) throw new RecordRefusedError('no-key')
      await saveQuestion(ctx.db, {
        ...{ questionId: ctx.ids.next(), meetupId, askerId: userId, ownerId: other.userId },
        ...{ petId: other.petId, audience, nonce, askedAt: ctx.clock.now() },
      })
      return { questions: await presentQuestions(ctx.db, { meetupId, userId }) }
    })

/** What the two sides of one of the caller's agreed meet-ups asked each other; nothing while it is off. */
export const createVaccinationsOfMeetup = (ports: VaultPorts) =>
  signedInQuery
    .input(vaccinationsOfMeetupInputSchema)
    .output(vaccinationQuestionsSchema)
    .query(async ({ ctx, input: { meetupId } }) => {
      const { userId } = ctx.caller
      await otherSide(ctx.db, ports, { meetupId, userId })
      return { questions: await presentQuestions(ctx.db, { meetupId, userId }) }
    })

/** The other side of an agreed meet-up, unless the two keep apart. @throws {QuestionNotFoundError} */
export async function otherSide(
  db: Database,
  { areApart, otherInMeetup }: VaultPorts,
  { meetupId, userId }: { readonly meetupId: string; readonly userId: UserId },
): Promise<OtherSide> {
  const other = await otherInMeetup(db, meetupId, userId)
  if (other === null || (await areApart(db, userId, other.userId))) throw new QuestionNotFoundError()
  return other
}

async function presentQuestions(
  db: Database,
  of: { readonly meetupId: string; readonly userId: UserId },
): Promise<VaccinationQuestion[]> {
  const rows = await listQuestions(db, of)
  const questions = await Promise.all(
    rows.map(async ({ askerId, askedAt, answeredAt, questionId, petId, audience, nonce }) => ({
      ...{ questionId, petId, audience, nonce, mine: askerId === of.userId },
      readers: (await listReadingKeys(db, askerId))
        .filter(key => key.did === audience)
        .map(key => key.reader),
      askedAt: askedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    })),
  )
  return vaccinationQuestionsSchema.parse({ questions }).questions
}
