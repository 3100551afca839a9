import { priorWeightsFor } from '@pawfect/domain/matching'
import {
  inOrderOfTime,
  type Surface,
  surfaceSchema,
  type TasteEvent,
} from '@pawfect/domain/matching/learning'
import {
  type PetId,
  type PlayStyle,
  type Purpose,
  petIdSchema,
  playStyleSchema,
  purposeSchema,
} from '@pawfect/domain/pets'
import { z } from 'zod'
import type { Database } from '../../../procedures/index.ts'

/** Longer ago than this, and what was shown is forgotten: a list of half a year back explains no answer of today. */
export const SHOWN_KEPT_MS = 180 * 86_400_000

/** What was shown to an animal's owner, in the order of the list. */
export type Showing = {
  readonly petId: PetId
  readonly purpose: Purpose
  readonly surface: Surface
  readonly shown: readonly PetId[]
  /** Place of the first of them in the list. */
  readonly firstPosition: number
}

/** One thing an owner said, before it is in the log. */
export type NewEvent = Omit<TasteEvent, 'eventId' | 'atMs'> & {
  /** {@link DECISION}, or what {@link topicOf} makes of a reply or a talk. */
  readonly topic: string
  readonly at: Date
}

/** Notes where in its list each animal stood when it was shown last, and how often it was. */
export async function saveShowing(db: Database, showing: Showing, now: Date): Promise<void> {
  const { petId, purpose, surface, shown, firstPosition } = showing
  for (const [i, shownPetId] of shown.entries()) {
    const key = { petId, shownPetId, purpose, surface }
    const place = { position: firstPosition + i, shownAt: now }
    await db.exposure.upsert({
      where: { petId_shownPetId_purpose_surface: key },
      create: { ...key, times: 1, ...place },
      update: { times: { increment: 1 }, ...place },
    })
  }
}

/** Deletes what was shown too long ago to explain anything. @returns how many rows. */
export async function forgetOldShowings(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - SHOWN_KEPT_MS)
  return (await db.exposure.deleteMany({ where: { shownAt: { lt: before } } })).count
}

/** Where an animal was found: the list and the place in it; a null place when it was found otherwise. */
export type Found = { readonly surface?: Surface; readonly position: number | null }

/**
 * The place an animal was shown in last.
 *
 * @param look - `seenIn` names the list in which it was decided; any list when absent.
 */
export async function whereFound(db: Database, { petId, otherPetId, purpose, seenIn }: Look): Promise<Found> {
  const row = await db.exposure.findFirst({
    where: { petId, shownPetId: otherPetId, purpose, ...(seenIn === undefined ? {} : { surface: seenIn }) },
    orderBy: { shownAt: 'desc' },
  })
  return row === null
    ? { position: null }
    : { surface: surfaceSchema.parse(row.surface), position: row.position }
}

type Look = Pick<TasteEvent, 'petId' | 'otherPetId' | 'purpose'> & { readonly seenIn?: Surface | undefined }

/** Writes an event; another answer on the same topic takes its place. */
export async function saveEvent(db: Database, event: NewEvent): Promise<void> {
  const { petId, otherPetId, topic, said, purpose, position, at } = event
  const row = {
    said,
    purpose,
    position,
    surface: event.surface ?? null,
    waitedMinutes: event.waitedMinutes ?? null,
    at,
    terms: [...event.terms],
    priorWeights: [...event.priorWeights],
    playStyles: [...event.playStyles],
  }
  await db.learningEvent.upsert({
    where: { petId_otherPetId_topic: { petId, otherPetId, topic } },
    create: { petId, otherPetId, topic, ...row },
    update: row,
  })
}

/** Takes an event back as if it had never been. */
export async function removeEvent(
  db: Database,
  { petId, otherPetId, topic }: Pick<NewEvent, 'petId' | 'otherPetId' | 'topic'>,
): Promise<void> {
  await db.learningEvent.deleteMany({ where: { petId, otherPetId, topic } })
}

/**
 * The whole log from which tastes are replayed: likes, passes, answers to invitations, and "would you meet again?",
 * by animal and in the order of time.
 *
 * @param petIds - whose owners' answers; all of them when left out.
 */
export async function readLogs(
  db: Database,
  petIds?: readonly PetId[],
): Promise<ReadonlyMap<PetId, readonly TasteEvent[]>> {
  const where = petIds === undefined ? {} : { petId: { in: [...petIds] } }
  const [said, lessons] = await Promise.all([
    db.learningEvent.findMany({ where }),
    db.lesson.findMany({ where }),
  ])
  const events = [...said.map(eventOf), ...lessons.map(meetingOf)]
  return new Map([...Map.groupBy(events, event => event.petId)].map(([id, log]) => [id, inOrderOfTime(log)]))
}

/**
 * Whether any animal of these answers has left the log since they were read: then somebody had theirs deleted, and
 * what was learned meanwhile owes to forget them.
 */
export async function haveAnyLeft(db: Database, answers: readonly TasteEvent[]): Promise<boolean> {
  const [said, heard] = await Promise.all([
    db.learningEvent.groupBy({ by: ['petId'] }),
    db.learningEvent.groupBy({ by: ['otherPetId'] }),
  ])
  const [met, metBy] = await Promise.all([
    db.lesson.groupBy({ by: ['petId'] }),
    db.lesson.groupBy({ by: ['otherPetId'] }),
  ])
  const idsOf = (own: readonly { petId: string }[], other: readonly { otherPetId: string }[]) =>
    new Set([...own.map(({ petId }) => petId), ...other.map(({ otherPetId }) => otherPetId)])
  const [inEvents, inLessons] = [idsOf(said, heard), idsOf(met, metBy)]
  return answers.some(({ kind, petId, otherPetId }) => {
    const left = kind === 'meeting' ? inLessons : inEvents
    return !left.has(petId) || !left.has(otherPetId)
  })
}

/**
 * Everything of the learning tables about some animals is deleted: what their owners did, and others about them.
 * Models that learned from any of it owe to forget it: the next night replaces them.
 */
export async function forgetLearning(db: Database, petIds: readonly PetId[]): Promise<void> {
  const ids = { in: [...petIds] }
  const about = { OR: [{ petId: ids }, { otherPetId: ids }] }
  const said = await db.learningEvent.aggregate({ where: about, _min: { at: true } })
  const lessons = await db.lesson.aggregate({ where: about, _min: { learnedAt: true } })
  const first = [said._min.at, lessons._min.learnedAt].filter(at => at !== null)
  if (first.length > 0) {
    // A changed answer bears the day of the change: what was said before it may be as old as the animal's page.
    const pages = await db.pet.aggregate({ where: { id: ids }, _min: { createdAt: true } })
    const since = new Date(Math.min(...[...first, pages._min.createdAt ?? first[0]].map(Number)))
    const where = { trainedAt: { gte: since }, state: { in: ['active', 'retired'] } }
    await db.matchingModel.updateMany({ where, data: { owesForgetting: true } })
  }
  await db.exposure.deleteMany({ where: { OR: [{ petId: ids }, { shownPetId: ids }] } })
  await db.learningEvent.deleteMany({ where: { OR: [{ petId: ids }, { otherPetId: ids }] } })
  await db.patternChoice.deleteMany({ where: { petId: ids } })
}

/** The same for the owner's export: what they were shown, what they said, what they made of patterns. */
export async function exportLearning(db: Database, petIds: readonly PetId[]): Promise<object> {
  const where = { petId: { in: [...petIds] } }
  return {
    shown: await db.exposure.findMany({ where }),
    answers: await db.learningEvent.findMany({ where }),
    patternChoices: await db.patternChoice.findMany({ where }),
  }
}

const numbers = z.array(z.number())

type EventRow = Awaited<ReturnType<Database['learningEvent']['findMany']>>[number]
type LessonRow = Awaited<ReturnType<Database['lesson']['findMany']>>[number]

function eventOf(row: EventRow): TasteEvent {
  return {
    eventId: `${row.petId}/${row.otherPetId}/${row.topic}`,
    petId: petIdSchema.parse(row.petId),
    otherPetId: petIdSchema.parse(row.otherPetId),
    kind: kindOf(row.topic),
    said: row.said === 'yes' ? 'yes' : 'no',
    purpose: row.purpose as Purpose,
    position: row.position,
    ...(row.surface === null ? {} : { surface: surfaceSchema.parse(row.surface) }),
    ...(row.waitedMinutes === null ? {} : { waitedMinutes: row.waitedMinutes }),
    terms: numbers.parse(row.terms),
    priorWeights: numbers.parse(row.priorWeights),
    playStyles: playStyleSchema.array().parse(row.playStyles),
    atMs: row.at.getTime(),
  }
}

/** Lessons were kept before styles of play were; their purpose is told by the weights that stood then. */
function meetingOf(row: LessonRow): TasteEvent {
  const priorWeights = numbers.parse(row.priorWeights)
  const unknown: readonly PlayStyle[] = []
  return {
    eventId: `${row.meetupId}/${row.petId}`,
    petId: petIdSchema.parse(row.petId),
    otherPetId: petIdSchema.parse(row.otherPetId),
    kind: 'meeting',
    said: row.wouldMeetAgain as TasteEvent['said'],
    purpose: purposeOf(priorWeights),
    position: null,
    terms: numbers.parse(row.terms),
    priorWeights,
    playStyles: unknown,
    atMs: row.learnedAt.getTime(),
  }
}

function purposeOf(weights: readonly number[]): Purpose {
  const isFor = (purpose: Purpose) => priorWeightsFor(purpose).every((weight, i) => weight === weights[i])
  return purposeSchema.options.find(isFor) ?? 'play'
}

/** Topic of a like or a pass. */
export const DECISION = 'decision'

/** Topic of an answer to an invitation (the id of the meet-up), or of a talk (the id of the match). */
export function topicOf(kind: 'reply' | 'conversation', id: string): string {
  return `${kind}:${id}`
}

function kindOf(topic: string): TasteEvent['kind'] {
  if (topic === DECISION) return 'decision'
  return topic.startsWith(CONVERSATIONS) ? 'conversation' : 'reply'
}

/** How the topics of all talks begin. */
export const CONVERSATIONS = topicOf('conversation', '')
