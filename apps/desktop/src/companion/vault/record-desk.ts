import { randomUUID } from 'node:crypto'
import {
  openRecord,
  packRecord,
  type RecordAbout,
  recordAboutSchema,
  sealRecord,
  unpackRecord,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { z } from 'zod'
import { BridgeError, type OwnRecord } from '../../bridge/index.ts'
import type { KeyVault } from '../keys/key-vault.ts'
import type { StoredVersion, VaultRecordStore } from '../store/vault-record-store.ts'

/** Which record of whom. */
export type RecordName = { readonly accountId: UserId; readonly recordId: string }

/** An opened record. */
export type Opened = { readonly about: RecordAbout; readonly file: Uint8Array }

/** One version with its key, as long as it is in use. */
export type KeyedVersion = { readonly version: number; readonly recordKey: Uint8Array }

/** Seals and opens own records on this machine. */
export type RecordDesk = {
  /** Seals the next version: of a new record without `recordId`. */
  readonly seal: (
    accountId: UserId,
    contents: Opened,
    recordId?: string,
  ) => Promise<KeyedVersion & { readonly recordId: string; readonly sealed: Uint8Array }>
  readonly list: (accountId: UserId) => Promise<OwnRecord[]>
  readonly open: (name: RecordName) => Promise<Opened>
  readonly sealedBytes: (name: RecordName) => { readonly version: number; readonly sealed: Uint8Array }
  /** Lends the key of the present version and wipes it afterwards. */
  readonly withKey: <Result>(
    name: RecordName,
    use: (version: KeyedVersion) => Promise<Result>,
  ) => Promise<Result>
}

const secretSchema = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{64}$/),
  about: recordAboutSchema,
})

/** The desk over a store and the machine's way of sealing secrets. */
export function createRecordDesk(parts: {
  readonly records: VaultRecordStore
  readonly vault: KeyVault
}): RecordDesk {
  const { records, vault } = parts
  const present = (name: RecordName) => presentOf(records.versions(name), name.recordId)
  const secretOf = async ({ sealedSecret, protection }: StoredVersion) => {
    const bytes = await vault.unseal(sealedSecret, protection)
    const { key, about } = secretSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
    bytes.fill(0)
    return { about, recordKey: new Uint8Array(Buffer.from(key, 'hex')) }
  }
  const sealedBytes = (name: RecordName) => {
    const { version } = present(name)
    const sealed = records.sealedBytes({ ...name, version })
    if (sealed === undefined) throw notHere(name.recordId)
    return { version, sealed: new Uint8Array(sealed) }
  }
  return {
    sealedBytes,
    seal: async (accountId, { about, file }, recordId = randomUUID()) => {
      // Never a number that was used: the server may have that version already, under its key.
      const version = (records.versions({ accountId, recordId })[0]?.version ?? 0) + 1
      const { sealed, recordKey } = sealRecord({ recordId, version }, packRecord(about, file))
      const secret = Buffer.from(JSON.stringify({ key: Buffer.from(recordKey).toString('hex'), about }))
      const kept = await vault.seal(secret)
      secret.fill(0)
      const { protection, sealed: sealedSecret } = kept
      const sealedAt = new Date().toISOString()
      records.add(accountId, {
        ...{ recordId, version, isStored: false, protection, sealedSecret, sealedAt, sealed },
      })
      return { recordId, version, sealed, recordKey }
    },
    list: async accountId => {
      const byRecord = Map.groupBy(records.list(accountId), ({ recordId }) => recordId)
      return Promise.all(
        [...byRecord].map(async ([recordId, versions]) => {
          const { version, isStored, sealedAt, ...sealed } = presentOf(versions, recordId)
          const { about, recordKey } = await secretOf({ ...sealed, version, isStored, sealedAt })
          recordKey.fill(0)
          const pending = versions.filter(it => !it.isStored).map(it => it.version)
          return { recordId, version, isStored, pending, about, sealedAt }
        }),
      )
    },
    open: async name => {
      const { recordKey } = await secretOf(present(name))
      try {
        return unpackRecord(openRecord(sealedBytes(name).sealed, recordKey))
      } finally {
        recordKey.fill(0)
      }
    },
    withKey: async (name, use) => {
      const stored = present(name)
      const { recordKey } = await secretOf(stored)
      try {
        return await use({ version: stored.version, recordKey })
      } finally {
        recordKey.fill(0)
      }
    },
  }
}

/** The version the server has, or the newest that waits. */
function presentOf(versions: readonly StoredVersion[], recordId: string): StoredVersion {
  const present = versions.find(({ isStored }) => isStored) ?? versions[0]
  if (present === undefined) throw notHere(recordId)
  return present
}

function notHere(recordId: string): BridgeError {
  const message = 'the key of this record is not on this machine'
  return new BridgeError({ code: 'vault/not-here', message, facts: { recordId } })
}
