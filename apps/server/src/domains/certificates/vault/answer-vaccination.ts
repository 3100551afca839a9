import {
  answerVaccinationInputSchema,
  issuerDidSchema,
  vaccinationAnswerSchema,
  vaccinationQuestionInputSchema,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { command, signedInQuery } from '../../../procedures/index.ts'
import { otherSide } from './ask-vaccination.ts'
import { takeSealed } from './take-sealed.ts'
import { findQuestion, saveAnswer } from './vaccination-questions-store.ts'
import { QuestionNotFoundError, RecordRefusedError } from './vault-errors.ts'
import type { VaultPorts } from './vault-ports.ts'
import { findReadingKey } from './vault-store.ts'

/** Hands in the sealed answer to a question the caller was asked. Again: in place of the last one. */
export const createAnswerVaccination = (ports: VaultPorts) =>
  command
    .input(answerVaccinationInputSchema)
    .output(z.object({ answeredAt: z.iso.datetime() }))
    .mutation(async ({ ctx, input: { questionId, sealed, accesses, did } }) => {
      const { userId } = ctx.caller
      const question = await findQuestion(ctx.db, questionId)
      if (question === null || question.ownerId !== userId) throw new QuestionNotFoundError()
      await otherSide(ctx.db, ports, { meetupId: question.meetupId, userId })
      takeSealed(sealed)
      if ((await findReadingKey(ctx.db, { did }))?.userId !== userId) throw new RecordRefusedError('no-key')
      const now = ctx.clock.now()
      await saveAnswer(ctx.db, questionId, { answer: { sealed, accesses, ownerDid: did }, now })
      return { answeredAt: now.toISOString() }
    })

/** The sealed answer to a question of the caller's. */
export const createFetchVaccination = (ports: VaultPorts) =>
  signedInQuery
    .input(vaccinationQuestionInputSchema)
    .output(vaccinationAnswerSchema)
    .query(async ({ ctx, input: { questionId } }) => {
      const { userId } = ctx.caller
      const question = await findQuestion(ctx.db, questionId)
      if (question === null || question.askerId !== userId || question.answer === null)
        throw new QuestionNotFoundError()
      await otherSide(ctx.db, ports, { meetupId: question.meetupId, userId })
      const { sealed, accesses, ownerDid } = question.answer
      return { questionId, sealed, accesses, ownerDid: issuerDidSchema.parse(ownerDid) }
    })
