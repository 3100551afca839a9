import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { userIdSchema } from '../identity/index.ts'
import { petIdSchema } from '../pets/index.ts'
import { encodeBase64Url } from './base64-url.ts'
import {
  CAPABILITY_MAX_LENGTH,
  type CapabilityExpectation,
  type CapabilityFields,
  issueCapability,
  issuerKeyOf,
  verifyCapability,
} from './capability.ts'
import { meetupIdSchema } from './meetup.ts'
import vectors from './vectors/capability.json' with { type: 'json' }

const serverKey = new Uint8Array(32).fill(7)
const peerId = '12D3KooWLunaLunaLunaLunaLunaLunaLunaLunaLunaLuna'

const fields: CapabilityFields = {
  meetupId: meetupIdSchema.parse('meetup-luna-rex'),
  peerId,
  userId: userIdSchema.parse('user-ana-1'),
  petId: petIdSchema.parse('pet-luna-1'),
  displayName: 'Ana & Luna 🐕',
  notBefore: '2026-05-01T10:00:00.000Z',
  expiresAt: '2026-05-01T11:00:00.000Z',
  nonce: 'AAECAwQFBgcICQoLDA0ODw',
}

const expected: CapabilityExpectation = {
  issuerKey: issuerKeyOf(serverKey),
  now: new Date('2026-05-01T10:30:00Z'),
  meetupId: 'meetup-luna-rex',
  peerId,
}

describe('verifyCapability', () => {
  test('admits the visitor the server signed for', () => {
    expect(verifyCapability(issueCapability(fields, serverKey), expected)).toEqual({
      kind: 'valid',
      capability: { v: 1, ...fields },
    })
  })

  test.each(vectors.cases)('agrees with the vector: $name', ({ encoded, now, meetupId, peerId, kind }) => {
    const verdict = verifyCapability(encoded, {
      issuerKey: vectors.issuerKey,
      now: new Date(now),
      meetupId,
      peerId,
    })

    expect(verdict.kind).toBe(kind)
  })

  test('tells every ordinary reason apart', () => {
    const encoded = issueCapability(fields, serverKey)
    const verdict = (change: Partial<CapabilityExpectation>) =>
      verifyCapability(encoded, { ...expected, ...change }).kind

    expect(verdict({ now: new Date('2026-05-01T11:00:00Z') })).toBe('expired')
    expect(verdict({ now: new Date('2026-05-01T09:59:59.999Z') })).toBe('not-yet-valid')
    expect(verdict({ meetupId: 'meetup-other-1' })).toBe('other-meetup')
    expect(verdict({ peerId: '12D3KooWRexRexRex' })).toBe('other-peer')
    expect(verdict({ issuerKey: issuerKeyOf(new Uint8Array(32).fill(8)) })).toBe('wrong-signature')
  })

  test('forgives clocks that differ by less than the leeway', () => {
    const late = { ...expected, now: new Date('2026-05-01T11:00:20Z'), leewayMs: 30_000 }

    expect(verifyCapability(issueCapability(fields, serverKey), late).kind).toBe('valid')
  })

  test('error: refuses what a client signed by itself', () => {
    const forged = issueCapability(fields, new Uint8Array(32).fill(9))

    expect(verifyCapability(forged, expected)).toEqual({ kind: 'wrong-signature' })
  })

  test('error: refuses more text than a capability can have', () => {
    const endless = `${'A'.repeat(CAPABILITY_MAX_LENGTH)}.AAAA`

    expect(verifyCapability(endless, expected)).toEqual({ kind: 'malformed' })
  })

  test('the longest allowed fields still fit', () => {
    const longest = { ...fields, displayName: '犬'.repeat(60), peerId: 'x'.repeat(128) }

    expect(issueCapability(longest, serverKey).length).toBeLessThan(CAPABILITY_MAX_LENGTH)
  })

  const encoded = issueCapability(fields, serverKey)

  property.prop([fc.nat(encoded.length * 7 - 1)])('any flipped bit is refused', position => {
    const index = Math.floor(position / 7)
    const flipped = String.fromCharCode(encoded.charCodeAt(index) ^ (1 << (position % 7)))
    const tampered = encoded.slice(0, index) + flipped + encoded.slice(index + 1)

    expect(verifyCapability(tampered, expected).kind).not.toBe('valid')
  })

  property.prop([fc.string({ maxLength: 3000 })])('any text at all is refused without throwing', text => {
    expect(verifyCapability(text, expected).kind).not.toBe('valid')
  })

  property.prop([fc.uint8Array(), fc.uint8Array({ minLength: 64, maxLength: 64 })])(
    'any well-encoded garbage is refused',
    (payload, signature) => {
      const garbage = `${encodeBase64Url(payload)}.${encodeBase64Url(signature)}`

      expect(verifyCapability(garbage, expected)).toEqual({ kind: 'wrong-signature' })
    },
  )
})

describe('issueCapability', () => {
  test('gives two capabilities of the same moment different nonces', () => {
    const { nonce: _, ...withoutNonce } = fields

    expect(issueCapability(withoutNonce, serverKey)).not.toBe(issueCapability(withoutNonce, serverKey))
  })

  test('error: refuses a field out of its bounds', () => {
    expect(() => issueCapability({ ...fields, displayName: '' }, serverKey)).toThrow()
  })
})
