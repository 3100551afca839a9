import type { UserId } from '@pawfect/domain/identity'
import { GROUP_SIZE, type JoinedGroup, joinedGroupSchema } from '@pawfect/domain/pets/learning'
import type { Database } from '../../../procedures/index.ts'

/** Whether learning is switched off for everybody. */
export async function isLearningStopped(db: Database): Promise<boolean> {
  const last = await db.learningSwitch.findFirst({ orderBy: { id: 'desc' } })
  return last?.isStopped ?? false
}

/** Throws the kill switch, or releases it. */
export async function noteSwitch(db: Database, isStopped: boolean, at: Date): Promise<void> {
  await db.learningSwitch.create({ data: { isStopped, at } })
}

/** A round as it is kept. */
export type RoundRow = Awaited<ReturnType<typeof listRounds>>[number]

/** Rounds with their members, the latest first; members of rounds that are over have no keys. */
export function listRounds(db: Database, where: { state?: string; id?: string } = {}) {
  return db.learningRound.findMany({
    where,
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    include: { members: { orderBy: { ordinal: 'asc' } } },
    take: 100,
  })
}

/** The round that is open, or null. */
export async function findOpenRound(db: Database): Promise<RoundRow | null> {
  return (await listRounds(db, { state: 'open' }))[0] ?? null
}

/** Opens a round. */
export async function createRound(
  db: Database,
  round: Pick<RoundRow, 'id' | 'base' | 'classes' | 'openedAt' | 'closesAt'>,
): Promise<void> {
  await db.learningRound.create({ data: { ...round, state: 'open' } })
}

/** Ends a round: keys and updates are deleted, counts stay. */
export async function endRound(
  db: Database,
  roundId: string,
  end: {
    readonly state: 'settled' | 'too-few' | 'stopped'
    readonly groups?: number
    readonly leftOut?: number
  },
): Promise<void> {
  await db.learningRound.update({ where: { id: roundId }, data: end })
  await db.learningSeat.updateMany({ where: { roundId }, data: { publicKey: null, masked: null } })
}

/** Gives the next seat. A seat that was given up is never given again: its neighbours' masks are for its first owner. */
export async function giveSeat(
  db: Database,
  roundId: string,
  seat: { readonly userId: UserId; readonly publicKey: string; readonly joinedAt: Date },
): Promise<void> {
  const { seats } = await db.learningRound.update({
    where: { id: roundId },
    data: { seats: { increment: 1 } },
  })
  await db.learningSeat.create({ data: { ...seat, roundId, ordinal: seats - 1 } })
}

/** In how many rounds somebody's update was taken: each cost them some of their privacy, whatever became of it. */
export function countRoundsTaken(db: Database, userId: UserId): Promise<number> {
  return db.learningSeat.count({ where: { userId, sentAt: { not: null } } })
}

/** Keeps a masked update. */
export async function keepUpdate(
  db: Database,
  { roundId, userId }: { readonly roundId: string; readonly userId: UserId },
  update: { readonly masked: Uint8Array<ArrayBuffer>; readonly sentAt: Date },
): Promise<void> {
  await db.learningSeat.update({ where: { roundId_userId: { roundId, userId } }, data: update })
}

/** The group a user sits in, or null without a seat. */
export function groupOf(round: RoundRow, userId: UserId): JoinedGroup | null {
  const own = round.members.find(member => member.userId === userId)
  if (own === undefined) return null
  const members = round.members
    .filter(({ ordinal }) => groupNumber(ordinal) === groupNumber(own.ordinal))
    .map(({ ordinal, publicKey }) => ({ seat: ordinal % GROUP_SIZE, publicKey }))
  return joinedGroupSchema.parse({
    roundId: round.id,
    seat: own.ordinal % GROUP_SIZE,
    members,
    hasSent: own.sentAt !== null,
  })
}

/** Masked updates of the groups of which every member has sent one. */
export function wholeGroups(round: RoundRow): Uint32Array[][] {
  const groups = Map.groupBy(round.members, ({ ordinal }) => groupNumber(ordinal))
  return [...groups.values()].flatMap(members => {
    const sent = members.flatMap(({ masked }) => (masked === null ? [] : [numbersOf(masked)]))
    return sent.length === GROUP_SIZE ? [sent] : []
  })
}

function groupNumber(ordinal: number): number {
  return Math.floor(ordinal / GROUP_SIZE)
}

/** Four bytes a number, little-endian, on whatever machine. */
function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, at) => view.getUint32(at * 4, true))
}
