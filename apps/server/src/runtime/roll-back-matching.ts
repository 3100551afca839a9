import { appendAudit } from '../domains/admin/index.ts'
import { rollBackModel } from '../domains/matching/index.ts'
import type { ServerContext } from './context.ts'

/** Whoever works on the data folder itself. */
const OPERATOR = 'operator'

/**
 * Puts the matching model before the active one back, as an admin would in the console; audited as the operator's.
 *
 * @returns what happened, in a word.
 */
export async function rollBackMatchingOn({ database, clock, events }: ServerContext): Promise<string> {
  const version = await database.inTransaction(async db => {
    const restored = await rollBackModel(db)
    if (restored === 'nothing') return restored
    await appendAudit(db, {
      actorId: OPERATOR,
      action: 'matching/model-rolled-back',
      subject: `matching model ${restored ?? 'none'}`,
      facts: { reason: 'from the command line' },
      at: clock.now(),
    })
    return restored
  })
  if (version === 'nothing') return 'nothing-to-roll-back'
  events.emit('matching/model-changed', { version })
  await events.settled()
  return 'rolled-back'
}
