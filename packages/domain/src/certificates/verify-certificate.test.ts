import { describe, expect, test } from 'vitest'
import { bundleFileText, type CertificateBundle, MAX_BUNDLE_BYTES } from './certificate-bundle.ts'
import { credentialDigest } from './ownership-credential.ts'
import { TEST_KEYS, testBundle, testCredential, testFile } from './test-certificate.ts'
import { verifyCertificate } from './verify-certificate.ts'

const trust = { services: [TEST_KEYS.service.did] }

describe('verifyCertificate', () => {
  test('calls an untouched certificate valid, and says what it did not check', () => {
    const report = verifyCertificate(testFile(), trust)

    expect(report.verdict).toBe('valid')
    expect(report.summary).toContain('Valid as of 2026-05-04T09:00:06Z')
    expect(outcomes(report.checks)).toEqual({
      'issuer-signature': 'passed',
      'issuer-key': 'passed',
      'service-signature': 'passed',
      digest: 'passed',
      'issuer-history': 'passed',
      'merkle-proof': 'passed',
      'service-trust': 'passed',
      'anchor-trust': 'not-checked',
      'revocation-snapshot': 'passed',
      chain: 'not-checked',
      'revoked-since': 'not-checked',
      identity: 'not-checked',
    })
  })

  test('calls a signed certificate without an anchor valid, and says so', () => {
    const report = verifyCertificate(testFile(testBundle({ anchor: null })), trust)
    expect([report.verdict, report.summary]).toEqual([
      'valid',
      'Valid as of 2026-05-04T09:00:06Z: signed by its issuer, not anchored on a chain yet.',
    ])
  })

  test('calls another owner name altered', () => {
    expect(verdictOf(text => text.replace('Ana Sørensen', 'Ben Sørensen'))).toBe('altered')
    expect(verdictOf(text => text.replace('"Ana Sørensen"', '"Ana Sørensen "'))).toBe('malformed')
  })

  test('calls a changed anchor, status or key history altered', () => {
    expect(verdictOf(text => text.replace('"number": 12', '"number": 13'))).toBe('altered')
    expect(verdictOf(text => text.replace('"asOf": "2026', '"asOf": "2027'))).toBe('altered')
    expect(verdictOf(text => text.replace('2026-05-01T08:00:00Z', '2025-05-01T08:00:00Z'))).toBe('altered')
  })

  test('calls a certificate signed by another key than its issuer’s a wrong issuer', () => {
    const forged = testCredential({}, TEST_KEYS.mallory)
    expect(verifyCertificate(testFile(testBundle({}, { credential: forged })), trust).verdict).toBe(
      'wrong-issuer',
    )
  })

  test('calls a certificate by a key that its issuer never had a wrong issuer, sealed or not', () => {
    const forged = testCredential(
      { issuer: { did: TEST_KEYS.mallory.did, name: 'Carla Rossi' } },
      TEST_KEYS.mallory,
    )
    expect(verifyCertificate(testFile(testBundle({}, { credential: forged })), trust).verdict).toBe(
      'wrong-issuer',
    )
    const slippedIn = { ...testBundle(), credential: forged, digest: credentialDigest(forged) }
    expect(verifyCertificate(testFile(slippedIn), trust).verdict).toBe('wrong-issuer')
  })

  test('calls a certificate made with a retired key a wrong issuer', () => {
    const issuerKeyHistory = [
      { did: TEST_KEYS.carla.did, registeredAt: '2026-01-01T00:00:00Z', retiredAt: '2026-05-01T00:00:00Z' },
    ]
    expect(verifyCertificate(testFile(testBundle({ issuerKeyHistory })), trust).verdict).toBe('wrong-issuer')
  })

  test('calls a withdrawn certificate revoked, with the day and the reason', () => {
    const revocationSnapshot = {
      asOf: '2026-06-01T00:00:00Z',
      status: 'revoked' as const,
      revokedAt: '2026-05-20T10:00:00Z',
      reason: 'the animal went back to its breeder',
    }
    const report = verifyCertificate(testFile(testBundle({ revocationSnapshot })), trust)
    expect(report.verdict).toBe('revoked')
    expect(report.checks.find(check => check.code === 'revocation-snapshot')?.message).toBe(
      'Revoked on 2026-05-20T10:00:00Z: the animal went back to its breeder.',
    )
  })

  test('calls a certificate of another service or contract foreign', () => {
    const other = testFile(testBundle({}, { sealedBy: TEST_KEYS.otherService }))
    expect(verifyCertificate(other, trust).verdict).toBe('foreign')
    const anchors = [{ chainId: 1, contract: `0x${'99'.repeat(20)}` }]
    expect(verifyCertificate(testFile(), { ...trust, anchors }).verdict).toBe('foreign')
  })

  test('calls an anchor that belongs to another certificate foreign', () => {
    const { anchor } = testBundle({}, { credential: testCredential({ ownerName: 'Ben' }) })
    expect(verifyCertificate(testFile(testBundle({ anchor })), trust).verdict).toBe('foreign')
  })

  test('calls somebody else’s credential or any other JSON foreign', () => {
    expect(verifyCertificate(utf8('{"type":["VerifiableCredential","AlumniCredential"]}')).verdict).toBe(
      'foreign',
    )
    expect(verifyCertificate(utf8('[1,2,3]')).verdict).toBe('foreign')
  })

  test('accepts only whitespace between the parts as a change without meaning', () => {
    expect(verdictOf(text => JSON.stringify(JSON.parse(text)))).toBe('valid')
    expect(verdictOf(text => text.replaceAll('\n', '\r\n'))).toBe('valid')
  })

  test('warns about names dressed up with foreign or invisible letters', () => {
    const credential = testCredential({
      ownerName: 'Ana S\u043erensen',
      issuer: { did: TEST_KEYS.carla.did, name: 'Carla\u202e Rossi' },
    })
    expect(verifyCertificate(testFile(testBundle({}, { credential })), trust).warnings).toEqual([
      'The name of the owner mixes letters of different alphabets (Latin and Cyrillic) in "S\u043erensen"; it may imitate another name.',
      'The name of the issuer contains invisible characters; what you see may not be what is written.',
    ])
  })

  describe('hostile files', () => {
    test.each([
      ['nothing at all', utf8(''), 'malformed'],
      ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00), 'malformed'],
      ['a file that never ends', utf8('{"format":"pawfect-certificate/1"'), 'malformed'],
      ['brackets without end', utf8('['.repeat(200_000)), 'malformed'],
      ['objects without end', utf8('{"a":'.repeat(40_000)), 'malformed'],
      ['a huge file', new Uint8Array(MAX_BUNDLE_BYTES + 1), 'too-large'],
      ['a prototype key', utf8('{"__proto__":{"format":"pawfect-certificate/1"}}'), 'malformed'],
      ['a number past the safe range', utf8('{"format":"pawfect-certificate/1","n":1e400}'), 'malformed'],
      ['half a character', utf8('{"format":"\\ud800"}'), 'malformed'],
      ['a byte order mark', utf8(`\ufeff${bundleFileText(testBundle())}`), 'malformed'],
      ['another version of the format', utf8('{"format":"pawfect-certificate/9"}'), 'malformed'],
    ])('%s is %s refused', (_name, bytes, verdict) => {
      expect(verifyCertificate(bytes, trust).verdict).toBe(verdict)
    })

    test('a repeated name is refused, whichever of the two were true', () => {
      const twice = bundleFileText(testBundle()).replace('"digest":', '"digest": "00", "digest":')
      const report = verifyCertificate(utf8(twice), trust)
      expect([report.verdict, report.summary.includes('"digest" appears twice')]).toEqual(['malformed', true])
    })

    test('an unknown part is refused, so nothing can be smuggled in beside the signed parts', () => {
      const more = { ...testBundle(), note: 'trust me' } as CertificateBundle
      expect(verifyCertificate(testFile(more), trust).verdict).toBe('malformed')
    })
  })
})

function verdictOf(change: (text: string) => string): string {
  return verifyCertificate(utf8(change(bundleFileText(testBundle()))), trust).verdict
}

function outcomes(checks: ReturnType<typeof verifyCertificate>['checks']): Record<string, string> {
  return Object.fromEntries(checks.map(check => [check.code, check.outcome]))
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
