import { joinedGroupSchema, joinRoundSchema } from '@pawfect/domain/pets/learning'
import { signedInQuery } from '../../../procedures/index.ts'
import { NoSeatError } from './learning-errors.ts'
import { expectOpen } from './learning-state.ts'
import { groupOf } from './learning-store.ts'

/** The caller's group as it is now. @throws {LearningStoppedError | RoundClosedError | NoSeatError} */
export const seeGroup = signedInQuery
  .input(joinRoundSchema.pick({ roundId: true }))
  .output(joinedGroupSchema)
  .query(async ({ ctx: { db, clock, caller }, input: { roundId } }) => {
    const group = groupOf(await expectOpen(db, roundId, clock.now()), caller.userId)
    if (group === null) throw new NoSeatError()
    return group
  })
