import { join } from 'node:path'
import type { InstalledModels } from '@pawfect/ml'
import { readTeachableHead } from '@pawfect/ml/learning'
import { builtInWeights } from '@pawfect/ml/registry'
import type { BridgeHandlers } from '../bridge/index.ts'
import { createAgreementsHandlers } from './handlers/agreements-handlers.ts'
import { createCacheHandlers } from './handlers/cache-handlers.ts'
import { createCertificatesHandlers } from './handlers/certificates-handlers.ts'
import { createIdentityHandlers } from './handlers/identity-handlers.ts'
import { createKeepsakesHandlers } from './handlers/keepsakes-handlers.ts'
import { createLearningHandlers } from './handlers/learning-handlers.ts'
import { createModelsHandlers } from './handlers/models-handlers.ts'
import { createPedigreeHandlers } from './handlers/pedigree-handlers.ts'
import { createPetsHandlers } from './handlers/pets-handlers.ts'
import { createSettingsHandlers } from './handlers/settings-handlers.ts'
import { createVaultHandlers } from './handlers/vault-handlers.ts'
import { startCompanionHttp } from './http/companion-http.ts'
import { createLaunchKey, randomLaunchKey } from './http/launch-key.ts'
import { createServerReach } from './http/server-reach.ts'
import { createFileKeyWrapper } from './keys/file-key-wrapper.ts'
import { createKeyVault } from './keys/key-vault.ts'
import { createKeychainLink } from './keys/keychain-link.ts'
import { usableAddOns } from './models/add-on-shelf.ts'
import { openModelDesk } from './models/model-desk.ts'
import { openModelShelf } from './models/model-shelf.ts'
import { openModelUpdates } from './models/model-updates.ts'
import { openPedigreeDesk } from './pedigree/pedigree-desk.ts'
import { createPhotoDesk, type PhotoAnalyser } from './photos/photo-desk.ts'
import { createAgreementKeyStore } from './store/agreement-key-store.ts'
import { createBundleStore } from './store/bundle-store.ts'
import { createCacheStore } from './store/cache-store.ts'
import { openCompanionDatabase } from './store/companion-database.ts'
import { createDeviceSettingsStore } from './store/device-settings-store.ts'
import { createDraftStore } from './store/draft-store.ts'
import { createLessonStore } from './store/lesson-store.ts'
import { createPhotoOriginalStore } from './store/photo-original-store.ts'
import { createSigningKeyStore } from './store/signing-key-store.ts'
import { createVaultKeyStore } from './store/vault-key-store.ts'
import { createVaultRecordStore } from './store/vault-record-store.ts'
import type { AccessChoice } from './vault/access-choice.ts'

/** How a companion is started. */
export type CompanionOptions = {
  /** Its own folder: database, originals, key file. */
  readonly folder: string
  readonly rendererFolder: string
  readonly serverUrl: string
  /** Any free one when 0. */
  readonly port: number
  readonly version: string
  /** Fresh when left out; given again after a restart, browsers stay let in. */
  readonly launchKey?: string
  readonly relayOrigins?: readonly string[]
  readonly openAnalyser: (options: { models: InstalledModels }) => Promise<PhotoAnalyser>
  /** `did:key`s whose model releases are installed here; nobody's when left out. */
  readonly modelKeys?: readonly string[]
  /** Who keeps keys of shared health records; own envelopes when left out. */
  readonly access?: AccessChoice
}

/** A running companion. */
export type Companion = {
  readonly origin: string
  /** `http://localhost:PORT/open?key=…` */
  readonly appUrl: string
  readonly close: () => Promise<void>
}

/** Starts the host's work: local database, photo analysis, keys, and the web server that shows the app. */
export async function startCompanion(options: CompanionOptions): Promise<Companion> {
  const database = openCompanionDatabase(options.folder)
  const originals = createPhotoOriginalStore(database, join(options.folder, 'photo-originals'))
  const shelf = openModelShelf(join(options.folder, 'models'))
  const trustedKeys = options.modelKeys ?? []
  const models = openModelDesk({
    ...options,
    shelf,
    trustedKeys,
    addOns: async backboneSha256 => usableAddOns(shelf, { backboneSha256 }).map(({ bytes }) => bytes),
  })
  const photoDesk = createPhotoDesk(models.open)
  const updates = openModelUpdates({
    shelf,
    trustedKeys,
    serverUrl: options.serverUrl,
    builtIn: builtInWeights,
    onInstalled: photoDesk.reopen,
  })
  const pedigree = openPedigreeDesk(options.folder)
  const keychain = createKeychainLink()
  const vault = createKeyVault(createFileKeyWrapper(join(options.folder, 'wrapping-key')), keychain.wrapper)
  const launchKey = createLaunchKey(options.launchKey ?? randomLaunchKey())
  const reach = createServerReach(options.serverUrl)
  let appUrl = ''
  const identity = createIdentityHandlers({
    ...options,
    database,
    originals,
    forgetStudbooks: accountId => pedigree.inTurn(() => pedigree.books.forget(accountId)),
    vault,
    reach,
    browserUrl: () => appUrl,
  })
  const chainKeys = { keys: createAgreementKeyStore(database), vault }
  const handlers: BridgeHandlers = {
    identity,
    pets: createPetsHandlers({ photoDesk, drafts: createDraftStore(database), originals }),
    pedigree: createPedigreeHandlers(pedigree),
    certificates: createCertificatesHandlers({
      keys: createSigningKeyStore(database),
      bundles: createBundleStore(database),
      vault,
    }),
    agreements: createAgreementsHandlers(chainKeys),
    keepsakes: createKeepsakesHandlers(chainKeys),
    vault: createVaultHandlers({
      keys: createVaultKeyStore(database),
      records: createVaultRecordStore(database),
      access: options.access ?? 'envelopes',
      vault,
    }),
    cache: createCacheHandlers(createCacheStore(database)),
    models: createModelsHandlers({
      shelf,
      models,
      updates,
      photoDesk,
      vault,
      hasPublisher: trustedKeys.length > 0,
    }),
    learning: createLearningHandlers({
      lessons: createLessonStore(database),
      originals,
      photoDesk,
      head: () => readTeachableHead(models.installedFiles()),
    }),
    settings: createSettingsHandlers(createDeviceSettingsStore(database)),
  }
  const http = await startCompanionHttp({
    ...options,
    relayOrigins: options.relayOrigins ?? [],
    handlers,
    launchKey,
    reach,
    keychain,
  })
  appUrl = `${http.origin}/open?key=${launchKey.key}`
  const close = async () => {
    await http.close()
    await updates.dispose()
    await photoDesk.dispose()
    await pedigree.dispose()
    database.close()
  }
  return { origin: http.origin, appUrl, close }
}
