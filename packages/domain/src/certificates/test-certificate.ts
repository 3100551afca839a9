import { bytesToHex } from '@noble/hashes/utils.js'
import {
  BUNDLE_FORMAT,
  bundleFileText,
  type CertificateBundle,
  sealBundle,
  type UnsignedBundle,
} from './certificate-bundle.ts'
import { contentAddressOf } from './content-address.ts'
import { type IssuerKey, issuerKeyFrom } from './issuer-key.ts'
import { buildMerkleTree } from './merkle-tree.ts'
import {
  credentialDigest,
  type OwnershipStatement,
  type SignedCredential,
  signOwnershipCredential,
  writeOwnershipCredential,
} from './ownership-credential.ts'

/** Fixed keys and moments for tests: the same file, byte for byte, every time. */
export const TEST_KEYS = {
  carla: testKey(1),
  mallory: testKey(2),
  service: testKey(3),
  otherService: testKey(4),
}
export const TEST_SIGNED_AT = new Date('2026-05-04T09:00:00Z')

/** A certificate for Luna, signed by `signer` (Carla unless told otherwise). */
export function testCredential(
  change: Partial<OwnershipStatement> = {},
  signer: IssuerKey = TEST_KEYS.carla,
): SignedCredential {
  const credential = writeOwnershipCredential({
    credentialId: 'urn:uuid:6f1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
    issuer: { did: TEST_KEYS.carla.did, name: 'Carla Rossi' },
    animal: {
      petId: 'pet-luna-0001',
      name: 'Luna',
      species: 'dog',
      sex: 'female',
      breedIds: ['beagle'],
      birthDate: '2026-03-01',
    },
    ownerName: 'Ana Sørensen',
    validFrom: TEST_SIGNED_AT,
    ...change,
  })
  return signOwnershipCredential(credential, { secretKey: signer.secretKey, signedAt: TEST_SIGNED_AT })
}

/** A whole certificate file around a credential: second of a batch of three, not revoked, sealed. */
export function testBundle(
  change: Partial<UnsignedBundle> = {},
  options: { credential?: SignedCredential; sealedBy?: IssuerKey } = {},
): CertificateBundle {
  const credential = options.credential ?? testCredential()
  const service = options.sealedBy ?? TEST_KEYS.service
  const digest = credentialDigest(credential)
  const tree = buildMerkleTree(['11'.repeat(32), digest, '22'.repeat(32)])
  const unsigned: UnsignedBundle = {
    format: BUNDLE_FORMAT,
    service: service.did,
    credential,
    digest,
    ipfsCid: contentAddressOf(digest),
    anchor: {
      batchId: 'batch-0001',
      chainId: 7_297_366,
      contract: `0x${'ab'.repeat(20)}`,
      transaction: `0x${'cd'.repeat(32)}`,
      block: { number: 12, hash: `0x${'ef'.repeat(32)}`, minedAt: '2026-05-04T09:00:05Z' },
      root: tree.root,
      size: 3,
      merkleProof: [...(tree.proofs[1] ?? [])],
    },
    issuerKeyHistory: [{ did: TEST_KEYS.carla.did, registeredAt: '2026-05-01T08:00:00Z', retiredAt: null }],
    revocationSnapshot: { asOf: '2026-05-04T09:00:06Z', status: 'active', revokedAt: null, reason: null },
    ...change,
  }
  return sealBundle(unsigned, { secretKey: service.secretKey, sealedAt: new Date('2026-05-04T09:00:06Z') })
}

/** The file as bytes. */
export function testFile(bundle: CertificateBundle = testBundle()): Uint8Array {
  return new TextEncoder().encode(bundleFileText(bundle))
}

function testKey(seed: number): IssuerKey {
  return issuerKeyFrom(new Uint8Array(32).fill(seed))
}

/** A stand-in digest for a certificate that only its batch knows. */
export function testDigest(seed: number): string {
  return bytesToHex(new Uint8Array(32).fill(seed))
}
