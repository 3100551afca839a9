import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { issuerKeyFrom } from '../issuer-key.ts'
import { signPersonalMessage } from './personal-message.ts'
import { readerNameOf } from './reading-key.ts'
import { claimReadingKey, isReadingKeyProven } from './reading-key-claim.ts'
import { packRecord, recordKindSchema, recordMediaTypeSchema, unpackRecord } from './record-contents.ts'
import { RecordClosedError } from './vault-errors.ts'

const anyAbout = fc.record({
  kind: fc.constantFrom(...recordKindSchema.options),
  filename: fc.stringMatching(/^[^\s](.{0,150}[^\s])?$/u).filter(name => name.length <= 200),
  mediaType: fc.constantFrom(...recordMediaTypeSchema.options),
  date: fc.constantFrom(null, '2026-05-04', '2024-02-29'),
  note: fc.string({ maxLength: 400 }).map(note => note.trim()),
})

describe('what is sealed', () => {
  test.prop([anyAbout, fc.uint8Array({ maxLength: 500 })], { seed: 8, numRuns: 300 })(
    'comes out as it went in, whatever the file holds',
    (about, file) => {
      const opened = unpackRecord(packRecord(about, file))
      expect(opened.about).toEqual(about)
      expect(opened.file).toEqual(file)
    },
  )

  test.prop([fc.uint8Array({ maxLength: 2000 })], { seed: 8, numRuns: 300 })(
    'error: bytes of somebody else are refused for one reason and no other',
    bytes => {
      expect(() => unpackRecord(bytes)).toThrow(RecordClosedError)
    },
  )
})

describe('a reading key', () => {
  const key = issuerKeyFrom(new Uint8Array(32).fill(1))
  const reader = readerNameOf(new Uint8Array(32).fill(2))
  const claim = claimReadingKey(key, { reader, accountId: 'account-ben-0001', signedAt: new Date(0) })

  test('is claimed by the account it belongs to', () => {
    expect(isReadingKeyProven(claim)).toBe(true)
  })

  test('error: a claim cannot be moved to another account, key or signer', () => {
    const changes = [
      { accountId: 'account-eve-0001' },
      { reader: readerNameOf(new Uint8Array(32).fill(3)) },
      { did: issuerKeyFrom(new Uint8Array(32).fill(4)).did },
    ]
    for (const change of changes) expect(isReadingKeyProven({ ...claim, ...change })).toBe(false)
  })
})

test('a sentence is signed as chains sign sentences for people', () => {
  // Published with web3.js, `eth.accounts.sign`.
  const secret = Buffer.from('4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318', 'hex')
  expect(signPersonalMessage('Some data', new Uint8Array(secret))).toBe(
    '0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c',
  )
})
