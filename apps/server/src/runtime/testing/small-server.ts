/**
 * The write path of the server and nothing else: HTTP, commands, the one-writer database. Starts in a
 * third of the time of the whole, so that kill.test.ts can kill it fifty times.
 * `node small-server.ts FOLDER` loads, waits for its parent to say `open`, and tells it `{"url"}` when it
 * answers; everyone is the same owner.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import type { UserId } from '@pawfect/domain/identity'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { createPetsRouter, PhotoLookout } from '../../domains/pets/index.ts'
import { openDatabase } from '../../gateways/database/open-database.ts'
import type { RequestContext } from '../../procedures/index.ts'
import { router } from '../../procedures/index.ts'
import { applyMigrations, listMigrations } from '../migrations.ts'

/** A new one each time, or the limit of animals per owner would end the test. */
const OWNER = `owner-${process.pid}-${Date.now()}` as UserId
const [folder = ''] = process.argv.slice(2)
// A killed process writes no cache at its end, so it does at its beginning.
flushCompileCache()
await once(process, 'message')
const migrations = listMigrations(
  join(dirname(dirname(dirname(import.meta.dirname))), 'prisma', 'migrations'),
)
const { client, inTransaction } = await openDatabase(folder, raw => applyMigrations(raw, migrations))
const now = new Date()
const owner = { id: OWNER, name: 'Ana', email: `${OWNER}@pawfect.example`, createdAt: now, updatedAt: now }
await client.user.upsert({ where: { id: OWNER }, create: owner, update: {} })

const quiet = () => undefined
const context: RequestContext = {
  db: client,
  inTransaction,
  clock: { now: () => new Date() },
  ids: { next: () => crypto.randomUUID() },
  emit: quiet,
  log: { info: quiet, warn: quiet, error: quiet },
  caller: { userId: OWNER, role: 'owner', sessionId: 'session' },
  requestId: 'request',
  idempotencyKey: null,
  clientKey: 'client',
  processId: crypto.randomUUID(),
  takeToken: () => null,
}
const noFiles = {
  save: async () => undefined,
  read: async () => null,
  remove: async () => undefined,
  list: async () => [],
}
const handler = createHTTPHandler({
  router: router({
    pets: createPetsRouter({
      files: noFiles,
      lookout: new PhotoLookout(async () => null),
      areApart: async () => false,
    }),
  }),
  createContext: () => context,
})
const server = createServer(handler).listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
process.on('disconnect', () => process.exit())
