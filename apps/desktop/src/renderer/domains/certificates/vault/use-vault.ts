import type { RecordAbout } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { host } from '../../../shell/host.ts'
import { serverClient } from '../../../shell/server-client.ts'
import { fromBase64, toBase64 } from './sealed-base64.ts'
import { useVaultAccount, VAULT_KEY, type VaultItem } from './vault-records.ts'

const DAY_MS = 86_400_000

/** An opened record. */
export type OpenedRecord = { readonly about: RecordAbout; readonly file: Uint8Array }

/** Whom to let in, and for how long. */
export type ShareInput = {
  readonly recordId: string
  readonly whom:
    | { readonly by: 'match'; readonly matchId: string }
    | { readonly by: 'code'; readonly code: string }
  readonly days: number
}

/** Everything one can do with records; each makes the lists anew. */
export function useVault(): {
  readonly add: UseMutationResult<void, Error, OpenedRecord>
  readonly storeAgain: UseMutationResult<void, Error, string>
  readonly open: UseMutationResult<OpenedRecord, Error, string>
  readonly openShared: UseMutationResult<OpenedRecord, Error, string>
  readonly share: UseMutationResult<void, Error, ShareInput>
  readonly revoke: UseMutationResult<void, Error, { readonly item: VaultItem; readonly readerId: string }>
  readonly remove: UseMutationResult<void, Error, VaultItem>
} {
  const accountId = useVaultAccount()
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: VAULT_KEY })
  return {
    add: useMutation({ mutationFn: record => addRecord(accountId, record), onSettled }),
    storeAgain: useMutation({ mutationFn: recordId => handIn(accountId, recordId), onSettled }),
    open: useMutation({ mutationFn: recordId => host().vault.openRecord({ accountId, recordId }) }),
    openShared: useMutation({ mutationFn: recordId => openShared(accountId, recordId) }),
    share: useMutation({ mutationFn: input => shareRecord(accountId, input), onSettled }),
    revoke: useMutation({
      mutationFn: ({ item, readerId }) => revokeReader(accountId, item, readerId),
      onSettled,
    }),
    remove: useMutation({ mutationFn: item => removeRecord(accountId, item), onSettled }),
  }
}

async function addRecord(accountId: UserId, { about, file }: OpenedRecord): Promise<void> {
  const { recordId } = await host().vault.sealRecord({ accountId, about, file })
  await handIn(accountId, recordId)
}

async function handIn(accountId: UserId, recordId: string): Promise<void> {
  const { sealed, did } = await host().vault.sealedRecord({ accountId, recordId })
  const { version } = await serverClient.vault.storeRecord.mutate({ sealed: toBase64(sealed), did })
  await host().vault.keepVersion({ accountId, recordId, version })
}

async function openShared(accountId: UserId, recordId: string): Promise<OpenedRecord> {
  const { sealed, accesses, ownerDid } = await serverClient.vault.fetchShared.query({ recordId })
  return host().vault.openShared({ accountId, sealed: fromBase64(sealed), accesses, ownerDid })
}

async function shareRecord(accountId: UserId, { recordId, whom, days }: ShareInput): Promise<void> {
  const { readerId, readers } = await serverClient.vault.findReader.query(whom)
  const validUntil = wholeSeconds(Date.now() + days * DAY_MS)
  const { version, accesses } = await host().vault.letIn({ accountId, recordId, readers, validUntil })
  const share = { readerId, validUntil, accesses }
  await serverClient.vault.letIn.mutate({ recordId, version, share })
}

async function revokeReader(accountId: UserId, item: VaultItem, readerId: string): Promise<void> {
  const { recordId } = item
  const gone = item.readers?.find(reader => reader.readerId === readerId)
  if (gone === undefined) return
  const now = Date.now()
  const stayers = (item.readers ?? [])
    .filter(it => it !== gone && it.readers.length > 0 && Date.parse(it.validUntil) > now)
    .map(it => ({
      ...{ readerId: it.readerId, readers: it.readers },
      validUntil: wholeSeconds(Date.parse(it.validUntil)),
    }))
  const { version, sealed, shares } = await host().vault.resealRecord({ accountId, recordId, stayers })
  const call = { recordId, readerId: gone.readerId, sealed: toBase64(sealed), shares }
  await serverClient.vault.revokeReader.mutate(call)
  await host().vault.keepVersion({ accountId, recordId, version })
}

async function removeRecord(accountId: UserId, { recordId, state }: VaultItem): Promise<void> {
  if (state !== 'waiting') await serverClient.vault.deleteRecord.mutate({ recordId })
  await host().vault.forgetRecord({ accountId, recordId })
}

/** As grants write moments: without a fraction. */
function wholeSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
