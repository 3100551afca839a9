import { fromFixedPoint, type LearningOverview, settleRound, sumMasked } from '@pawfect/domain/pets/learning'
import type { Clock, Database, Ids } from '../../../procedures/index.ts'
import {
  LearningStoppedError,
  NothingToImproveError,
  RoundClosedError,
  RoundOpenError,
} from './learning-errors.ts'
import type { LearningPorts } from './learning-ports.ts'
import {
  createRound,
  endRound,
  findOpenRound,
  isLearningStopped,
  listRounds,
  noteSwitch,
  type RoundRow,
  wholeGroups,
} from './learning-store.ts'

/** Owners open their app once in a few days; a group is whole when five of them did, twice. */
const ROUND_DAYS = 14
const DAY_MS = 24 * 60 * 60 * 1000

type Work = { readonly db: Database; readonly clock: Clock; readonly ids: Ids }

/** Opens a round for the published breed model. @throws {LearningStoppedError | RoundOpenError | NothingToImproveError} */
export async function openRound({ db, clock, ids }: Work, ports: LearningPorts): Promise<string> {
  if (await isLearningStopped(db)) throw new LearningStoppedError()
  if ((await findOpenRound(db)) !== null) throw new RoundOpenError()
  const head = await ports.currentHead()
  if (head === null) throw new NothingToImproveError()
  const [id, openedAt] = [ids.next(), clock.now()]
  const closesAt = new Date(openedAt.getTime() + ROUND_DAYS * DAY_MS)
  await createRound(db, { id, ...head, openedAt, closesAt })
  return id
}

/**
 * Adds up the whole groups of the open round, takes the middle, and puts the step where the publisher finds it:
 * it is released only through the gate, signed by a key that no server holds. Updates are deleted.
 *
 * @throws {RoundClosedError} when none is open.
 */
export async function closeRound({ db }: Work, ports: LearningPorts): Promise<'settled' | 'too-few'> {
  const round = await findOpenRound(db)
  if (round === null) throw new RoundClosedError()
  const settled = settleRound(wholeGroups(round).map(group => fromFixedPoint(sumMasked(group))))
  if (settled.kind === 'too-few') {
    await endRound(db, round.id, { state: 'too-few', groups: settled.groups })
    return settled.kind
  }
  const { step, groups, leftOut } = settled
  const { id: roundId, base } = round
  await ports.keepStep({ format: 'pawfect-taught-step/1', roundId, base, groups, leftOut, step: [...step] })
  await endRound(db, roundId, { state: 'settled', groups, leftOut })
  return settled.kind
}

/** The kill switch: nobody takes part any more, and what was sent for the open round is deleted unread. */
export async function stopLearning({ db, clock }: Work): Promise<void> {
  await noteSwitch(db, true, clock.now())
  const round = await findOpenRound(db)
  if (round !== null) await endRound(db, round.id, { state: 'stopped' })
}

/** Nobody who forgets to close a round keeps what was sent for it: after this long it is deleted unread. */
const LEFT_LYING_DAYS = 30

/** Ends the open round where its time was over long ago. */
export async function endForgottenRound(db: Database, now: Date): Promise<void> {
  const round = await findOpenRound(db)
  if (round === null || now.getTime() - round.closesAt.getTime() < LEFT_LYING_DAYS * DAY_MS) return
  await endRound(db, round.id, { state: 'stopped' })
}

/** Lets rounds be opened again. */
export async function resumeLearning({ db, clock }: Work): Promise<void> {
  await noteSwitch(db, false, clock.now())
}

/** Learning as an admin sees it: counts, never who sent what. */
export async function learningOverview(db: Database, ports: LearningPorts): Promise<LearningOverview> {
  return {
    isStopped: await isLearningStopped(db),
    hasModel: (await ports.currentHead()) !== null,
    rounds: (await listRounds(db)).map(roundCounts),
  }
}

function roundCounts(round: RoundRow): LearningOverview['rounds'][number] {
  return {
    roundId: round.id,
    state: round.state as LearningOverview['rounds'][number]['state'],
    openedAt: round.openedAt.toISOString(),
    closesAt: round.closesAt.toISOString(),
    joined: round.members.length,
    sent: round.members.filter(({ sentAt }) => sentAt !== null).length,
    groups: round.groups,
    leftOut: round.leftOut,
  }
}
