import { fc, test as prop } from '@fast-check/vitest'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { credentialDigest } from '../ownership-credential.ts'
import type { PaperExpectation } from '../paper-report.ts'
import { TEST_KEYS, TEST_SIGNED_AT } from '../test-certificate.ts'
import { verifyPaper } from '../verify-paper.ts'
import { AttestationFactError, signAttestation, writeAttestation } from './attestation.ts'
import { presentFacts } from './attestation-file.ts'
import { HOLDER, LUNA, TEST_CHIP, testAttestation, testShowing, testStatus } from './test-attestation.ts'

const trust = { services: [TEST_KEYS.service.did] }
const now = new Date('2026-05-06T12:00:00Z')
const asked = { audience: 'Dog show Bonn', nonce: 'bonn-2026-05' }

function verdict(paper: unknown, expected: PaperExpectation = {}) {
  return verifyPaper(utf8ToBytes(JSON.stringify(paper)), { trust, now, asked, ...expected }).verdict
}

function outcome(paper: unknown, code: string, expected: PaperExpectation = {}) {
  const { checks } = verifyPaper(utf8ToBytes(JSON.stringify(paper)), { trust, now, asked, ...expected })
  return checks.find(check => check.code === code)?.outcome
}

describe('an attestation', () => {
  test('is valid as of the day the service last looked, and says how old that is', () => {
    const report = verifyPaper(utf8ToBytes(JSON.stringify(testAttestation())), { trust, now })
    expect([report.verdict, report.kind, report.freshness?.ageDays]).toEqual(['valid', 'attestation', 2])
    expect(report.summary).toBe(
      'Valid as of 2026-05-04T09:00:06Z, 2 days old. Signed by its issuer; every fact shown is as signed.',
    )
    expect(report.facts).toContainEqual({ name: 'chip.number', value: TEST_CHIP })
  })

  test.each([
    [
      'litter',
      {
        'animal.name': 'Pip',
        'litter.bornOn': '2026-04-01',
        'sire.name': 'Rex',
        'dam.name': 'Luna',
        'inbreeding.coefficient': '0.0625',
        'inbreeding.completeGenerations': '4.5',
        'inbreeding.method': 'PawfectMatch 1, all generations',
      },
    ],
    ['health-test', { 'test.name': 'MDR1', 'test.result': 'clear', 'test.sampledOn': '2026-02-01' }],
    [
      'vaccination',
      { 'vaccine.disease': 'rabies', 'vaccine.givenOn': '2026-01-01', 'vaccine.protectsUntil': '2029-01-01' },
    ],
    ['title', { 'title.name': 'Champion', 'title.awardedOn': '2026-03-01' }],
    [
      'co-ownership',
      {
        'animal.name': 'Pip',
        'owner.1.name': 'Ana',
        'owner.1.role': 'owner',
        'owner.2.name': 'Ben',
        'owner.2.role': 'keeper',
      },
    ],
  ] as const)('of kind %s is valid', (kind, facts) => {
    expect(verdict(testAttestation({ kind, facts }))).toBe('valid')
  })

  test.each([
    [
      'a chip that cannot be',
      { 'chip.number': '999000000000001', 'chip.lastThree': '001' },
      'chip.number is not written',
    ],
    ['the end of another chip', { 'chip.lastThree': '457' }, 'not the end of chip.number'],
    ['a fact nobody knows', { 'animal.price': '900' }, 'no fact called animal.price'],
    ['a fact of another kind of paper', { 'title.name': 'Champion' }, 'does not belong'],
    ['the wrong year', { 'animal.birthYear': '2020' }, 'not the year'],
    ['a name with a space in front', { 'animal.name': ' Luna' }, 'not written'],
  ])('error: is not written with %s', (_what, facts, problem) => {
    const write = () => writeAttestation({ ...LUNA, facts: { ...LUNA.facts, ...facts } })
    expect(write).toThrow(AttestationFactError)
    expect(write).toThrow(problem)
  })

  test('error: is not written without what it must say', () => {
    expect(() => writeAttestation({ ...LUNA, facts: { 'animal.species': 'dog' } })).toThrow(
      'chip.number is missing',
    )
  })

  test('with a fact changed, exchanged, added or taken out is altered', () => {
    const file = testAttestation()
    const other = testAttestation({ facts: { ...LUNA.facts, 'animal.name': 'Lina' } })
    const changed = file.facts.map(fact => (fact.name === 'animal.name' ? { ...fact, value: 'Lina' } : fact))
    expect(verdict({ ...file, facts: changed })).toBe('altered')
    expect(verdict({ ...file, facts: other.facts })).toBe('altered')
    expect(verdict({ ...file, facts: [...file.facts, ...other.facts.slice(0, 1)] })).toBe('altered')
    expect(verdict({ ...file, facts: file.facts.filter(fact => fact.name !== 'chip.number') })).toBe(
      'altered',
    )
  })

  test('whose status belongs to another attestation is altered', () => {
    expect(verdict({ ...testAttestation(), status: testAttestation().status })).toBe('altered')
  })

  test('signed by another key, or by a key retired before, is of a wrong issuer', () => {
    const { credential, opened } = writeAttestation(LUNA)
    const forged = signAttestation(credential, { secretKey: HOLDER.secretKey, signedAt: TEST_SIGNED_AT })
    expect(
      verdict({ ...testAttestation(), credential: forged, status: testStatus(forged), facts: opened }),
    ).toBe('wrong-issuer')
    const did = TEST_KEYS.carla.did
    const issuerKeyHistory = [
      { did, registeredAt: '2026-01-01T00:00:00Z', retiredAt: '2026-05-01T00:00:00Z' },
    ]
    expect(verdict(testAttestation({}, { issuerKeyHistory }))).toBe('wrong-issuer')
  })

  test('that was revoked, corrected or is over says so', () => {
    const revokedAt = '2026-05-05T00:00:00Z'
    const revocationSnapshot = { asOf: revokedAt, status: 'revoked' as const, revokedAt, reason: 'wrong dog' }
    expect(verdict(testAttestation({}, { revocationSnapshot }))).toBe('revoked')
    const newer = testAttestation()
    const correctedBy = {
      id: newer.credential.id,
      digest: newer.status.digest,
      at: revokedAt,
      reason: 'a typo',
    }
    expect(verdict(testAttestation({}, { correctedBy }))).toBe('corrected')
    expect(verdict(testAttestation({ validUntil: new Date('2026-05-05T00:00:00Z') }))).toBe('expired')
    expect(verdict(testAttestation({ validFrom: new Date('2026-06-05T00:00:00Z') }))).toBe('expired')
  })

  test('that corrects another one names it and why', () => {
    const wrong = testAttestation()
    const corrects = { id: wrong.credential.id, digest: wrong.status.digest, reason: 'the year was wrong' }
    const report = verifyPaper(utf8ToBytes(JSON.stringify(testAttestation({ corrects }))), { trust, now })
    expect([report.verdict, report.warnings]).toEqual([
      'valid',
      ['It puts an earlier paper right: the year was wrong'],
    ])
  })

  test('counts a stated role as anybody’s word until the verifier knows the key', () => {
    expect(outcome(testAttestation(), 'attester')).toBe('not-checked')
    const attesters = [{ did: TEST_KEYS.carla.did, role: 'vet' }]
    expect(outcome(testAttestation(), 'attester', { trust: { ...trust, attesters } })).toBe('passed')
  })

  test('tells a swapped photo from the attested one', () => {
    const photo = utf8ToBytes('pixels of Luna')
    const file = testAttestation({ facts: { ...LUNA.facts, 'photo.hash': bytesToHex(sha256(photo)) } })
    expect(verdict(file, { photo })).toBe('valid')
    expect(verdict(file, { photo: utf8ToBytes('pixels of Lina') })).toBe('altered')
    expect(outcome(file, 'photo')).toBe('not-checked')
    expect(outcome(testAttestation(), 'photo', { photo })).toBe('not-checked')
  })

  test('warns about names in mixed letters and about text that turns round', () => {
    const facts = { ...LUNA.facts, 'animal.name': 'L\u0443na', 'animal.colour': 'black\u202e dna' }
    const { warnings } = verifyPaper(utf8ToBytes(JSON.stringify(testAttestation({ facts }))), { trust, now })
    expect(warnings).toHaveLength(2)
    expect(warnings[0]).toContain('different alphabets')
    expect(warnings[1]).toContain('invisible characters')
  })
})

describe('a showing', () => {
  const names = ['animal.breeds', 'animal.birthYear', 'chip.lastThree']

  test('proves breed, year and last three digits of the chip, and holds nothing else', () => {
    const showing = testShowing(names)
    const report = verifyPaper(utf8ToBytes(JSON.stringify(showing)), { trust, now, asked })
    expect([report.verdict, report.facts.map(fact => fact.value)]).toEqual([
      'valid',
      ['beagle', '2024', '456'],
    ])
    const text = JSON.stringify(showing)
    expect([text.includes(TEST_CHIP), text.includes('"Luna"'), text.includes('2024-03-01')]).toEqual([
      false,
      false,
      false,
    ])
  })

  test('made for somebody else, on another question, too long ago or in the future is worthless', () => {
    const showing = testShowing(names)
    expect(verdict(showing, { asked: { ...asked, audience: 'Dog show Ulm' } })).toBe('replayed')
    expect(verdict(showing, { asked: { ...asked, nonce: 'bonn-2026-06' } })).toBe('replayed')
    expect(verdict(showing, { now: new Date('2026-05-08T10:00:00Z') })).toBe('replayed')
    expect(verdict(showing, { now: new Date('2026-05-06T09:00:00Z') })).toBe('replayed')
    expect(verdict({ ...showing, showing: { ...showing.showing, audience: 'Dog show Ulm' } })).toBe('altered')
  })

  test('made by somebody who only has a copy of the file is worthless', () => {
    expect(verdict(testShowing(names, testAttestation(), TEST_KEYS.otherService))).toBe('replayed')
  })

  test('with a fact put in from the same paper after signing is altered', () => {
    const file = testAttestation()
    const showing = testShowing(names, file)
    expect(verdict({ ...showing, facts: file.facts })).toBe('altered')
  })

  test('of a paper without a holder says that anybody could show it', () => {
    const { holder: _none, ...open } = LUNA
    const { credential, opened } = writeAttestation(open)
    const { secretKey } = TEST_KEYS.carla
    const signed = signAttestation(credential, { secretKey, signedAt: TEST_SIGNED_AT })
    const file = { ...testAttestation(), credential: signed, status: testStatus(signed), facts: [...opened] }
    const shown = presentFacts(
      file,
      { names, showing: { ...asked, shownAt: '2026-05-06T10:00:00Z' } },
      HOLDER,
    )
    expect([verdict(shown), outcome(shown, 'holder')]).toEqual(['valid', 'not-checked'])
  })

  prop.prop([fc.subarray(Object.keys(LUNA.facts))], { numRuns: 20 })(
    'never opens a fact that was not chosen, whatever is chosen',
    chosen => {
      const shown = testShowing(chosen)
      expect(shown.facts.map(fact => fact.name).sort()).toEqual([...chosen].sort())
      expect(verdict(shown)).toBe('valid')
    },
  )
})

describe('somebody who knows every chip number there is', () => {
  test('cannot find the one behind the digests, not even knowing all about the paper but the salt', () => {
    const shown = testShowing(['animal.breeds'])
    const digests = new Set(shown.credential.credentialSubject.facts)
    const salts = [...shown.facts.map(fact => fact.salt), '0'.repeat(32)]
    const maker = TEST_CHIP.slice(0, 11)
    const guesses = Array.from({ length: 2_000 }, (_, i) => `${maker}${String(2_500 + i).padStart(4, '0')}`)
    expect(guesses).toContain(TEST_CHIP)
    const hits = guesses.flatMap(value =>
      salts.flatMap(salt => [
        bytesToHex(sha256(utf8ToBytes(value))),
        bytesToHex(sha256(utf8ToBytes(JSON.stringify(['pawfect-fact/1', salt, 'chip.number', value])))),
      ]),
    )
    expect(hits.filter(hit => digests.has(hit))).toEqual([])
  })

  test('finds it at once with the salt, which is why the salt stays with its holder', () => {
    const file = testAttestation()
    const salt = file.facts.find(fact => fact.name === 'chip.number')?.salt ?? ''
    expect(salt).toHaveLength(32)
    const digest = bytesToHex(
      sha256(utf8ToBytes(JSON.stringify(['pawfect-fact/1', salt, 'chip.number', TEST_CHIP]))),
    )
    expect(file.credential.credentialSubject.facts).toContain(digest)
    const published = JSON.stringify({ credential: file.credential, status: file.status })
    expect([published.includes(salt), published.includes(TEST_CHIP)]).toEqual([false, false])
  })

  test('cannot tell how many facts there are, nor two papers on the same chip', () => {
    const [one, two] = [testAttestation(), testAttestation()]
    expect(one.credential.credentialSubject.facts).toHaveLength(8)
    expect(
      new Set([...one.credential.credentialSubject.facts, ...two.credential.credentialSubject.facts]).size,
    ).toBe(16)
    expect(credentialDigest(one.credential)).not.toBe(credentialDigest(two.credential))
  })
})
