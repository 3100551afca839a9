import type { UserId } from '@pawfect/domain/identity'
import type { MatchId, MatchingPet, Outcome, TrackRecord } from '@pawfect/domain/matching'
import {
  applyChoices,
  type LearningRules,
  learnLog,
  type MatchingModel,
  type TasteEvent,
  UNTRAINED,
} from '@pawfect/domain/matching/learning'
import { favouriteFor } from '@pawfect/domain/matching/patterns'
import type { Pet, PetId, Purpose } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'
import { listHabits } from '../identity/index.ts'
import { closeKinOfPets } from '../pedigree/index.ts'
import { exportLearning, forgetLearning, readLogs } from './learning/learning-store.ts'
import { type Choices, readChoices, rulesUnder } from './learning/pattern-choices.ts'

/** How an owner answered about another animal. */
export type Decision = {
  readonly petId: PetId
  readonly targetPetId: PetId
  readonly answer: 'like' | 'pass'
  readonly purpose: Purpose
}

/** Two animals whose owners both said yes; `petAId` sorts before `petBId`. */
export type MatchRow = {
  readonly matchId: MatchId
  readonly petAId: PetId
  readonly petBId: PetId
  readonly ownerAId: UserId
  readonly ownerBId: UserId
  readonly purpose: Purpose
  readonly matchedAt: Date
}

/** One answer to "would you meet again?" as it was learned from. */
export type Lesson = Outcome & {
  readonly meetupId: string
  readonly petId: PetId
  readonly otherPetId: PetId
  readonly learnedAt: Date
}

/** Reads one decision. @returns null when that owner has not decided. */
export async function findDecision(
  db: Database,
  { petId, targetPetId }: Pick<Decision, 'petId' | 'targetPetId'>,
): Promise<Decision | null> {
  const row = await db.decision.findUnique({ where: { petId_targetPetId: { petId, targetPetId } } })
  return row as Decision | null
}

/** Ids of every animal this one's owner has decided on. */
export async function decidedOn(db: Database, petId: PetId): Promise<Set<PetId>> {
  const rows = await db.decision.findMany({ where: { petId }, select: { targetPetId: true } })
  return new Set(rows.map(row => row.targetPetId as PetId))
}

/** Writes a decision; a second answer about the same animal replaces the first. */
export async function saveDecision(db: Database, decision: Decision, now: Date): Promise<void> {
  const { petId, targetPetId } = decision
  const row = { ...decision, decidedAt: now }
  await db.decision.upsert({ where: { petId_targetPetId: { petId, targetPetId } }, create: row, update: row })
}

/** Takes a decision back. @returns false when there was none. */
export async function removeDecision(
  db: Database,
  { petId, targetPetId }: Pick<Decision, 'petId' | 'targetPetId'>,
): Promise<boolean> {
  const { count } = await db.decision.deleteMany({ where: { petId, targetPetId } })
  return count > 0
}

/** Reads the match of a pair, whichever way round. */
export async function findMatchOf(db: Database, one: PetId, other: PetId): Promise<MatchRow | null> {
  const [petAId, petBId] = inOrder(one, other)
  const row = await db.match.findUnique({ where: { petAId_petBId: { petAId, petBId } } })
  return row === null ? null : matchOf(row)
}

/** Reads a match by id. */
export async function findMatch(db: Database, matchId: MatchId): Promise<MatchRow | null> {
  const row = await db.match.findUnique({ where: { id: matchId } })
  return row === null ? null : matchOf(row)
}

/** Every match of an owner, the latest first. */
export async function listMatchesOf(db: Database, ownerId: UserId): Promise<MatchRow[]> {
  const rows = await db.match.findMany({
    where: { endedAt: null, OR: [{ ownerAId: ownerId }, { ownerBId: ownerId }] },
    orderBy: { matchedAt: 'desc' },
  })
  return rows.map(matchOf)
}

/** Writes a match; the pair may be given either way round. */
export async function insertMatch(db: Database, match: MatchRow): Promise<void> {
  const { matchId, ...row } = match
  const sorted = inOrder(row.petAId, row.petBId)[0] === row.petAId
  const pair = sorted
    ? {}
    : { petAId: row.petBId, petBId: row.petAId, ownerAId: row.ownerBId, ownerBId: row.ownerAId }
  await db.match.create({ data: { id: matchId, ...row, ...pair } })
}

/**
 * Writes what a meeting taught. A changed answer replaces the first in its place in the log, and keeps the
 * terms of that day: by now the first answer itself is part of the other's record.
 */
export async function saveLesson(db: Database, lesson: Lesson): Promise<void> {
  const { meetupId, petId, learnedAt, ...rest } = lesson
  const row = { ...rest, terms: [...lesson.terms], priorWeights: [...lesson.priorWeights] }
  await db.lesson.upsert({
    where: { meetupId_petId: { meetupId, petId } },
    create: { ...row, meetupId, petId, learnedAt },
    update: { wouldMeetAgain: lesson.wouldMeetAgain },
  })
}

/** How a taste comes from an animal's log: replayed here, or kept up with where somebody remembers the last one. */
export type TasteReader = {
  readonly model: MatchingModel
  /** What of a log still counts. */
  still(log: readonly TasteEvent[]): readonly TasteEvent[]
  tasteOf(petId: PetId, log: readonly TasteEvent[], rules: LearningRules): MatchingPet['taste']
}

/** Reads the whole log each time. */
const REPLAY: TasteReader = {
  model: UNTRAINED,
  still: log => log,
  tasteOf: (_petId, log, rules) => applyChoices(learnLog(log, rules), rules),
}

/** Completes animals with what matching keeps about them: habits, taste, track record and shared close kin. */
export async function completePets(
  db: Database,
  pets: readonly Pet[],
  reader: TasteReader = REPLAY,
): Promise<MatchingPet[]> {
  const petIds = pets.map(pet => pet.petId)
  const named = petIds.length > MOST_NAMED ? undefined : petIds
  const received = await receivedLessons(db, named)
  const logs = await readLogs(db, named)
  const choicesOf = await readChoices(db, named)
  const ownerIds = [...new Set(pets.map(pet => pet.ownerId))]
  const habits = new Map<UserId, MatchingPet['habits']>()
  for (let at = 0; at < ownerIds.length; at += MOST_NAMED) {
    for (const [id, told] of await listHabits(db, ownerIds.slice(at, at + MOST_NAMED))) habits.set(id, told)
  }
  const kin = await closeKinOfPets(db, petIds)
  return pets.map(pet => {
    const { petId } = pet
    const log = reader.still(logs.get(petId) ?? [])
    const choices = choicesOf(petId)
    return {
      ...pet,
      ...withKin(kin.get(petId)),
      habits: habits.get(pet.ownerId) ?? NO_HABITS,
      taste: reader.tasteOf(petId, log, rulesUnder(choices, reader.model)),
      record: recordOf(received.get(petId) ?? []),
      ...withFavourite(log, choices),
    }
  })
}

function withFavourite(log: readonly TasteEvent[], { other }: Choices): Pick<MatchingPet, 'favourite'> {
  const choice = other.find(({ pattern }) => pattern === 'favourite-style')
  const favourite = favouriteFor(log, choice ?? { strength: 1, forgottenUpToMs: null })
  return favourite === undefined ? {} : { favourite }
}

/** What others said after having met them, by animal. */
async function receivedLessons(
  db: Database,
  petIds: readonly PetId[] | undefined,
): Promise<ReadonlyMap<PetId, readonly Pick<Lesson, 'wouldMeetAgain'>[]>> {
  const rows = await db.lesson.findMany({
    where: petIds === undefined ? {} : { otherPetId: { in: [...petIds] } },
    select: { otherPetId: true, wouldMeetAgain: true },
  })
  return Map.groupBy(rows as Pick<Lesson, 'otherPetId' | 'wouldMeetAgain'>[], lesson => lesson.otherPetId)
}

function withKin(kin: MatchingPet['kin']): Pick<MatchingPet, 'kin'> {
  return kin === undefined ? {} : { kin }
}

/** Forgets what owners decided about some animals and the matches that came of it, or nothing when there are none. */
export async function forgetDecisionsAbout(db: Database, petIds: readonly PetId[]): Promise<void> {
  const ids = [...petIds]
  await db.decision.deleteMany({ where: { OR: [{ petId: { in: ids } }, { targetPetId: { in: ids } }] } })
  await db.match.deleteMany({ where: { OR: [{ petAId: { in: ids } }, { petBId: { in: ids } }] } })
  await forgetLearning(db, ids)
}

/** Forgets everything about some animals, or nothing when there are none. */
export async function forgetPets(db: Database, petIds: readonly PetId[]): Promise<void> {
  const ids = [...petIds]
  await forgetDecisionsAbout(db, ids)
  await db.lesson.deleteMany({ where: { OR: [{ petId: { in: ids } }, { otherPetId: { in: ids } }] } })
}

/** What matching keeps about some animals, for their owner's export. */
export async function exportMatching(db: Database, petIds: readonly PetId[]): Promise<object> {
  const ids = [...petIds]
  return {
    decisions: await db.decision.findMany({ where: { petId: { in: ids } } }),
    matches: await db.match.findMany({ where: { OR: [{ petAId: { in: ids } }, { petBId: { in: ids } }] } }),
    lessons: await db.lesson.findMany({ where: { petId: { in: ids } } }),
    ...(await exportLearning(db, ids)),
  }
}

/** A query names at most so many ids: SQLite takes a limited number of parameters. */
const MOST_NAMED = 400

const NO_HABITS: MatchingPet['habits'] = { activeHours: [], activeDays: [] }

const inOrder = (one: PetId, other: PetId): [PetId, PetId] => (one < other ? [one, other] : [other, one])

function matchOf(row: { id: string; purpose: string; matchedAt: Date } & Record<string, unknown>): MatchRow {
  return { ...row, matchId: row.id } as unknown as MatchRow
}

function recordOf(received: readonly Pick<Lesson, 'wouldMeetAgain'>[]): TrackRecord {
  const told = received.filter(lesson => lesson.wouldMeetAgain !== 'unsure')
  return { yes: told.filter(lesson => lesson.wouldMeetAgain === 'yes').length, total: told.length }
}
