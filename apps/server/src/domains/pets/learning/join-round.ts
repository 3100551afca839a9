import { joinedGroupSchema, joinRoundSchema, ROUNDS_IN_BUDGET } from '@pawfect/domain/pets/learning'
import { command } from '../../../procedures/index.ts'
import { BudgetSpentError, NoSeatError } from './learning-errors.ts'
import { expectOpen } from './learning-state.ts'
import { countRoundsTaken, giveSeat, groupOf } from './learning-store.ts'

/**
 * Takes a seat in the open round. Asking again with the same key gives the same seat, and its group as it is now.
 *
 * @throws {LearningStoppedError | RoundClosedError}
 * @throws {BudgetSpentError} when the account took part as often as it ever may, on whichever computers.
 * @throws {NoSeatError} when the account sits there with another key: one account is one voice.
 */
export const joinRound = command
  .input(joinRoundSchema)
  .output(joinedGroupSchema)
  .mutation(async ({ ctx: { db, clock, caller }, input: { roundId, publicKey } }) => {
    const now = clock.now()
    const before = await expectOpen(db, roundId, now)
    const own = before.members.find(({ userId }) => userId === caller.userId)
    if (own !== undefined && own.publicKey !== publicKey) throw new NoSeatError()
    if (own === undefined) {
      if ((await countRoundsTaken(db, caller.userId)) >= ROUNDS_IN_BUDGET) throw new BudgetSpentError()
      await giveSeat(db, roundId, { userId: caller.userId, publicKey, joinedAt: now })
    }
    const group = groupOf(await expectOpen(db, roundId, now), caller.userId)
    if (group === null) throw new NoSeatError()
    return group
  })
