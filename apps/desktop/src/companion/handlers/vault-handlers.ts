import {
  claimReadingKey,
  type EnvelopeKeys,
  isoSeconds,
  issuerDidSchema,
  keptAccessSchema,
  openRecord,
  packRecord,
  type RecordAbout,
  readerNameOf,
  sealRecord,
  unpackRecord,
} from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { BridgeHandlers } from '../../bridge/index.ts'
import type { VaultRecordStore } from '../store/vault-record-store.ts'
import { type AccessChoice, chosenAccess, fetchRecordKey } from '../vault/access-choice.ts'
import { createRecordDesk } from '../vault/record-desk.ts'
import { questionOf, vaccinationShown } from '../vault/vaccination-shown.ts'
import { type VaultKeysParts, withVaultKeys } from '../vault/vault-keys.ts'

/** What the vault calls work with. */
export type VaultParts = VaultKeysParts & {
  readonly records: VaultRecordStore
  readonly access: AccessChoice
}

type KeptFor = {
  readonly record: { readonly recordId: string; readonly version: number }
  readonly recordKey: Uint8Array
  readonly readers: readonly string[]
  readonly validUntil: string
}

/** Answers the vault channel. Keys, and everything a record says, stay here. */
export function createVaultHandlers(parts: VaultParts): BridgeHandlers['vault'] {
  const desk = createRecordDesk(parts)
  const withKeys = <Result>(accountId: UserId, use: (keys: EnvelopeKeys) => Result | Promise<Result>) =>
    withVaultKeys(parts, accountId, use)
  const keepFor = async (accountId: UserId, { record, recordKey, readers, validUntil }: KeptFor) =>
    withKeys(accountId, async keys => {
      const provider = chosenAccess(parts.access, keys)
      const times = { validFrom: new Date(), validUntil: new Date(validUntil) }
      const kept = await Promise.all(
        readers.map(reader => provider.letIn({ record, owner: keys.did, reader, ...times }, recordKey)),
      )
      return keptAccessSchema.array().parse(kept)
    })
  const openShared: BridgeHandlers['vault']['openShared'] = ({ accountId, sealed, ...kept }) =>
    withKeys(accountId, async keys =>
      unpackRecord(openRecord(sealed, await fetchRecordKey(parts.access, keys, kept))),
    )
  return {
    openShared,
    myReadingKey: ({ accountId }) => withKeys(accountId, keys => readingKeyOf(keys, accountId)),
    sealRecord: async ({ accountId, about, file }) => {
      const { did } = await withKeys(accountId, keys => ({ did: issuerDidSchema.parse(keys.did) }))
      const { recordKey, ...made } = await desk.seal(accountId, { about, file })
      recordKey.fill(0)
      return { ...made, did }
    },
    listRecords: async ({ accountId }) => ({ records: await desk.list(accountId) }),
    openRecord: name => desk.open(name),
    sealedRecord: async name => ({
      ...desk.sealedBytes(name),
      did: await withKeys(name.accountId, keys => issuerDidSchema.parse(keys.did)),
    }),
    letIn: ({ accountId, recordId, readers, validUntil }) =>
      desk.withKey({ accountId, recordId }, async ({ version, recordKey }) => {
        const kept = { record: { recordId, version }, recordKey, readers, validUntil }
        return { version, accesses: await keepFor(accountId, kept) }
      }),
    resealRecord: async ({ accountId, recordId, stayers }) => {
      const contents = await desk.open({ accountId, recordId })
      const { version, sealed, recordKey } = await desk.seal(accountId, contents, recordId)
      const record = { recordId, version }
      const shares = await Promise.all(
        stayers.map(async ({ readerId, readers, validUntil }) => ({
          ...{ readerId, validUntil },
          accesses: await keepFor(accountId, { record, recordKey, readers, validUntil }),
        })),
      )
      recordKey.fill(0)
      return { version, sealed, shares }
    },
    keepVersion: async name => ({ kept: parts.records.keepOnly(name) }),
    forgetRecord: async name => ({ forgotten: parts.records.forget(name) }),
    vaccinationQuestion: ({ accountId, meetupId }) =>
      withKeys(accountId, keys => ({
        ...questionOf(keys, meetupId),
        claim: readingKeyOf(keys, accountId).claim,
      })),
    sealAnswer: async ({ accountId, answer, readers, validUntil }) => {
      const record = { recordId: crypto.randomUUID(), version: 1 }
      const { sealed, recordKey } = sealRecord(record, packRecord(ANSWER, answer))
      const accesses = await keepFor(accountId, { record, recordKey, readers, validUntil })
      recordKey.fill(0)
      return { sealed, accesses, did: await withKeys(accountId, keys => issuerDidSchema.parse(keys.did)) }
    },
    checkVaccination: async ({ meetupId, petId, petName, ...shared }, context) => {
      const { file } = await openShared(shared, context)
      const asked = await withKeys(shared.accountId, keys => questionOf(keys, meetupId))
      return vaccinationShown(file, { asked, petId, petName, now: new Date() })
    },
  }
}

/** What is noted about an answer; the answer itself says the rest. */
const ANSWER: RecordAbout = {
  kind: 'proof',
  filename: 'vaccination.pawcert.json',
  mediaType: 'application/json',
  date: null,
  note: '',
}

function readingKeyOf(keys: EnvelopeKeys, accountId: UserId) {
  const reader = readerNameOf(keys.readingSecret)
  const claim = claimReadingKey(
    { did: keys.did, secretKey: keys.signingSecret },
    { reader, accountId, signedAt: new Date(isoSeconds(new Date())) },
  )
  return { reader, did: claim.did, claim }
}
