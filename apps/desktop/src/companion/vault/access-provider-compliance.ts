import {
  type AccessProvider,
  createIssuerKey,
  type EnvelopeKeys,
  openRecord,
  RecordClosedError,
  readerNameOf,
  sealRecord,
} from '@pawfect/domain/certificates'
import { describe, expect, test } from 'vitest'

const RECORD = { recordId: '0b9c7e8e-3c0c-4d7e-9d8e-4f4f6c1c9d11', version: 1 }
const CONTENTS = new TextEncoder().encode('hips A/A')
const FROM = new Date('2026-11-23T10:00:00Z')
const UNTIL = new Date('2026-12-23T10:00:00Z')
const WITHIN = new Date('2026-12-01T00:00:00Z')

/** What every keeper of record keys promises, whoever it is. */
export function describeAccessProvider(
  name: string,
  providerFor: (keys: EnvelopeKeys) => AccessProvider,
): void {
  const owner = person()
  const reader = person()
  const stranger = person()
  const letIn = async () => {
    const { sealed, recordKey } = sealRecord(RECORD, CONTENTS)
    const terms = { record: RECORD, owner: owner.did, reader: readerNameOf(reader.readingSecret) }
    const kept = await providerFor(owner).letIn({ ...terms, validFrom: FROM, validUntil: UNTIL }, recordKey)
    return { sealed, recordKey, kept: JSON.parse(JSON.stringify(kept)) as typeof kept }
  }
  const at = (now: Date, by = owner.did) => ({ owner: by, now })

  describe(`${name}, as a keeper of record keys`, () => {
    test('lets its reader in for its time, after a journey through JSON', async () => {
      const { sealed, kept } = await letIn()
      const key = await providerFor(reader).fetchKey(kept, at(WITHIN))
      expect(openRecord(sealed, key)).toEqual(CONTENTS)
      expect(kept.provider).toBe(providerFor(owner).name)
    })

    test('keeps the key so that whoever stores it cannot read it', async () => {
      const { kept, recordKey } = await letIn()
      const text = JSON.stringify(kept)
      expect(text).not.toContain(Buffer.from(recordKey).toString('hex'))
      expect(text).not.toContain(Buffer.from(recordKey).toString('base64'))
    })

    test('error: lets nobody else in, not before, not after, and not in the name of another owner', async () => {
      const { kept } = await letIn()
      const before = new Date(FROM.getTime() - 1000)
      const after = new Date(UNTIL.getTime() + 1000)
      const tries = [
        providerFor(stranger).fetchKey(kept, at(WITHIN)),
        providerFor(reader).fetchKey(kept, at(before)),
        providerFor(reader).fetchKey(kept, at(after)),
        providerFor(reader).fetchKey(kept, at(WITHIN, stranger.did)),
        providerFor(reader).fetchKey({ provider: 'somebody', access: kept.access }, at(WITHIN)),
        providerFor(reader).fetchKey({ ...kept, access: {} }, at(WITHIN)),
      ]
      for (const outcome of await Promise.allSettled(tries))
        expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(RecordClosedError) })
    })
  })
}

function person(): EnvelopeKeys {
  const { did, secretKey } = createIssuerKey()
  return { did, signingSecret: secretKey, readingSecret: createIssuerKey().secretKey }
}
