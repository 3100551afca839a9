import { contentAddressOf } from '../content-address.ts'
import { buildMerkleTree } from '../merkle-tree.ts'
import { credentialDigest } from '../ownership-credential.ts'
import { TEST_KEYS, TEST_SIGNED_AT } from '../test-certificate.ts'
import {
  type AttestationStatement,
  type SignedAttestation,
  signAttestation,
  writeAttestation,
} from './attestation.ts'
import {
  ATTESTATION_FORMAT,
  type AttestationFile,
  presentFacts,
  STATUS_FORMAT,
  sealStatus,
  type UnsignedStatus,
} from './attestation-file.ts'

/** A chip that could exist. */
export const TEST_CHIP = '276098106123456'

/** What the tests' vet says about Luna. */
export const LUNA: AttestationStatement = {
  credentialId: 'urn:uuid:3e1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
  kind: 'identity',
  issuer: { did: TEST_KEYS.carla.did, name: 'Practice Rossi', role: 'vet' },
  petId: 'pet-luna-0001',
  holder: TEST_KEYS.mallory.did,
  facts: {
    'animal.name': 'Luna',
    'animal.species': 'dog',
    'animal.breeds': 'beagle',
    'animal.birthDate': '2024-03-01',
    'animal.birthYear': '2024',
    'chip.number': TEST_CHIP,
    'chip.lastThree': '456',
  },
  validFrom: TEST_SIGNED_AT,
}

/** The holder of `LUNA`'s paper; the name is that of the key, not of a bad person. */
export const HOLDER = TEST_KEYS.mallory

/** A sealed file around `LUNA` with something changed; the middle one of a batch of three. */
export function testAttestation(
  change: Partial<AttestationStatement> = {},
  status: Partial<UnsignedStatus> = {},
): AttestationFile {
  const { credential, opened } = writeAttestation({ ...LUNA, ...change })
  const { secretKey } = TEST_KEYS.carla
  const signed = signAttestation(credential, { secretKey, signedAt: TEST_SIGNED_AT })
  return {
    format: ATTESTATION_FORMAT,
    credential: signed,
    status: testStatus(signed, status),
    facts: [...opened],
  }
}

/** What the test service says about an attestation. */
export function testStatus(signed: SignedAttestation, change: Partial<UnsignedStatus> = {}) {
  const digest = credentialDigest(signed)
  const tree = buildMerkleTree(['11'.repeat(32), digest, '22'.repeat(32)])
  const status: UnsignedStatus = {
    format: STATUS_FORMAT,
    service: TEST_KEYS.service.did,
    digest,
    ipfsCid: contentAddressOf(digest),
    anchor: {
      ...{ batchId: 'batch-0001', chainId: 7_297_366, contract: `0x${'ab'.repeat(20)}` },
      transaction: `0x${'cd'.repeat(32)}`,
      block: { number: 12, hash: null, minedAt: '2026-05-04T09:00:05Z' },
      ...{ root: tree.root, size: 3, merkleProof: [...(tree.proofs[1] ?? [])] },
    },
    issuerKeyHistory: [{ did: TEST_KEYS.carla.did, registeredAt: '2026-05-01T08:00:00Z', retiredAt: null }],
    revocationSnapshot: { asOf: '2026-05-04T09:00:06Z', status: 'active', revokedAt: null, reason: null },
    correctedBy: null,
    ...change,
  }
  return sealStatus(status, { secretKey: TEST_KEYS.service.secretKey, sealedAt: TEST_SIGNED_AT })
}

/** Luna's holder shows some facts to a show in Bonn. */
export function testShowing(names: readonly string[], file = testAttestation(), holder = HOLDER) {
  const showing = { audience: 'Dog show Bonn', nonce: 'bonn-2026-05', shownAt: '2026-05-06T10:00:00Z' }
  return presentFacts(file, { names, showing }, holder)
}
