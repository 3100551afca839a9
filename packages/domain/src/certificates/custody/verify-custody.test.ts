import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { signAttestation, writeAttestation } from '../attestations/attestation.ts'
import type { IssuerKey } from '../issuer-key.ts'
import { credentialDigest } from '../ownership-credential.ts'
import { TEST_KEYS, testCredential } from '../test-certificate.ts'
import { verifyPaper } from '../verify-paper.ts'
import { CUSTODY_FORMAT, type CustodyStart, type CustodyStretch, sealCustody } from './custody-file.ts'
import { ana, ben, carla, deed, dora, first, handOver, mallory, offer, second, step } from './test-custody.ts'
import { documentDigest, type TransferOffer } from './transfer-step.ts'

function history(stretches: readonly CustodyStretch[], asOf = '2026-08-01T00:00:00Z') {
  const petId = offer().petId
  const custody = {
    format: CUSTODY_FORMAT,
    service: TEST_KEYS.service.did,
    petId,
    stretches: [...stretches],
    asOf,
  }
  return sealCustody(custody as Parameters<typeof sealCustody>[0], {
    secretKey: TEST_KEYS.service.secretKey,
    sealedAt: new Date(asOf),
  })
}

function look(stretches: readonly CustodyStretch[], asOf?: string) {
  return verifyPaper(utf8ToBytes(JSON.stringify(history(stretches, asOf))), {
    trust: { services: [TEST_KEYS.service.did] },
    now: new Date('2026-08-02T00:00:00Z'),
  })
}

describe('an ownership history', () => {
  test('shows who had the animal when, without a single name of an owner’s key', () => {
    const report = look([{ start: deed, transfers: [first.steps, second] }])
    expect(report.verdict).toBe('valid')
    expect(report.timeline.map(period => [period.kind, period.since, period.until])).toEqual([
      ['certified', '2026-05-04T09:00:00Z', '2026-06-02T10:00:00Z'],
      ['transferred', '2026-06-02T10:00:00Z', '2026-07-02T10:00:00Z'],
      ['transferred', '2026-07-02T10:00:00Z', null],
    ])
    expect(report.summary).toContain('Valid as of 2026-08-01T00:00:00Z, 1 day old.')
  })

  test('calls a handover pending while somebody may object, and disputed when somebody does', () => {
    const young = look([{ start: deed, transfers: [first.steps] }], '2026-06-03T00:00:00Z')
    expect([young.verdict, young.timeline.at(-1)?.kind]).toEqual(['valid', 'pending'])
    const dispute = {
      type: 'PetTransferDispute',
      offer: documentDigest(offer()),
      at: '2026-06-05T00:00:00Z',
      reason: 'ill',
    } as const
    const disputed = [...first.steps, step(dispute, [ana], '2026-06-05T00:00:00Z')]
    expect(look([{ start: deed, transfers: [disputed] }]).verdict).toBe('disputed')
  })

  test('shows time nobody signed for as a gap', () => {
    const found: CustodyStart = {
      kind: 'deed',
      credential: testCredential({
        credentialId: 'urn:uuid:9f1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
        ownerName: 'Shelter Bonn',
        validFrom: new Date('2026-07-20T00:00:00Z'),
      }),
    }
    const report = look([
      { start: deed, transfers: [first.steps] },
      { start: found, transfers: [] },
    ])
    expect(report.timeline.map(period => period.kind)).toEqual([
      'certified',
      'transferred',
      'gap',
      'certified',
    ])
    expect(report.checks.find(check => check.code === 'gaps')?.outcome).toBe('not-checked')
  })

  test('needs every owner and co-owner to hand over, but neither breeder nor keeper', () => {
    const { credential, opened } = writeAttestation({
      credentialId: 'urn:uuid:7e1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
      kind: 'co-ownership',
      issuer: { did: carla.did, name: 'Carla Rossi', role: 'breeder' },
      petId: 'pet-luna-0001',
      facts: {
        'animal.name': 'Luna',
        ...{ 'owner.1.name': 'Ana', 'owner.1.role': 'owner', 'owner.1.key': ana.did },
        ...{ 'owner.2.name': 'Ben', 'owner.2.role': 'co-owner', 'owner.2.key': ben.did },
        ...{ 'owner.3.name': 'Dora', 'owner.3.role': 'keeper', 'owner.3.key': dora.did },
      },
      validFrom: new Date('2026-05-04T09:00:00Z'),
    })
    const signed = signAttestation(credential, {
      secretKey: carla.secretKey,
      signedAt: new Date('2026-05-04T09:00:00Z'),
    })
    const start: CustodyStart = { kind: 'co-ownership', credential: signed, owners: [...opened] }
    const given = (from: readonly IssuerKey[]) =>
      offer({
        follows: credentialDigest(signed),
        from: from.map(key => key.did),
        to: [{ key: dora.did, role: 'owner' }],
      })
    const by = (keys: readonly IssuerKey[]) =>
      look([{ start, transfers: [handOver(given(keys), keys, [dora]).steps] }]).verdict
    expect([by([ana, ben]), by([ana]), by([ana, dora])]).toEqual(['valid', 'altered', 'altered'])
  })

  test.each([
    ['a link taken out', [{ start: deed, transfers: [second] }]],
    ['links exchanged', [{ start: deed, transfers: [second, first.steps] }]],
    [
      'the same animal handed over twice',
      [
        {
          start: deed,
          transfers: [
            first.steps,
            handOver(
              offer({
                id: 'urn:uuid:3f1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
                to: [{ key: dora.did, role: 'owner' }],
              }),
              [carla],
              [dora],
            ).steps,
          ],
        },
      ],
    ],
    [
      'a transfer of another animal',
      [
        {
          start: deed,
          transfers: [
            handOver(offer({ petId: 'pet-rex-00001' as TransferOffer['petId'] }), [carla], [ana]).steps,
          ],
        },
      ],
    ],
    [
      'a giver who never owned it',
      [{ start: deed, transfers: [handOver(offer({ from: [mallory.did] }), [mallory], [ana]).steps] }],
    ],
    [
      'another certificate in front',
      [
        {
          start: { kind: 'deed', credential: testCredential({ ownerName: 'Ben' }) },
          transfers: [first.steps],
        },
      ],
    ],
    [
      'stretches in the wrong order',
      [
        {
          start: {
            kind: 'deed',
            credential: testCredential({ validFrom: new Date('2026-07-20T00:00:00Z') }),
          },
          transfers: [],
        },
        { start: deed, transfers: [] },
      ],
    ],
  ] as readonly (readonly [string, CustodyStretch[]])[])('with %s is altered', (_what, stretches) => {
    expect(look(stretches).verdict).toBe('altered')
  })

  test('with any part changed after the service sealed it is altered', () => {
    const text = JSON.stringify(history([{ start: deed, transfers: [first.steps] }]))
    for (const [from, to] of [
      ['"disputeDays":14', '"disputeDays":0'],
      ['2026-08-01T00:00:00Z', '2026-08-02T00:00:00Z'],
      ['"receivedAt":"2026-06-02', '"receivedAt":"2026-06-03'],
    ] as const)
      expect(verifyPaper(utf8ToBytes(text.replace(from, to))).verdict).toBe('altered')
  })
})
