import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  fromFixedPoint,
  GROUP_SIZE,
  MIN_GROUPS,
  settleRound,
  sumMasked,
  taughtStepSchema,
  toFixedPoint,
} from '@pawfect/domain/pets/learning'
import { createMaskKeys, maskUpdate, readTeachableHead } from '@pawfect/ml/learning'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { type AccountScope, accountScopeSchema, type BridgeClient } from '../../src/bridge/index.ts'
import { startCompanion } from '../../src/companion/companion.ts'
import { openCompanionDatabase } from '../../src/companion/store/companion-database.ts'
import { createLessonStore } from '../../src/companion/store/lesson-store.ts'
import { openCompanion } from '../../src/companion/testing/companion-browser.ts'
import { takePart } from '../../src/renderer/domains/pets/learning/take-part.ts'
import { newCaller, type ServerCaller } from '../harness/index.ts'
import { type NodeProgram, startNodeProgram } from '../harness/node-program.ts'

const RUNTIME = new URL('../../../server/src/runtime/', import.meta.url)
const WEIGHTS = new URL('../../../../packages/ml/weights/', import.meta.url)
const serverReady = z.object({ ready: z.literal(true), serverUrl: z.string() })

/** Groups of honest owners: as few as teach anything. Beside them one that is spoilt, and one that loses somebody. */
const HONEST = MIN_GROUPS * GROUP_SIZE
const POISONER = HONEST
const DROPPED_OUT = HONEST + GROUP_SIZE
const OWNERS = HONEST + 2 * GROUP_SIZE

/** One owner's app: a companion of its own with a folder of its own, and their account on the server. */
type Owner = AsyncDisposable & {
  readonly accountId: AccountScope
  readonly computer: BridgeClient
  readonly server: ServerCaller
}

test('twenty-five apps teach the breeds: the sum is theirs, one poisoner spoils nothing, one who leaves only their group', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-together-'))
  await using cleanup = new AsyncDisposableStack()
  cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const data = join(folder, 'server-data')
  const server = await startServerWithHead(folder, data)
  cleanup.defer(() => server.stop())
  const { serverUrl } = server.ready
  const admin = await adminOf(serverUrl, data)
  const owners: Owner[] = []
  for (let at = 0; at < OWNERS; at++)
    owners.push(cleanup.use(await moveIn(join(folder, `app-${at}`), { serverUrl, at })))
  const { roundId } = await admin.admin.openLearningRound.mutate({})

  const { head } = await readTeachableHead()
  const poison = head.breedIds.map((_, breed) => (breed === 0 ? -100 : 50))
  const poisoner = createMaskKeys()
  await test.step('everybody takes a seat, in the order they came', async () => {
    for (const [at, owner] of owners.entries()) {
      if (at === POISONER)
        await owner.server.learning.joinRound.mutate({ roundId, publicKey: poisoner.publicKey })
      else await takePart(owner.accountId, owner)
    }
  })

  await test.step('one app is gone before it sends, one sends what no honest app would', async () => {
    await owners[DROPPED_OUT]?.[Symbol.asyncDispose]()
    const { learning } = (owners[POISONER] as Owner).server
    const group = await learning.joinRound.mutate({ roundId, publicKey: poisoner.publicKey })
    const masked = littleEndian(maskUpdate(poison, { group, keys: poisoner }))
    await learning.sendUpdate.mutate({ roundId, masked })
  })

  await test.step('the others send theirs, each once, however often they are asked', async () => {
    const present = owners.filter((_, at) => at !== POISONER && at !== DROPPED_OUT)
    for (const owner of [...present, ...present]) await takePart(owner.accountId, owner)
    const { rounds } = await admin.admin.learningRounds.query()
    expect(rounds[0]).toMatchObject({ roundId, joined: OWNERS, sent: OWNERS - 1 })
  })

  const sent =
    await test.step('what the server holds of any one of them is not what their app made', async () => {
      const told = await Promise.all(
        owners.map((owner, at) => (at === DROPPED_OUT ? null : toldBy(owner, { at, poison }))),
      )
      const stored = storedUpdates(data)
      expect(stored).toHaveLength(OWNERS - 1)
      for (const numbers of told) {
        if (numbers !== null) expect(stored).not.toContain(littleEndian(toFixedPoint(numbers)))
      }
      return told
    })

  await test.step('the round comes to what the owners sent, added up by groups, and nothing else is left', async () => {
    expect(await admin.admin.closeLearningRound.mutate({})).toEqual({ outcome: 'settled' })
    const file = join(data, 'server/models/taught', `${roundId}.json`)
    const taught = taughtStepSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    const groups = Array.from({ length: MIN_GROUPS + 1 }, (_, group) =>
      sent.slice(group * GROUP_SIZE, (group + 1) * GROUP_SIZE).map(numbers => toFixedPoint(numbers ?? [])),
    )
    const expected = settleRound(groups.map(group => fromFixedPoint(sumMasked(group))))
    expect({ kind: 'settled', ...taught }).toMatchObject(expected)
    expect(taught).toMatchObject({ groups: MIN_GROUPS, leftOut: 1 })
    expect(storedUpdates(data)).toEqual([])
  })
})

/** A server that publishes the head which comes with the app, as `npm run train -- breed --out` would. */
async function startServerWithHead(
  folder: string,
  data: string,
): Promise<NodeProgram<z.infer<typeof serverReady>>> {
  const models = join(data, 'server/models')
  for (const part of ['blobs', 'current']) await mkdir(join(models, part), { recursive: true })
  const { base } = await readTeachableHead()
  await copyFile(new URL('breed-head.json', WEIGHTS), join(models, 'blobs', base))
  const release = JSON.stringify({ files: [{ name: 'breed-head.json', sha256: base }] })
  await writeFile(join(models, 'current/breed.json'), JSON.stringify({ release }))
  const off = { enabled: false }
  const limits = { signInsPerMinute: 1000 }
  const config = join(folder, 'config.json')
  await writeFile(config, JSON.stringify({ chain: off, ipfs: off, relay: off, limits }))
  const main = fileURLToPath(new URL('main.ts', RUNTIME))
  return startNodeProgram({
    args: [main, '--data', data, '--port', '0', '--empty', '--config', config],
    ready: serverReady,
  })
}

/** An account with the admin role, given as an operator gives it. */
async function adminOf(serverUrl: string, data: string): Promise<ServerCaller> {
  const caller = await newCaller(serverUrl, 'Admin')
  const appoint = fileURLToPath(new URL('appoint-admin.ts', RUNTIME))
  await promisify(execFile)(process.execPath, [appoint, '--data', data, '--email', 'admin@pawfect.example'])
  return caller
}

/** An app whose owner said yes and named the breed in one photo. */
async function moveIn(folder: string, { serverUrl, at }: { serverUrl: string; at: number }): Promise<Owner> {
  const server = await newCaller(serverUrl, `Owner${at}`)
  const accountId = accountScopeSchema.parse((await server.identity.me.query()).userId)
  await mkdir(folder, { recursive: true })
  const database = openCompanionDatabase(folder)
  const features = Float32Array.from(randomBytes(1280), byte => byte / 255)
  createLessonStore(database).keepLesson(accountId, { lessonId: 'photo', breedId: 'pug', features })
  database.close()
  const companion = await startCompanion({
    folder,
    rendererFolder: folder,
    serverUrl,
    port: 0,
    version: '0.0.1',
    openAnalyser: async () => {
      throw new Error('nobody looks at photos here')
    },
  })
  const app = await openCompanion(companion)
  await app.bridge.learning.setOptedIn({ accountId, isOn: true })
  const gone = once(async () => {
    await app[Symbol.asyncDispose]()
    await companion.close()
  })
  return { accountId, computer: app.bridge, server, [Symbol.asyncDispose]: gone }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}

/** The numbers an owner's app shows them as sent, before the masks. */
async function toldBy(owner: Owner, { at, poison }: { at: number; poison: number[] }): Promise<number[]> {
  if (at === POISONER) return poison
  const { lastSent } = await owner.computer.learning.status({ accountId: owner.accountId })
  if (lastSent === null) throw new Error(`owner ${at} sent nothing`)
  return lastSent.numbers.map(({ value }) => value)
}

/** Every update the server has in its database, base64. */
function storedUpdates(data: string): string[] {
  const database = new Database(join(data, 'server/pawfect.db'), { readonly: true })
  const rows = database
    .prepare<[], { masked: Buffer }>('SELECT masked FROM LearningSeat WHERE masked IS NOT NULL')
    .all()
  database.close()
  return rows.map(({ masked }) => masked.toString('base64'))
}

function littleEndian(numbers: Uint32Array): string {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, at * 4)
  return bytes.toString('base64')
}
