import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { userIdSchema } from '@pawfect/domain/identity'
import {
  fromFixedPoint,
  GROUP_SIZE,
  type JoinedGroup,
  type LearningState,
  ROUNDS_IN_BUDGET,
  sumMasked,
} from '@pawfect/domain/pets/learning'
import { readTeachableHead, type TeachableHead } from '@pawfect/ml/learning'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLearningHandlers } from './handlers/learning-handlers.ts'
import { createPhotoDesk } from './photos/photo-desk.ts'
import { forgetAccountRows } from './store/account-tables.ts'
import { type CompanionDatabase, openCompanionDatabase } from './store/companion-database.ts'
import { createLessonStore } from './store/lesson-store.ts'
import { createPhotoOriginalStore } from './store/photo-original-store.ts'

const accountId = userIdSchema.parse('anaAccount00000000000A')
const context = {
  hostKind: 'browser',
  signal: new AbortController().signal,
  report: () => undefined,
} as const

let teachable: TeachableHead
let folder: string
let open: CompanionDatabase[]

beforeAll(async () => {
  teachable = await readTeachableHead()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pawfect-learning-'))
  open = []
})
afterEach(() => {
  for (const database of open) database.close()
  rmSync(folder, { recursive: true })
})

/** One owner's computer with a lesson: a photo whose features are noise, and a breed. */
function computer(name: string) {
  const database = openCompanionDatabase(join(folder, name))
  open.push(database)
  const lessons = createLessonStore(database)
  const calls = createLearningHandlers({
    lessons,
    originals: createPhotoOriginalStore(database, join(folder, name, 'originals')),
    photoDesk: createPhotoDesk(async () => {
      throw new Error('this test looks at no photos')
    }),
    head: async () => teachable,
  })
  const teach = () => {
    const features = Float32Array.from(randomBytes(1280), byte => byte / 255)
    lessons.keepLesson(accountId, { lessonId: name, breedId: teachable.head.breedIds[3] ?? '', features })
  }
  return { calls, lessons, database, teach }
}

/** A computer whose owner opted in and confirmed a breed. */
async function learner(name: string) {
  const own = computer(name)
  await own.calls.setOptedIn({ accountId, isOn: true }, context)
  own.teach()
  return own
}

function offered(changes: Partial<NonNullable<LearningState['round']>> = {}): LearningState {
  const round = {
    roundId: 'round-one',
    base: teachable.base,
    classes: teachable.head.breedIds.length,
    closesAt: '2026-12-01T00:00:00.000Z',
    ...changes,
  }
  return { isStopped: false, round }
}

/** Five computers in one group, as the server seats them. */
async function wholeGroup() {
  const owners = await Promise.all(Array.from({ length: GROUP_SIZE }, (_, at) => learner(`owner-${at}`)))
  const plans = await Promise.all(
    owners.map(({ calls }) => calls.planRound({ accountId, state: offered() }, context)),
  )
  const members = plans.map((plan, seat) => ({ seat, publicKey: plan.kind === 'join' ? plan.publicKey : '' }))
  const group = (seat: number): JoinedGroup => ({ roundId: 'round-one', seat, members, hasSent: false })
  return owners.map((owner, seat) => ({ ...owner, group: group(seat) }))
}

describe('a computer that learns without telling', () => {
  test('sends what only the whole group’s sum can be read from, and shows its owner exactly that', async () => {
    const owners = await wholeGroup()
    const sent = await Promise.all(
      owners.map(async ({ calls, group }) => {
        const { masked } = await calls.makeUpdate({ accountId, group }, context)
        return new Uint32Array(Uint8Array.from(Buffer.from(masked, 'base64')).buffer)
      }),
    )
    const told = await Promise.all(owners.map(({ calls }) => calls.status({ accountId }, context)))

    const sum = fromFixedPoint(sumMasked(sent))
    for (const [at, value] of sum.entries()) {
      const own = told.reduce(
        (total, { lastSent }) => total + (lastSent?.numbers[at]?.value ?? Number.NaN),
        0,
      )
      expect(value).toBeCloseTo(own, 3)
    }
    expect(told.map(({ lastSent }) => lastSent?.masked)).toEqual(sent.map(numbers => [...numbers]))
    expect(told[0]).toMatchObject({ lessons: 1, roundsTaken: 1, roundsInBudget: ROUNDS_IN_BUDGET })
  })

  test('makes one update a round: asked again, it gives the same, whoever asks', async () => {
    const [first] = await wholeGroup()
    if (first === undefined) throw new Error('nobody')
    const once = await first.calls.makeUpdate({ accountId, group: first.group }, context)
    first.teach()

    expect(await first.calls.makeUpdate({ accountId, group: first.group }, context)).toEqual(once)
    expect((await first.calls.status({ accountId }, context)).roundsTaken).toBe(1)
  })

  test('does nothing until its owner says yes, and forgets what it learned when they take it back', async () => {
    const { calls, lessons, teach } = computer('undecided')
    const plan = () => calls.planRound({ accountId, state: offered() }, context)

    expect(await calls.keepLesson({ accountId, originalId: 'photo', breedId: 'pug' }, context)).toEqual({
      isKept: false,
    })
    expect(await plan()).toEqual({ kind: 'stay-away', why: 'not-opted-in' })
    await calls.setOptedIn({ accountId, isOn: true }, context)
    teach()
    expect((await plan()).kind).toBe('join')
    await calls.setOptedIn({ accountId, isOn: false }, context)
    expect([lessons.lessons(accountId), lessons.round(accountId, 'round-one')]).toEqual([[], null])
  })

  test('honours the kill switch: what was planned is over, and no update is made any more', async () => {
    const [first] = await wholeGroup()
    if (first === undefined) throw new Error('nobody')

    const state = { isStopped: true, round: null }
    expect(await first.calls.planRound({ accountId, state }, context)).toEqual({
      kind: 'stay-away',
      why: 'stopped',
    })

    await expect(first.calls.makeUpdate({ accountId, group: first.group }, context)).rejects.toMatchObject({
      code: 'models/no-such-round',
    })
  })

  test('sends nothing once another head has come: what it would teach is not the one it sat down for', async () => {
    const [first] = await wholeGroup()
    if (first === undefined) throw new Error('nobody')
    const own = teachable
    teachable = { ...own, base: 'e'.repeat(64) }
    const late = first.calls.makeUpdate({ accountId, group: first.group }, context)
    await expect(late).rejects.toMatchObject({ code: 'models/no-such-round' })
    teachable = own

    expect((await first.calls.status({ accountId }, context)).roundsTaken).toBe(0)
    await first.calls.makeUpdate({ accountId, group: first.group }, context)
    expect((await first.calls.status({ accountId }, context)).roundsTaken).toBe(1)
  })

  test('stays away from a round for another model, and without anything learned', async () => {
    const { calls } = await learner('elsewhere')
    const idle = computer('idle')
    await idle.calls.setOptedIn({ accountId, isOn: true }, context)

    const other = await calls.planRound({ accountId, state: offered({ base: 'f'.repeat(64) }) }, context)
    expect(other).toMatchObject({ why: 'another-model' })
    expect(await idle.calls.planRound({ accountId, state: offered() }, context)).toMatchObject({
      why: 'nothing-learned',
    })
  })

  test('stops when its owner’s budget is spent', async () => {
    const { calls, lessons } = await learner('spender')
    for (let round = 0; round < ROUNDS_IN_BUDGET; round++) {
      const made = { numbers: [0], masked: new Uint8Array(4), madeAt: '2026-11-23T10:00:00.000Z' }
      lessons.saveRound(accountId, {
        roundId: `round-${round}`,
        publicKey: 'k',
        privateKey: 'k',
        base: teachable.base,
        breedIds: ['pug'],
        ...made,
      })
    }

    expect(await calls.planRound({ accountId, state: offered() }, context)).toMatchObject({
      why: 'budget-spent',
    })
    const { epsilon, epsilonBudget } = await calls.status({ accountId }, context)
    expect(epsilon).toBeLessThanOrEqual(epsilonBudget)
  })

  test('forgets lessons and rounds with the account', async () => {
    const { lessons, database } = await learner('leaver')
    forgetAccountRows(database, accountId)

    expect([lessons.isOptedIn(accountId), lessons.lessons(accountId)]).toEqual([false, []])
  })

  test('error: makes no update for a group in which it would be seen', async () => {
    const [first] = await wholeGroup()
    if (first === undefined) throw new Error('nobody')
    const alone = { ...first.group, members: first.group.members.slice(0, 1) }

    await expect(first.calls.makeUpdate({ accountId, group: alone }, context)).rejects.toMatchObject({
      code: 'models/unsafe-group',
    })
    expect((await first.calls.status({ accountId }, context)).roundsTaken).toBe(0)
  })
})
