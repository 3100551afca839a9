import { isoSeconds } from '@pawfect/domain/certificates'
import { documentDigest, type SignedStep, transferStandingAt } from '@pawfect/domain/certificates/custody'
import type { Database, EmitEvent } from '../../procedures/index.ts'
import { movePage } from './move-page.ts'
import { saveSteps, type TransferRow } from './transfers-store.ts'
import { removeWaitingAbout } from './waiting-steps-store.ts'

/** What taking an answer works with; `emit` publishes once everything is written. */
export interface AnswerTaking {
  readonly db: Database
  readonly emit: EmitEvent
  readonly now: Date
}

/**
 * Appends a signed answer to a transfer, if the rules let it follow by now. What waited for signatures is over with
 * it, and when it makes the transfer final, the animal's page goes along. Again: changes nothing.
 *
 * @throws {TransferStepError} when it cannot follow.
 */
export async function takeAnswer(row: TransferRow, step: SignedStep, taking: AnswerTaking): Promise<void> {
  const { db, emit, now } = taking
  const digest = documentDigest(step.document)
  if (row.steps.some(known => documentDigest(known.document) === digest)) return
  const steps = [...row.steps, { ...step, receivedAt: isoSeconds(now) }]
  transferStandingAt(steps, now)
  await saveSteps(db, row.transferId, steps)
  await removeWaitingAbout(db, row.offerDigest, now)
  const move = await movePage(db, { ...row, steps }, now)
  if (move !== null) emit('pets/pet-moved', move)
}
