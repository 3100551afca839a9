import type { RecordAbout, StoredRecord } from '@pawfect/domain/certificates'
import { type UserId, userIdSchema } from '@pawfect/domain/identity'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { OwnRecord } from '../../../../bridge/index.ts'
import { host, useAccountScope } from '../../../shell/host.ts'
import { errorCodeOf, serverClient } from '../../../shell/server-client.ts'

/** One record on the screen: what this machine knows of it, and what the server does. */
export type VaultItem = {
  readonly recordId: string
  /** Null when it was sealed on another machine, which alone has its key. */
  readonly about: RecordAbout | null
  readonly state: 'waiting' | 'stored' | 'anchored' | 'elsewhere'
  /** Who may read; null while the server cannot be asked. */
  readonly readers: StoredRecord['readers'] | null
}

/** While a fingerprint is on its way the card changes by itself; afterwards nobody asks. */
const ASK_FOR_ANCHOR_MS = 4000

/** Key of everything the vault's screen asks, for making it anew. */
export const VAULT_KEY = ['vault']

/** Accounts whose reading key this page has registered already. */
const registered = new Set<UserId>()

/** Nobody's vault: what a screen that is about to close after a sign-out still asks for. */
const NOBODY = userIdSchema.parse('nobody-is-signed-in')

/** The account whose vault is open. */
export function useVaultAccount(): UserId {
  const parsed = userIdSchema.safeParse(useAccountScope())
  return parsed.success ? parsed.data : NOBODY
}

/** Own records, from this machine and the server together. Readable without the server. */
export function useVaultRecords(): UseQueryResult<readonly VaultItem[]> {
  const accountId = useVaultAccount()
  return useQuery({
    queryKey: [...VAULT_KEY, 'mine', accountId],
    queryFn: () => listVault(accountId),
    enabled: accountId !== NOBODY,
    refetchInterval: ({ state }) =>
      state.data?.some(item => item.state === 'stored') ? ASK_FOR_ANCHOR_MS : false,
    // What records say stays sealed on this machine: nothing of it goes into the kept answers.
    meta: { keep: false },
  })
}

async function listVault(accountId: UserId): Promise<readonly VaultItem[]> {
  const stored = await askServer(accountId)
  const { records } = await host().vault.listRecords({ accountId })
  if (stored === null) return records.map(record => itemOf(record, null))
  const byId = new Map(stored.map(record => [record.recordId, record]))
  let settled = false
  for (const { recordId, pending } of records) {
    const version = byId.get(recordId)?.version
    // The server took it and its answer was lost: now it is known.
    if (version !== undefined && pending.includes(version))
      settled = (await host().vault.keepVersion({ accountId, recordId, version })).kept || settled
  }
  const here = settled ? (await host().vault.listRecords({ accountId })).records : records
  const known = new Set(here.map(record => record.recordId))
  const elsewhere = stored.filter(({ recordId }) => !known.has(recordId))
  return [
    ...here.map(record => itemOf(record, byId.get(record.recordId) ?? null)),
    ...elsewhere.map(({ recordId, readers }) => ({
      ...{ recordId, readers, about: null },
      state: 'elsewhere' as const,
    })),
  ]
}

/** Null when the server cannot be reached. */
async function askServer(accountId: UserId): Promise<readonly StoredRecord[] | null> {
  try {
    if (!registered.has(accountId)) {
      const { claim } = await host().vault.myReadingKey({ accountId })
      await serverClient.vault.registerReadingKey.mutate({ claim })
      registered.add(accountId)
    }
    return (await serverClient.vault.listMyRecords.query()).records
  } catch (error) {
    if (errorCodeOf(error) === 'shell/server-unreachable') return null
    throw error
  }
}

function itemOf({ recordId, about, isStored }: OwnRecord, stored: StoredRecord | null): VaultItem {
  if (stored === null)
    return { recordId, about, state: isStored ? 'stored' : 'waiting', readers: isStored ? null : [] }
  const state = stored.anchor === null ? 'stored' : 'anchored'
  return { recordId, about, state, readers: stored.readers }
}
