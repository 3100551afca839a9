import type { AccountScope, BridgeHandlers, CallContext, HostInfo } from '../../bridge/index.ts'
import type { ServerReach } from '../http/server-reach.ts'
import type { KeyVault } from '../keys/key-vault.ts'
import { forgetAccountRows } from '../store/account-tables.ts'
import type { CompanionDatabase } from '../store/companion-database.ts'
import type { PhotoOriginalStore } from '../store/photo-original-store.ts'

/** What the identity calls work with. */
export type IdentityParts = {
  readonly database: CompanionDatabase
  readonly originals: PhotoOriginalStore
  readonly forgetStudbooks: (accountId: AccountScope) => Promise<void>
  readonly vault: KeyVault
  readonly reach: ServerReach
  readonly version: string
  readonly serverUrl: string
  /** The address that opens the app in a browser of this machine. */
  readonly browserUrl: () => string
}

const PLATFORMS: Readonly<Record<string, HostInfo['platform']>> = {
  linux: 'linux',
  darwin: 'macos',
  win32: 'windows',
}

/** Answers the identity channel. */
export function createIdentityHandlers(parts: IdentityParts): BridgeHandlers['identity'] {
  return {
    hostInfo: async (_, { hostKind }) => hostInfo(parts, hostKind),
    checkServer: async () => ({ server: await parts.reach.check() }),
    forgetAccount: async ({ accountId }) => {
      await parts.originals.forget(accountId)
      forgetAccountRows(parts.database, accountId)
      await parts.forgetStudbooks(accountId)
      return { forgotten: true }
    },
  }
}

function hostInfo(parts: IdentityParts, kind: CallContext['hostKind']): HostInfo {
  return {
    kind,
    version: parts.version,
    platform: PLATFORMS[process.platform] ?? 'other',
    serverUrl: parts.serverUrl,
    server: parts.reach.state(),
    keyProtection: parts.vault.protection(),
    browserUrl: kind === 'electron' ? parts.browserUrl() : null,
  }
}
