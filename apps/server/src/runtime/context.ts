import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Engine, ownerOfSubject } from '../domains/admin/index.ts'
import { agreementsAccountSection } from '../domains/certificates/agreements/index.ts'
import { certificatesAccountSection } from '../domains/certificates/index.ts'
import { marketAccountSection } from '../domains/certificates/market/index.ts'
import { souvenirsAccountSection } from '../domains/certificates/souvenirs/index.ts'
import { vaultAccountSection } from '../domains/certificates/vault/index.ts'
import { type AccountSection, type Accounts, namesOf, openAccounts } from '../domains/identity/index.ts'
import {
  DailyRounds,
  dailyAccountSection,
  findMatch,
  forgetDailySets,
  forgetDeletedPets,
  LiveIndex,
  LiveSearch,
  learnFromInvitation,
  learnFromMeeting,
  ModelKeeper,
  matchingAccountSection,
} from '../domains/matching/index.ts'
import { forgetMeetupsOfDeletedPets, meetupsAccountSection } from '../domains/meetups/index.ts'
import {
  blockedUserIds,
  everyBlockedUserId,
  isBlockedEitherWay,
  moderationAccountSection,
  reportCopiedPhotos,
} from '../domains/moderation/index.ts'
import { pedigreeAccountSection } from '../domains/pedigree/index.ts'
import {
  endForgottenRound,
  learnFromPhotos,
  learningAccountSection,
  type PhotoFiles,
  PhotoLookout,
  petsAccountSection,
  sweepPhotos,
} from '../domains/pets/index.ts'
import { openBlobFolder } from '../gateways/blobs/open-blob-folder.ts'
import { type OpenDatabase, openDatabase } from '../gateways/database/open-database.ts'
import { type EventBus, openEventBus } from '../gateways/events/event-bus.ts'
import { openSigningKey } from '../gateways/keys/open-signing-key.ts'
import { readBrightness } from '../gateways/photos/read-brightness.ts'
import type { RelayEngine } from '../gateways/relay/open-relay.ts'
import { openEmbeddedSearch } from '../gateways/search/open-embedded-search.ts'
import { openPostgresSearch } from '../gateways/search/open-postgres-search.ts'
import { searchEngine } from '../gateways/search/search-engine.ts'
import { ANSWER_KEPT_MS } from '../procedures/answered-requests.ts'
import type { Clock, Ids, Log } from '../procedures/index.ts'
import type { AppPorts } from './app-router.ts'
import { authSecretIn } from './auth-secret.ts'
import type { ServerConfig } from './config.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { applyMigrations, listMigrations } from './migrations.ts'
import { openCertificates } from './open-certificates.ts'
import { openKeepsakes } from './open-keepsakes.ts'
import { openModelFolder } from './open-model-folder.ts'
import { openVault } from './open-vault.ts'

const MIGRATIONS_FOLDER = join(dirname(dirname(import.meta.dirname)), 'prisma', 'migrations')

/** Everything one server process is made of. Disposing it closes it all, last opened first. */
export interface ServerContext extends AsyncDisposable {
  readonly config: ServerConfig
  /** Folder the server writes to. */
  readonly folder: string
  readonly publicUrl: string
  readonly processId: string
  readonly database: OpenDatabase
  readonly accounts: Accounts
  readonly photos: PhotoFiles
  readonly events: EventBus
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly ports: AppPorts
  readonly engines: readonly Engine[]
  readonly metrics: Metrics
  /** Addresses of the relay, to be handed to desktops. */
  readonly relayAddresses: readonly string[]
}

/** What a test may replace. */
export interface ContextParts {
  readonly config: ServerConfig
  /** Where this server is reached; known once the port is bound. */
  readonly publicUrl: string
  readonly log: Log
  readonly clock?: Clock
}

/** Joins domains, gateways and settings into one server. The only place that knows them all. */
export async function createContext({
  config,
  publicUrl,
  log,
  clock = systemClock,
}: ContextParts): Promise<ServerContext> {
  await using opened = new AsyncDisposableStack()
  const folder = join(config.data, 'server')
  mkdirSync(folder, { recursive: true })
  const events = openEventBus(log)
  const database = opened.use(
    await openDatabase(folder, raw => applyMigrations(raw, listMigrations(MIGRATIONS_FOLDER))),
  )
  const photos = await openBlobFolder(join(folder, 'photos'), '.jpg')
  const accounts = openAccounts({
    client: database.client,
    ids: randomIds,
    secret: config.authSecret ?? authSecretIn(folder),
    publicUrl,
    trustedOrigins: trustedOrigins(config),
  })
  // Started first and awaited last: the slow engines come up side by side.
  const relayOpening = openRelayIf(config, folder, log)
  opened.defer(async () => (await relayOpening)?.[Symbol.asyncDispose]())
  // Before anything can move or delete an animal.
  forgetDeletedPets(events, database.inTransaction)
  forgetDailySets(events.on, database.inTransaction)
  forgetMeetupsOfDeletedPets(events.on, database.inTransaction)
  learnFromPhotos(events.on, { inTransaction: database.inTransaction, clock })
  reportCopiedPhotos(events.on, { inTransaction: database.inTransaction, clock, ids: randomIds })
  const certificates = opened.use(
    await openCertificates(config, folder, {
      db: database.client,
      inTransaction: database.inTransaction,
      clock,
      ids: randomIds,
      emit: events.emit,
      log,
    }),
  )
  const vault = await openVault(database.client, { folder, queue: certificates.ports.queue })
  const keepsakes = await openKeepsakes(database.client, { folder, desk: certificates.record })
  const relay = await relayOpening
  // One line per domain that keeps something about an account.
  const sections: AccountSection[] = [
    moderationAccountSection,
    certificatesAccountSection(certificates.ports.pins),
    agreementsAccountSection,
    vaultAccountSection(vault.files),
    souvenirsAccountSection,
    marketAccountSection(keepsakes.market.files),
    meetupsAccountSection,
    dailyAccountSection,
    matchingAccountSection,
    pedigreeAccountSection,
    learningAccountSection,
    petsAccountSection(photos),
  ]
  const search = opened.use(openSearch(config))
  // One line per gateway.
  const engines: Engine[] = [
    databaseEngine(database),
    relay ?? RELAY_OFF,
    ...certificates.engines,
    searchEngine(search),
  ]
  const relayAddresses = relay?.addresses ?? []
  const matching = { index: new LiveIndex(events.on), apartFrom: blockedUserIds }
  const models = opened.use(
    new ModelKeeper({
      index: matching.index,
      db: database.client,
      inTransaction: database.inTransaction,
      on: events.on,
      clock,
      log,
    }),
  )
  await models.open()
  engines.push({ name: 'matching model', check: () => models.check() })
  const daily = opened.use(
    new DailyRounds({
      ...matching,
      everyoneApart: everyBlockedUserId,
      db: database.client,
      inTransaction: database.inTransaction,
      log,
    }),
  )
  // One line per domain.
  const ports: AppPorts = {
    identity: { accounts, sections, scrub: database.checkpoint },
    pets: { files: photos, lookout: new PhotoLookout(readBrightness), areApart: isBlockedEitherWay },
    pedigree: { areApart: isBlockedEitherWay, apartFrom: blockedUserIds },
    moderation: { ownerOf: ownerOfSubject, namesOf },
    admin: { engines, models, learning: openModelFolder(join(folder, 'models')) },
    certificates: certificates.ports,
    agreements: certificates.agreements,
    vault,
    ...keepsakes,
    matching: { ...matching, daily, search: new LiveSearch(search) },
    meetups: {
      findMatch,
      learn: learnFromMeeting,
      learnReply: learnFromInvitation,
      apartFrom: blockedUserIds,
      signingKey: openSigningKey(folder, 'park-key'),
      relayAddresses: () => relayAddresses,
      iceServers: [...(relay ? [{ urls: [...relay.stunUrls] }] : []), ...config.iceServers],
    },
  }
  await tidyUp(database, photos, clock)
  const open = opened.move()
  return {
    config,
    folder,
    publicUrl,
    processId: randomIds.next(),
    database,
    accounts,
    photos,
    events,
    clock,
    ids: randomIds,
    log,
    ports,
    engines,
    metrics: openMetrics(events),
    relayAddresses,
    [Symbol.asyncDispose]: async () => {
      await events.settled()
      await open.disposeAsync()
    },
  }
}

/** Origins that may send changes: this machine's own pages, the desktop app, and the operator's list. */
export function trustedOrigins(config: ServerConfig): readonly string[] {
  return ['http://localhost:*', 'http://127.0.0.1:*', 'app://pawfect', ...config.trustedOrigins]
}

const systemClock: Clock = { now: () => new Date() }

const randomIds: Ids = { next: () => randomBytes(16).toString('base64url') }

function databaseEngine({ client }: OpenDatabase): Engine {
  return {
    name: 'database',
    check: async () => {
      await client.$queryRawUnsafe('SELECT 1')
      return { state: 'up', detail: 'SQLite, write-ahead log, full sync' }
    },
  }
}

/** In memory, unless the operator has a PostgreSQL for it. */
function openSearch({ search }: ServerConfig) {
  return search.postgresUrl === null ? openEmbeddedSearch() : openPostgresSearch({ url: search.postgresUrl })
}

const RELAY_OFF: Engine = {
  name: 'relay',
  check: async () => ({ state: 'off', detail: 'switched off, or it could not start; the log says why' }),
}

/** A relay that cannot start does not keep the server down: parks then need a direct connection. */
async function openRelayIf({ relay }: ServerConfig, folder: string, log: Log): Promise<RelayEngine | null> {
  if (!relay.enabled) return null
  try {
    const { openRelay } = await import('../gateways/relay/open-relay.ts')
    return await openRelay({ folder, host: relay.host, port: relay.port, announce: relay.announce })
  } catch (err) {
    log.error({ err }, 'the relay cannot start')
    return null
  }
}

async function tidyUp({ client }: OpenDatabase, photos: PhotoFiles, clock: Clock): Promise<void> {
  await sweepPhotos(client, photos)
  await endForgottenRound(client, clock.now())
  const forgotten = new Date(clock.now().getTime() - ANSWER_KEPT_MS)
  await client.answeredRequest.deleteMany({ where: { createdAt: { lt: forgotten } } })
}
