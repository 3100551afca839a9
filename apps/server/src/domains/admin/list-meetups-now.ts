import { meetupNowSchema } from '@pawfect/domain/admin'
import { adminQuery } from '../../procedures/index.ts'
import { listMeetupsAround } from './admin-store.ts'

/** Meet-ups that go on now or begin within the hour. */
export const listMeetupsNow = adminQuery
  .output(meetupNowSchema.array())
  .query(({ ctx }) => listMeetupsAround(ctx.db, ctx.clock.now()))
