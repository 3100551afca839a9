import type { AccountScope } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** A photo's features and the breed its owner named. */
export type KeptLesson = { readonly breedId: string; readonly features: Float32Array }

/** A round this computer sits in. `masked` is null until it has made its update. */
export type KeptRound = {
  readonly roundId: string
  readonly publicKey: string
  readonly privateKey: string
  /** SHA-256 of the head the seat was taken for, which alone may be improved; null where an older app did not note it. */
  readonly base: string | null
  readonly breedIds: readonly string[]
  readonly numbers: readonly number[] | null
  readonly masked: Uint8Array | null
  readonly madeAt: string | null
}

/** What learning without collecting keeps on this machine, by account. */
export type LessonStore = {
  readonly isOptedIn: (accountId: AccountScope) => boolean
  /** Opting out forgets lessons and rounds that are under way. */
  readonly setOptedIn: (accountId: AccountScope, isOn: boolean) => void
  readonly keepLesson: (accountId: AccountScope, lesson: KeptLesson & { lessonId: string }) => void
  readonly lessons: (accountId: AccountScope) => KeptLesson[]
  readonly round: (accountId: AccountScope, roundId: string) => KeptRound | null
  readonly saveRound: (accountId: AccountScope, round: KeptRound) => void
  /** Rounds in which an update was made, the latest first: each was paid for. */
  readonly roundsTaken: (accountId: AccountScope) => KeptRound[]
  /** Forgets keys of rounds in which no update was made. */
  readonly leaveRounds: (accountId: AccountScope) => void
}

/** Enough for a kennel; the oldest go first. */
const MAX_LESSONS = 200

type RoundRow = {
  round_id: string
  public_key: string
  private_key: string
  base: string | null
  breed_ids: string
  numbers: string | null
  masked: Buffer | null
  made_at: string | null
}

/** Keeps lessons and rounds in the companion's database. */
export function createLessonStore(database: CompanionDatabase): LessonStore {
  const choice = database.prepare<[string], { is_on: number }>(
    'SELECT is_on FROM learning_choice WHERE account_id = ?',
  )
  const choose = database.prepare('INSERT OR REPLACE INTO learning_choice VALUES (?, ?)')
  const forgetLessons = database.prepare('DELETE FROM learning_lesson WHERE account_id = ?')
  const leave = database.prepare('DELETE FROM learning_round WHERE account_id = ? AND masked IS NULL')
  const add = database.prepare('INSERT OR REPLACE INTO learning_lesson VALUES (?, ?, ?, ?, ?)')
  const trim = database.prepare(
    `DELETE FROM learning_lesson WHERE account_id = @accountId AND lesson_id NOT IN
       (SELECT lesson_id FROM learning_lesson WHERE account_id = @accountId ORDER BY kept_at DESC LIMIT ${MAX_LESSONS})`,
  )
  const all = database.prepare<[string], { breed_id: string; features: Buffer }>(
    'SELECT breed_id, features FROM learning_lesson WHERE account_id = ? ORDER BY lesson_id',
  )
  const one = database.prepare<[string, string], RoundRow>(
    'SELECT * FROM learning_round WHERE account_id = ? AND round_id = ?',
  )
  const save = database.prepare(
    `INSERT OR REPLACE INTO learning_round
       (account_id, round_id, public_key, private_key, breed_ids, numbers, masked, made_at, base) VALUES
       (@accountId, @roundId, @publicKey, @privateKey, @breedIds, @numbers, @masked, @madeAt, @base)`,
  )
  const taken = database.prepare<[string], RoundRow>(
    'SELECT * FROM learning_round WHERE account_id = ? AND masked IS NOT NULL ORDER BY made_at DESC',
  )
  const setOptedIn = database.transaction((accountId: AccountScope, isOn: boolean) => {
    choose.run(accountId, isOn ? 1 : 0)
    if (isOn) return
    forgetLessons.run(accountId)
    leave.run(accountId)
  })
  return {
    isOptedIn: accountId => choice.get(accountId)?.is_on === 1,
    setOptedIn: (accountId, isOn) => setOptedIn(accountId, isOn),
    keepLesson: (accountId, { lessonId, breedId, features }) => {
      const bytes = Buffer.from(features.buffer, features.byteOffset, features.byteLength)
      add.run(accountId, lessonId, breedId, bytes, new Date().toISOString())
      trim.run({ accountId })
    },
    lessons: accountId =>
      all.all(accountId).map(row => ({
        breedId: row.breed_id,
        features: new Float32Array(Uint8Array.from(row.features).buffer),
      })),
    round: (accountId, roundId) => roundOf(one.get(accountId, roundId)),
    saveRound: (accountId, { breedIds, numbers, ...round }) =>
      void save.run({
        accountId,
        ...round,
        breedIds: JSON.stringify(breedIds),
        numbers: numbers === null ? null : JSON.stringify(numbers),
      }),
    roundsTaken: accountId => taken.all(accountId).flatMap(row => roundOf(row) ?? []),
    leaveRounds: accountId => void leave.run(accountId),
  }
}

function roundOf(row: RoundRow | undefined): KeptRound | null {
  if (row === undefined) return null
  return {
    roundId: row.round_id,
    publicKey: row.public_key,
    privateKey: row.private_key,
    base: row.base,
    breedIds: JSON.parse(row.breed_ids) as string[],
    numbers: row.numbers === null ? null : (JSON.parse(row.numbers) as number[]),
    masked: row.masked === null ? null : new Uint8Array(row.masked),
    madeAt: row.made_at,
  }
}
