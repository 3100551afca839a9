import { type LearningState, learningStateSchema, ROUNDS_IN_BUDGET } from '@pawfect/domain/pets/learning'
import { type Database, signedInQuery } from '../../../procedures/index.ts'
import { LearningStoppedError, RoundClosedError } from './learning-errors.ts'
import { countRoundsTaken, findOpenRound, isLearningStopped, type RoundRow } from './learning-store.ts'

/** Whether there is anything to take part in: nothing for whoever took part as often as they ever may. */
export const learningState = signedInQuery
  .output(learningStateSchema)
  .query(async ({ ctx: { db, clock, caller } }): Promise<LearningState> => {
    const [isStopped, round] = [await isLearningStopped(db), await findOpenRound(db)]
    const isOpen = !isStopped && round !== null && round.closesAt > clock.now()
    const isFor = isOpen && (await countRoundsTaken(db, caller.userId)) < ROUNDS_IN_BUDGET
    return { isStopped, round: isFor ? roundView(round) : null }
  })

function roundView({ id, base, classes, closesAt }: RoundRow): LearningState['round'] {
  return { roundId: id, base, classes, closesAt: closesAt.toISOString() }
}

/**
 * The open round by its id.
 *
 * @throws {LearningStoppedError | RoundClosedError}
 */
export async function expectOpen(db: Database, roundId: string, now: Date): Promise<RoundRow> {
  if (await isLearningStopped(db)) throw new LearningStoppedError()
  const round = await findOpenRound(db)
  if (round === null || round.id !== roundId || round.closesAt <= now) throw new RoundClosedError()
  return round
}
