import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type AttestationStatement,
  isPossessionProven,
  isProofIntact,
  readClaim,
  writeAttestation,
  writeOwnershipCredential,
} from '@pawfect/domain/certificates'
import { signersOf } from '@pawfect/domain/certificates/custody'
import { userIdSchema } from '@pawfect/domain/identity'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { KEYCHAIN_PATH, keychainRequestSchema } from '../bridge/index.ts'
import type { Companion } from './companion.ts'
import { startTestCompanion } from './testing/test-companion.ts'

const carla = userIdSchema.parse('account-carla-1')
const stranger = userIdSchema.parse('account-stranger-1')

function ownershipBy(did: string) {
  return writeOwnershipCredential({
    credentialId: 'urn:uuid:8b0f6c5e-5a43-4a5d-9a57-3d9f5d1c7c11',
    issuer: { did, name: 'Kennel of Carla' },
    animal: {
      petId: 'pet-luna-001',
      name: 'Luna',
      species: 'dog',
      sex: 'female',
      breedIds: ['border-collie'],
      birthDate: '2024-03-01',
    },
    ownerName: 'Ana',
    validFrom: new Date('2026-01-01T00:00:00Z'),
  })
}

function titleBy(did: string): AttestationStatement {
  return {
    credentialId: 'urn:uuid:8b0f6c5e-5a43-4a5d-9a57-3d9f5d1c7c12',
    kind: 'title',
    issuer: { did, name: 'Club', role: 'registry' },
    petId: 'pet-luna-001',
    facts: { 'title.name': 'Champion', 'title.awardedOn': '2026-04-01' },
    validFrom: new Date('2026-05-04T09:00:00Z'),
  }
}

describe('signing keys', () => {
  test('sign a certificate and prove who holds them, without ever leaving the companion', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { certificates } = browser.bridge
    const key = await certificates.createKey({ accountId: carla, label: 'Kennel' })

    const { credential } = await certificates.signCredential({
      accountId: carla,
      keyId: key.keyId,
      credential: ownershipBy(key.did),
    })
    const { possession } = await certificates.provePossession({ accountId: carla, keyId: key.keyId })

    expect(isProofIntact(credential)).toBe(true)
    expect(isPossessionProven(possession)).toBe(true)
    expect(await certificates.listKeys({ accountId: carla })).toEqual({ keys: [key] })
    expect(Object.keys(key).sort()).toEqual([
      'createdAt',
      'did',
      'keyId',
      'label',
      'protection',
      'verificationMethod',
    ])
  })

  test('outlive a restart', async () => {
    await using test = await startTestCompanion()
    await using before = await test.openBrowser()
    const key = await before.bridge.certificates.createKey({ accountId: carla, label: 'Kennel' })

    await test.restart()

    await using after = await test.openBrowser()
    const { credential } = await after.bridge.certificates.signCredential({
      accountId: carla,
      keyId: key.keyId,
      credential: ownershipBy(key.did),
    })
    expect(isProofIntact(credential)).toBe(true)
  })

  test('error: refuse to sign for another account or in the name of another issuer', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { certificates } = browser.bridge
    const key = await certificates.createKey({ accountId: carla, label: 'Kennel' })
    const other = await certificates.createKey({ accountId: carla, label: 'Other' })
    const asked = { keyId: key.keyId, credential: ownershipBy(key.did) }

    await expect(certificates.signCredential({ accountId: stranger, ...asked })).rejects.toMatchObject({
      code: 'certificates/key-missing',
    })
    await expect(
      certificates.signCredential({ accountId: carla, keyId: other.keyId, credential: asked.credential }),
    ).rejects.toMatchObject({ code: 'certificates/issuer-mismatch' })
  })

  test('error: say so when one stored byte was changed', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { certificates } = browser.bridge
    const key = await certificates.createKey({ accountId: carla, label: 'Kennel' })
    const database = new Database(join(test.folder, 'companion.db'))
    const sealed = database.prepare<[], Buffer>('SELECT sealed_seed FROM signing_key').pluck().get() as Buffer
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    database.prepare('UPDATE signing_key SET sealed_seed = ?').run(sealed)
    database.close()

    await expect(
      certificates.signCredential({ accountId: carla, keyId: key.keyId, credential: ownershipBy(key.did) }),
    ).rejects.toMatchObject({ code: 'certificates/key-unreadable' })
  })

  test('are sealed by the keychain while the desktop app is there, and wait for it when it is not', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { certificates, identity } = browser.bridge
    const app = await connectKeychain(test.companion)
    expect(await identity.hostInfo({})).toMatchObject({ keyProtection: 'keychain' })

    const key = await certificates.createKey({ accountId: carla, label: 'Kennel' })
    const asked = { accountId: carla, keyId: key.keyId, credential: ownershipBy(key.did) }
    const { credential } = await certificates.signCredential(asked)
    await app.leave()

    expect(key.protection).toBe('keychain')
    expect(isProofIntact(credential)).toBe(true)
    await expect(certificates.signCredential(asked)).rejects.toMatchObject({
      code: 'certificates/keychain-closed',
    })
  })
})

describe('papers of every kind', () => {
  test('are signed, coded, handed over and shown here, and the key never leaves', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { certificates } = browser.bridge
    const key = await certificates.createKey({ accountId: carla, label: 'Kennel' })
    const asked = { accountId: carla, keyId: key.keyId }
    const { credential } = writeAttestation(titleBy(key.did))

    const { attestations } = await certificates.signAttestations({ ...asked, attestations: [credential] })
    const claim = {
      digest: 'ab'.repeat(32),
      kind: 'title',
      issuer: 'Club',
      from: '2026-05-04',
      facts: [['animal.name', 'Luna'] as [string, string]],
    }
    const { codes } = await certificates.signClaims({ ...asked, claims: [claim] })
    const document = {
      type: 'PetTransferAcceptance' as const,
      offer: 'cd'.repeat(32),
      at: '2026-05-04T09:00:00Z',
    }
    const { step } = await certificates.signTransferStep({ ...asked, document, earlier: [] })

    expect(attestations.map(isProofIntact)).toEqual([true])
    expect(readClaim(codes[0] ?? '')).toEqual({ kind: 'signed', claim, did: key.did })
    expect([...signersOf(step)]).toEqual([key.did])
  })

  test('error: are not signed in the name of another issuer', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { certificates } = browser.bridge
    const key = await certificates.createKey({ accountId: carla, label: 'Kennel' })
    const other = await certificates.createKey({ accountId: carla, label: 'Other' })
    const attestations = [writeAttestation(titleBy(other.did)).credential]
    const sign = certificates.signAttestations({ accountId: carla, keyId: key.keyId, attestations })
    await expect(sign).rejects.toMatchObject({ code: 'certificates/issuer-mismatch' })
  })
})

describe('verifyFile', () => {
  test('error: tells a foreign file from a certificate', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()

    const report = await browser.bridge.certificates.verifyFile({ bytes: Buffer.from('{"hello":"world"}') })

    expect(report).toMatchObject({ verdict: 'foreign', claims: null })
  })
})

test('no private key lies readable in the database', async () => {
  await using test = await startTestCompanion()
  await using browser = await test.openBrowser()
  await browser.bridge.certificates.createKey({ accountId: carla, label: 'Kennel' })
  const database = new Database(join(test.folder, 'companion.db'), { readonly: true })
  const sealed = database.prepare<[], Buffer>('SELECT sealed_seed FROM signing_key').pluck().get() as Buffer
  database.close()

  // Nonce 12, tag 16, and the 32 bytes of the seed, encrypted.
  expect(sealed).toHaveLength(60)
  const key = await readFile(join(test.folder, 'wrapping-key'))
  expect(sealed.includes(key.subarray(0, 8))).toBe(false)
})

/** A desktop app whose keychain turns bytes round: enough to see who sealed what. */
async function connectKeychain(companion: Companion): Promise<{ leave: () => Promise<void> }> {
  const key = new URL(companion.appUrl).searchParams.get('key')
  const socket = new WebSocket(`${companion.origin.replace('http', 'ws')}${KEYCHAIN_PATH}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  socket.on('message', data => {
    const request = keychainRequestSchema.parse(JSON.parse(String(data)))
    const turned = Buffer.from(request.data, 'base64').reverse().toString('base64')
    socket.send(JSON.stringify({ id: request.id, data: turned }))
  })
  await new Promise(resolve => socket.once('open', resolve))
  return {
    leave: () =>
      new Promise(resolve => {
        socket.once('close', () => resolve())
        socket.close()
      }),
  }
}
