import { x25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { issuerKeyFrom } from '../issuer-key.ts'
import { envelopeAccess } from './envelope-access.ts'
import { readerKeyOf, readerNameOf } from './reading-key.ts'
import { grantRecord, openGrant, type RecordGrant, recordGrantSchema } from './record-grant.ts'
import {
  MAX_RECORD_BYTES,
  openRecord,
  padmeLength,
  recordHeaderOf,
  sealedRecordDigest,
  sealRecord,
} from './sealed-record.ts'
import { RecordClosedError } from './vault-errors.ts'

const RECORD = { recordId: '0b9c7e8e-3c0c-4d7e-9d8e-4f4f6c1c9d11', version: 1 }
const XRAY = new TextEncoder().encode('hips A/A, read by Dr. Kim')
const FROM = new Date('2026-11-23T10:00:00Z')
const UNTIL = new Date('2026-12-23T10:00:00Z')
const LATER = new Date('2026-12-01T00:00:00Z')
const ana = person(1)
const ben = person(2)
const mallory = person(3)

describe('a sealed record', () => {
  test('opens with its key, and shows nothing without', () => {
    const { sealed, recordKey } = sealRecord(RECORD, XRAY)

    expect(openRecord(sealed, recordKey)).toEqual(XRAY)
    expect(Buffer.from(sealed).includes(Buffer.from('hips'))).toBe(false)
    expect(recordHeaderOf(sealed)).toEqual({ format: 'pawfect-record/1', ...RECORD })
    expect(reasonOf(() => openRecord(sealed, sealRecord(RECORD, XRAY).recordKey))).toBe('wrong-key')
  })

  test('stays closed when any one byte of it was changed', () => {
    const { sealed, recordKey } = sealRecord(RECORD, XRAY)
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = sealed.slice()
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => openRecord(changed, recordKey)).toThrow(RecordClosedError)
    }
  })

  test('is never the same twice, so that two copies cannot be told to be alike', () => {
    const digests = Array.from({ length: 20 }, () => sealedRecordDigest(sealRecord(RECORD, XRAY).sealed))
    expect(new Set(digests).size).toBe(20)
  })

  test('tells little by its size', () => {
    const sizes = Array.from(
      { length: 64 },
      (_, extra) => sealRecord(RECORD, new Uint8Array(10_000 + extra)).sealed.length,
    )
    expect(new Set(sizes).size).toBe(1)
    for (let length = 2; length < 100_000; length += 37) {
      expect(padmeLength(length)).toBeGreaterThanOrEqual(length)
      expect(padmeLength(length)).toBeLessThanOrEqual(length * 1.12)
    }
  })

  test('error: refuses more than a record may hold, and what is no record', () => {
    expect(reasonOf(() => sealRecord(RECORD, new Uint8Array(MAX_RECORD_BYTES + 1)))).toBe('too-large')
    for (const junk of ['', '{}', '{}\n', 'x'.repeat(5_000), '{"format":"pawfect-record/2"}\nabc'])
      expect(reasonOf(() => recordHeaderOf(new TextEncoder().encode(junk)))).toBe('not-a-record')
  })
})

describe('a grant', () => {
  test('lets its reader in for its time, and nobody else', () => {
    const { sealed, recordKey } = sealRecord(RECORD, XRAY)
    const grant = grantTo(ben, recordKey)
    const open = (who: typeof ben, now: Date) => openGrant(grant, who.readingSecret, { owner: ana.did, now })

    expect(openRecord(sealed, open(ben, LATER))).toEqual(XRAY)
    expect(reasonOf(() => open(mallory, LATER))).toBe('not-for-this-reader')
    expect(reasonOf(() => open(ben, new Date('2026-12-23T10:00:01Z')))).toBe('grant-expired')
    expect(reasonOf(() => open(ben, new Date('2026-11-23T09:59:59Z')))).toBe('not-yet')
  })

  test('cannot be lengthened, redirected or moved to another record by whoever stores it', () => {
    const grant = grantTo(ben, sealRecord(RECORD, XRAY).recordKey)
    const changes: Partial<RecordGrant>[] = [
      { validUntil: '2099-01-01T00:00:00Z' },
      { reader: mallory.reader },
      { version: 2 },
      { recordId: '11111111-3c0c-4d7e-9d8e-4f4f6c1c9d11' },
      { owner: mallory.did },
      { wrapped: grant.wrapped.replace(/^../, grant.wrapped.startsWith('00') ? '01' : '00') },
    ]
    for (const change of changes) {
      const changed = recordGrantSchema.parse({ ...grant, ...change })
      expect(reasonOf(() => openGrant(changed, ben.readingSecret, { owner: ana.did, now: LATER }))).toBe(
        'grant-forged',
      )
    }
  })

  test('of somebody who is not the owner opens nothing', () => {
    const forged = grantRecord(
      {
        record: RECORD,
        recordKey: new Uint8Array(32),
        reader: ben.reader,
        validFrom: FROM,
        validUntil: UNTIL,
      },
      { did: mallory.did, secretKey: mallory.signingSecret },
    )
    expect(reasonOf(() => openGrant(forged, ben.readingSecret, { owner: ana.did, now: LATER }))).toBe(
      'grant-forged',
    )
  })

  test('for an old version opens nothing of the next: revoking is a new key', () => {
    const first = sealRecord(RECORD, XRAY)
    const second = sealRecord({ ...RECORD, version: 2 }, XRAY)
    const stolen = openGrant(grantTo(ben, first.recordKey), ben.readingSecret, { owner: ana.did, now: LATER })

    expect(openRecord(first.sealed, stolen)).toEqual(XRAY)
    expect(reasonOf(() => openRecord(second.sealed, stolen))).toBe('wrong-key')
  })
})

describe('envelopes, the default access provider', () => {
  test('keep a key for its reader and give it to nobody else', async () => {
    const { sealed, recordKey } = sealRecord(RECORD, XRAY)
    const terms = { record: RECORD, owner: ana.did, reader: ben.reader, validFrom: FROM, validUntil: UNTIL }
    const kept = JSON.parse(JSON.stringify(await envelopeAccess(ana).letIn(terms, recordKey)))

    const fetched = await envelopeAccess(ben).fetchKey(kept, { owner: ana.did, now: LATER })
    expect(openRecord(sealed, fetched)).toEqual(XRAY)
    await expect(envelopeAccess(mallory).fetchKey(kept, { owner: ana.did, now: LATER })).rejects.toThrow(
      RecordClosedError,
    )
    await expect(
      envelopeAccess(ben).fetchKey({ provider: 'lit', access: {} }, { owner: ana.did, now: LATER }),
    ).rejects.toThrow(RecordClosedError)
  })
})

test('a reader is named by their key, as did:key writes X25519', () => {
  // The example of the did:key method specification.
  const name = 'did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc'
  expect(Buffer.from(readerKeyOf(name) ?? []).length).toBe(32)
  expect(readerKeyOf(readerNameOf(ben.readingSecret))).toEqual(x25519.getPublicKey(ben.readingSecret))
  expect(readerKeyOf(ana.did)).toBeNull()
})

function person(seed: number) {
  const signingSecret = new Uint8Array(32).fill(seed)
  const readingSecret = new Uint8Array(32).fill(seed + 100)
  return {
    did: issuerKeyFrom(signingSecret).did,
    signingSecret,
    readingSecret,
    reader: readerNameOf(readingSecret),
  }
}

function grantTo(reader: typeof ben, recordKey: Uint8Array): RecordGrant {
  return grantRecord(
    { record: RECORD, recordKey, reader: reader.reader, validFrom: FROM, validUntil: UNTIL },
    { did: ana.did, secretKey: ana.signingSecret },
  )
}

function reasonOf(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    if (error instanceof RecordClosedError) return error.facts.reason
    throw error
  }
  return 'it opened'
}
