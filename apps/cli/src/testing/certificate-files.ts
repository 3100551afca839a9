import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ATTESTATION_FORMAT,
  BUNDLE_FORMAT,
  buildMerkleTree,
  bundleFileText,
  type CertificateBundle,
  contentAddressOf,
  createIssuerKey,
  credentialDigest,
  type IssuerKey,
  isoSeconds,
  presentFacts,
  STATUS_FORMAT,
  sealBundle,
  sealStatus,
  signAttestation,
  signClaim,
  signOwnershipCredential,
  type UnsignedBundle,
  writeAttestation,
  writeOwnershipCredential,
} from '@pawfect/domain/certificates'

const service = createIssuerKey()
const carla = createIssuerKey()
const mallory = createIssuerKey()
const ana = createIssuerKey()
const now = new Date('2026-05-04T09:00:00Z')

/** The service behind every certificate written here. */
export const SERVICE_DID = service.did

/** A folder with one certificate of each kind that a stranger may meet. */
export function writeCertificateFiles(): {
  readonly folder: string
  readonly file: (kind: string) => string
} {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-cli-'))
  const valid = bundleBy(carla)
  const text = bundleFileText(valid)
  const files: Record<string, string> = {
    valid: text,
    altered: text.replace('Luna', 'Lina'),
    'wrong-issuer': bundleFileText(bundleBy(mallory)),
    revoked: bundleFileText(
      bundleBy(carla, { status: 'revoked', revokedAt: '2026-05-05T00:00:00Z', reason: 'sold' }),
    ),
    foreign: '{"type":["VerifiableCredential"],"issuer":"did:example:1"}',
    malformed: text.slice(0, -20),
    'too-large': ' '.repeat(300_000),
    ...writeOtherPapers(),
  }
  for (const [kind, content] of Object.entries(files))
    writeFileSync(join(folder, `${kind}.pawcert.json`), content)
  return { folder, file: kind => join(folder, `${kind}.pawcert.json`) }
}

function bundleBy(
  signer: IssuerKey,
  revocation: Partial<UnsignedBundle['revocationSnapshot']> = {},
): CertificateBundle {
  const statement = {
    credentialId: 'urn:uuid:6f1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
    issuer: { did: carla.did, name: 'Carla\u001b[2J Rossi' },
    animal: {
      petId: 'pet-luna-0001',
      name: 'Luna',
      species: 'dog' as const,
      sex: 'female' as const,
      breedIds: ['beagle'],
      birthDate: '2026-03-01',
    },
    ownerName: 'Ana',
    validFrom: now,
  }
  const credential = signOwnershipCredential(writeOwnershipCredential(statement), {
    secretKey: signer.secretKey,
    signedAt: now,
  })
  const digest = credentialDigest(credential)
  const tree = buildMerkleTree([digest])
  const hash = `0x${'ab'.repeat(32)}`
  const bundle: UnsignedBundle = {
    format: BUNDLE_FORMAT,
    service: service.did,
    credential,
    digest,
    ipfsCid: contentAddressOf(digest),
    anchor: {
      ...{ batchId: 'batch-0001', chainId: 7_297_366, contract: `0x${'cd'.repeat(20)}`, transaction: hash },
      ...{ block: { number: 2, hash: null, minedAt: '2026-05-04T09:00:01Z' }, root: tree.root, size: 1 },
      merkleProof: [],
    },
    issuerKeyHistory: [{ did: carla.did, registeredAt: '2026-05-01T00:00:00Z', retiredAt: null }],
    revocationSnapshot: {
      asOf: '2026-05-06T00:00:00Z',
      status: 'active',
      revokedAt: null,
      reason: null,
      ...revocation,
    },
  }
  return sealBundle(bundle, { secretKey: service.secretKey, sealedAt: now })
}

/** A vaccination with its service's status, a showing of it, and a code. */
function writeOtherPapers(): Record<string, string> {
  const { credential, opened } = writeAttestation({
    credentialId: 'urn:uuid:2f1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
    kind: 'vaccination',
    issuer: { did: carla.did, name: 'Practice Rossi', role: 'vet' },
    petId: 'pet-luna-0001',
    holder: ana.did,
    facts: { 'animal.name': 'Luna', 'vaccine.disease': 'rabies', 'vaccine.givenOn': '2026-05-04' },
    validFrom: now,
  })
  const signed = signAttestation(credential, { secretKey: carla.secretKey, signedAt: now })
  const digest = credentialDigest(signed)
  const status = sealStatus(
    {
      ...{
        format: STATUS_FORMAT,
        service: service.did,
        digest,
        ipfsCid: contentAddressOf(digest),
        anchor: null,
      },
      issuerKeyHistory: [{ did: carla.did, registeredAt: '2026-05-01T00:00:00Z', retiredAt: null }],
      revocationSnapshot: { asOf: '2026-05-06T00:00:00Z', status: 'active', revokedAt: null, reason: null },
      correctedBy: null,
    },
    { secretKey: service.secretKey, sealedAt: now },
  )
  const file = { format: ATTESTATION_FORMAT, credential: signed, status, facts: [...opened] } as const
  const showing = { audience: 'Dog show Bonn', nonce: 'bonn-2026-05', shownAt: isoSeconds(new Date()) }
  const shown = presentFacts(file, { names: ['vaccine.disease'], showing }, ana)
  const code = signClaim(
    {
      digest,
      kind: 'vaccination',
      issuer: 'Practice Rossi',
      from: '2026-05-04',
      facts: [['animal.name', 'Luna']],
    },
    carla.secretKey,
  )
  return { attestation: JSON.stringify(file), showing: JSON.stringify(shown), code }
}
