import { randomUUID } from 'node:crypto'
import {
  claimReadingKey,
  createIssuerKey,
  type EnvelopeKeys,
  envelopeAccess,
  openRecord,
  packRecord,
  type RecordAbout,
  type RecordHeader,
  readerNameOf,
  type SealedRecord,
  sealRecord,
  unpackRecord,
} from '@pawfect/domain/certificates'
import type { Person, TestWorld } from './test-world.ts'

/** What nobody but its readers may ever find anywhere. */
export const SECRET_ABOUT: RecordAbout = {
  kind: 'imaging',
  filename: 'hips-of-luna.json',
  mediaType: 'application/json',
  date: '2026-05-04',
  note: 'left hip, see Dr. Kim',
}
const SECRET_FILE = new TextEncoder().encode('{"finding":"hips A/A, elbows 0/0"}')

/** A record as its owner's machine holds it. */
export type OwnRecord = SealedRecord & Pick<RecordHeader, 'recordId' | 'version'>

/** Somebody with a vault; the keys stay here, as they would on their machine. */
export class TestVault {
  readonly person: Person
  readonly keys: EnvelopeKeys
  readonly reader: string
  readonly #world: TestWorld

  private constructor(world: TestWorld, person: Person) {
    const { did, secretKey } = createIssuerKey()
    this.person = person
    this.keys = { did, signingSecret: secretKey, readingSecret: createIssuerKey().secretKey }
    this.reader = readerNameOf(this.keys.readingSecret)
    this.#world = world
  }

  /** Somebody whose reading key is registered unless told otherwise. */
  static async open(world: TestWorld, name: string, { registered = true } = {}): Promise<TestVault> {
    const vault = new TestVault(world, await world.person(name))
    if (registered) await vault.register()
    return vault
  }

  get api() {
    return this.person.api.vault
  }

  /** A claim of this key for an account. */
  claim(accountId: string = this.person.userId) {
    const { did, signingSecret: secretKey } = this.keys
    return claimReadingKey(
      { did, secretKey },
      { reader: this.reader, accountId, signedAt: this.#world.clock.now() },
    )
  }

  register() {
    return this.api.registerReadingKey.mutate({ claim: this.claim() })
  }

  /** Seals the secret record, or its next version. */
  seal(previous?: OwnRecord): OwnRecord {
    const header = { recordId: previous?.recordId ?? randomUUID(), version: (previous?.version ?? 0) + 1 }
    return { ...header, ...sealRecord(header, packRecord(SECRET_ABOUT, SECRET_FILE)) }
  }

  /** Hands a sealed record in. */
  store(record: OwnRecord) {
    return this.api.storeRecord.mutate({ sealed: base64(record.sealed), did: this.keys.did })
  }

  /** Seals and stores in one. */
  async keep(): Promise<OwnRecord> {
    const record = this.seal()
    await this.store(record)
    return record
  }

  /** What lets a reader in until a number of days from now. */
  async share(record: OwnRecord, reader: TestVault, days = 7) {
    const validFrom = this.#world.clock.now()
    const validUntil = new Date(Math.floor(validFrom.getTime() / 1000) * 1000 + days * 86_400_000)
    const terms = { record, owner: this.keys.did, reader: reader.reader, validFrom, validUntil }
    const { recordId, version } = record
    const access = await envelopeAccess(this.keys).letIn(
      { ...terms, record: { recordId, version } },
      record.recordKey,
    )
    const accesses = [JSON.parse(JSON.stringify(access)) as typeof access & { access: never }]
    return { readerId: reader.person.userId, validUntil: validUntil.toISOString(), accesses }
  }

  async letIn(record: OwnRecord, reader: TestVault, days = 7) {
    const { recordId, version } = record
    return this.api.letIn.mutate({ recordId, version, share: await this.share(record, reader, days) })
  }

  /** Shuts a reader out: the next version, for those who stay. */
  async revoke(record: OwnRecord, gone: TestVault, stay: readonly TestVault[] = []): Promise<OwnRecord> {
    const next = this.seal(record)
    await this.api.revokeReader.mutate({
      recordId: record.recordId,
      readerId: gone.person.userId,
      sealed: base64(next.sealed),
      shares: await Promise.all(stay.map(reader => this.share(next, reader, 1))),
    })
    return next
  }

  /** Fetches what somebody shares and opens it with the own key. */
  async read(recordId: string) {
    const { sealed, accesses, ownerDid } = await this.api.fetchShared.query({ recordId })
    const [kept] = accesses
    if (kept === undefined) throw new Error('no key is kept')
    const expected = { owner: ownerDid, now: this.#world.clock.now() }
    const key = await envelopeAccess(this.keys).fetchKey(kept, expected)
    return unpackRecord(openRecord(new Uint8Array(Buffer.from(sealed, 'base64')), key))
  }
}

/** Bytes as they travel in JSON. */
export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
