import {
  EPSILON_BUDGET,
  epsilonAfter,
  type JoinedGroup,
  type LearningState,
  ROUNDS_IN_BUDGET,
} from '@pawfect/domain/pets/learning'
import {
  biasUpdate,
  createMaskKeys,
  maskUpdate,
  privateUpdate,
  scoreLessons,
  type TeachableHead,
} from '@pawfect/ml/learning'
import {
  type AccountScope,
  BridgeError,
  type BridgeHandlers,
  type LearningStatus,
} from '../../bridge/index.ts'
import type { PhotoDesk } from '../photos/photo-desk.ts'
import type { KeptRound, LessonStore } from '../store/lesson-store.ts'
import type { PhotoOriginalStore } from '../store/photo-original-store.ts'

/** What the learning calls work with. */
export type LearningParts = {
  readonly lessons: LessonStore
  readonly originals: PhotoOriginalStore
  readonly photoDesk: PhotoDesk
  /** The breed head in use now. */
  readonly head: () => Promise<TeachableHead>
}

/** Answers the learning channel. */
export function createLearningHandlers(parts: LearningParts): BridgeHandlers['learning'] {
  const { lessons, originals, photoDesk } = parts
  return {
    status: async ({ accountId }) => statusOf(lessons, accountId),
    setOptedIn: async ({ accountId, isOn }) => {
      lessons.setOptedIn(accountId, isOn)
      return statusOf(lessons, accountId)
    },
    keepLesson: async ({ accountId, originalId, breedId }, { signal }) => {
      if (!lessons.isOptedIn(accountId)) return { isKept: false }
      const { bytes } = await originals.read(accountId, originalId)
      const features = await photoDesk.look(bytes, signal)
      lessons.keepLesson(accountId, { lessonId: originalId, breedId, features })
      return { isKept: true }
    },
    planRound: ({ accountId, state }) => planRound(parts, accountId, state),
    makeUpdate: async ({ accountId, group }) => {
      const masked = await makeUpdate(parts, accountId, group)
      return { masked: Buffer.from(masked).toString('base64') }
    },
  }
}

type Plan = Awaited<ReturnType<BridgeHandlers['learning']['planRound']>>

async function planRound(
  { lessons, head }: LearningParts,
  accountId: AccountScope,
  { isStopped, round }: LearningState,
): Promise<Plan> {
  const stayAway = (why: Extract<Plan, { kind: 'stay-away' }>['why']): Plan => ({ kind: 'stay-away', why })
  if (!lessons.isOptedIn(accountId)) return stayAway('not-opted-in')
  if (isStopped) lessons.leaveRounds(accountId)
  if (isStopped) return stayAway('stopped')
  if (round === null) return stayAway('no-round')
  const { roundId } = round
  const kept = lessons.round(accountId, roundId)
  if (kept !== null) return { kind: 'join', roundId, publicKey: kept.publicKey }
  if (lessons.roundsTaken(accountId).length >= ROUNDS_IN_BUDGET) return stayAway('budget-spent')
  const teachable = await head()
  const { breedIds } = teachable.head
  if (teachable.base !== round.base || breedIds.length !== round.classes) return stayAway('another-model')
  if (scoreLessons(teachable.head, lessons.lessons(accountId)).length === 0)
    return stayAway('nothing-learned')
  const keys = createMaskKeys()
  const { base } = teachable
  const fresh: KeptRound = { roundId, ...keys, base, breedIds, numbers: null, masked: null, madeAt: null }
  lessons.saveRound(accountId, fresh)
  return { kind: 'join', roundId, publicKey: keys.publicKey }
}

/** One update a round, ever: noise drawn twice could be averaged away. */
async function makeUpdate(
  { lessons, head }: LearningParts,
  accountId: AccountScope,
  group: JoinedGroup,
): Promise<Uint8Array> {
  const kept = lessons.round(accountId, group.roundId)
  if (kept === null || !lessons.isOptedIn(accountId)) throw noSuchRound()
  if (kept.masked !== null) return kept.masked
  if (lessons.roundsTaken(accountId).length >= ROUNDS_IN_BUDGET) throw noSuchRound()
  const teachable = await head()
  // Another head came since: a step away from it would push the one that is taught somewhere else.
  if (teachable.base !== kept.base) throw noSuchRound()
  const scored = scoreLessons(teachable.head, lessons.lessons(accountId))
  const numbers = privateUpdate(biasUpdate(new Array<number>(kept.breedIds.length).fill(0), scored))
  const masked = littleEndian(maskUpdate(numbers, { group, keys: kept }))
  lessons.saveRound(accountId, { ...kept, numbers, masked, madeAt: new Date().toISOString() })
  return masked
}

function noSuchRound(): BridgeError {
  return new BridgeError({ code: 'models/no-such-round', message: 'this computer does not sit in the round' })
}

function statusOf(lessons: LessonStore, accountId: AccountScope): LearningStatus {
  const taken = lessons.roundsTaken(accountId)
  const [last] = taken
  return {
    isOptedIn: lessons.isOptedIn(accountId),
    lessons: lessons.lessons(accountId).length,
    roundsTaken: taken.length,
    roundsInBudget: ROUNDS_IN_BUDGET,
    epsilon: epsilonAfter(taken.length),
    epsilonBudget: EPSILON_BUDGET,
    lastSent: last === undefined ? null : sentOf(last),
  }
}

function sentOf({ madeAt, breedIds, numbers, masked }: KeptRound): LearningStatus['lastSent'] {
  if (madeAt === null || numbers === null || masked === null) return null
  const view = new DataView(masked.buffer, masked.byteOffset, masked.byteLength)
  return {
    at: madeAt,
    numbers: breedIds.map((breedId, at) => ({ breedId, value: numbers[at] ?? 0 })),
    masked: breedIds.map((_, at) => view.getUint32(at * 4, true)),
  }
}

function littleEndian(numbers: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [at, number] of numbers.entries()) view.setUint32(at * 4, number, true)
  return bytes
}
