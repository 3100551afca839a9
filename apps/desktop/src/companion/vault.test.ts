import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  ATTESTATION_FORMAT,
  contentAddressOf,
  createIssuerKey,
  credentialDigest,
  isoSeconds,
  isReadingKeyProven,
  presentFacts,
  type RecordAbout,
  recordHeaderOf,
  sealStatus,
  signAttestation,
  writeAttestation,
} from '@pawfect/domain/certificates'
import { userIdSchema } from '@pawfect/domain/identity'
import { describe, expect, test } from 'vitest'
import { startTestCompanion } from './testing/test-companion.ts'

const carla = userIdSchema.parse('account-carla-1')
const ben = userIdSchema.parse('account-ben-0001')
const XRAY = new TextEncoder().encode('%PDF-1.7 hips A/A')
const ABOUT: RecordAbout = {
  ...{ kind: 'imaging', filename: 'hips-of-freya.pdf', mediaType: 'application/pdf' },
  ...{ date: '2026-05-04', note: 'left hip, see Dr. Kim' },
}
const inDays = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19)}Z`

describe('the vault on this machine', () => {
  test('seals a file, lists it, opens it again after a restart, and keeps no word of it in the open', async () => {
    await using test = await startTestCompanion()
    const { recordId, sealed } = await (async () => {
      await using browser = await test.openBrowser()
      return await browser.bridge.vault.sealRecord({ accountId: carla, about: ABOUT, file: XRAY })
    })()
    await test.restart()
    await using after = await test.openBrowser()
    const { vault } = after.bridge

    expect(recordHeaderOf(sealed)).toMatchObject({ recordId, version: 1 })
    const { records } = await vault.listRecords({ accountId: carla })
    expect(records).toMatchObject([{ recordId, version: 1, isStored: false, pending: [1], about: ABOUT }])
    expect(await vault.openRecord({ accountId: carla, recordId })).toEqual({ about: ABOUT, file: XRAY })
    expect((await vault.listRecords({ accountId: ben })).records).toEqual([])
    const files = await readdir(test.folder, { recursive: true, withFileTypes: true })
    for (const entry of files.filter(it => it.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name))
      for (const word of ['hips', 'Dr. Kim', 'imaging', '2026-05-04'])
        expect([entry.name, bytes.includes(word)]).toEqual([entry.name, false])
    }
  })

  test('shares a record with another account, and shuts it out with a new key', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { vault } = browser.bridge
    const reader = await vault.myReadingKey({ accountId: ben })
    expect(isReadingKeyProven(reader.claim)).toBe(true)
    const { recordId, sealed, did } = await vault.sealRecord({ accountId: carla, about: ABOUT, file: XRAY })
    await vault.keepVersion({ accountId: carla, recordId, version: 1 })
    const share = { accountId: carla, recordId, readers: [reader.reader], validUntil: inDays(7) }
    const { accesses } = await vault.letIn(share)
    const shared = { accountId: ben, sealed, accesses, ownerDid: did }
    expect(await vault.openShared(shared)).toEqual({ about: ABOUT, file: XRAY })

    const next = await vault.resealRecord({ accountId: carla, recordId, stayers: [] })
    expect(next.version).toBe(2)
    await expect(vault.openShared({ ...shared, sealed: next.sealed })).rejects.toMatchObject({
      code: 'certificates/record-closed',
      facts: { reason: 'wrong-key' },
    })
    // Until the server has it the old version stays the present one; then it is destroyed.
    expect(await vault.sealedRecord({ accountId: carla, recordId })).toMatchObject({ version: 1 })
    await vault.keepVersion({ accountId: carla, recordId, version: 2 })
    expect(await vault.sealedRecord({ accountId: carla, recordId })).toMatchObject({ version: 2 })
    expect(await vault.openRecord({ accountId: carla, recordId })).toEqual({ about: ABOUT, file: XRAY })
  })

  test('never seals two different contents under one version, however often an answer was lost', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { vault } = browser.bridge
    const { recordId } = await vault.sealRecord({ accountId: carla, about: ABOUT, file: XRAY })
    await vault.keepVersion({ accountId: carla, recordId, version: 1 })
    const reseal = () => vault.resealRecord({ accountId: carla, recordId, stayers: [] })
    expect([(await reseal()).version, (await reseal()).version]).toEqual([2, 3])
    // The server had taken the first of the two.
    expect(await vault.keepVersion({ accountId: carla, recordId, version: 2 })).toEqual({ kept: true })
    expect(await vault.openRecord({ accountId: carla, recordId })).toEqual({ about: ABOUT, file: XRAY })
  })

  test("error: opens nothing for others, after its time, or without the record's key on this machine", async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { vault } = browser.bridge
    const { recordId, sealed, did } = await vault.sealRecord({ accountId: carla, about: ABOUT, file: XRAY })
    const { reader } = await vault.myReadingKey({ accountId: ben })
    const share = { accountId: carla, recordId, readers: [reader] }
    const { accesses } = await vault.letIn({ ...share, validUntil: inDays(7) })
    const over = await vault.letIn({ ...share, validUntil: inDays(-1) })
    const eve = userIdSchema.parse('account-eve-0001')
    const closed = (reason: string) => ({ code: 'certificates/record-closed', facts: { reason } })
    const opened = { sealed, accesses, ownerDid: did }

    await expect(vault.openShared({ ...opened, accountId: eve })).rejects.toMatchObject(
      closed('not-for-this-reader'),
    )
    await expect(
      vault.openShared({ ...opened, accountId: ben, accesses: over.accesses }),
    ).rejects.toMatchObject(closed('grant-expired'))
    await expect(
      vault.openShared({ ...opened, accountId: ben, sealed: new Uint8Array(90) }),
    ).rejects.toMatchObject(closed('not-a-record'))
    await expect(vault.openRecord({ accountId: ben, recordId })).rejects.toMatchObject({
      code: 'vault/not-here',
    })
    expect(await vault.forgetRecord({ accountId: carla, recordId })).toEqual({ forgotten: true })
    await expect(vault.openRecord({ accountId: carla, recordId })).rejects.toMatchObject({
      code: 'vault/not-here',
    })
  })
})

describe('a vaccination shown to a playmate', () => {
  const meetupId = 'meetup-0001'
  const pet = { petId: 'pet-freya-00001', petName: 'Freya' }

  test('is opened and checked on the machine that asked, which sees four facts and no others', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { vault } = browser.bridge
    const answer = await answerFrom(vault, '2099-01-31')
    expect(await vault.checkVaccination({ accountId: ben, meetupId, ...pet, ...answer })).toMatchObject({
      verdict: 'valid',
      disease: 'rabies',
      protectsUntil: '2099-01-31',
      animalName: 'Freya',
      species: 'dog',
      issuer: { name: 'Dr. Kim', role: 'vet' },
    })
    const { file } = await vault.openShared({ accountId: ben, ...answer })
    expect(Buffer.from(file).includes('batch-77')).toBe(false)
  })

  test('error: counts for no other meet-up, no other animal, and not when it is over', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { vault } = browser.bridge
    const answer = await answerFrom(vault, '2099-01-31')
    const check = (change: object) =>
      vault.checkVaccination({ accountId: ben, meetupId, ...pet, ...answer, ...change })
    expect(await check({ meetupId: 'meetup-0002' })).toMatchObject({ verdict: 'refused' })
    expect(await check({ petId: 'pet-other-00001', petName: 'Rex' })).toMatchObject({
      verdict: 'another-animal',
    })
    expect(await check(await answerFrom(vault, '2026-01-31'))).toMatchObject({ verdict: 'over' })
  })

  async function answerFrom(
    vault: Awaited<
      ReturnType<Awaited<ReturnType<typeof startTestCompanion>>['openBrowser']>
    >['bridge']['vault'],
    protectsUntil: string,
  ) {
    const { audience, nonce } = await vault.vaccinationQuestion({ accountId: ben, meetupId })
    const { reader } = await vault.myReadingKey({ accountId: ben })
    const presentation = vaccinationPaper(pet.petId, protectsUntil, { audience, nonce })
    const sealedAnswer = await vault.sealAnswer({
      ...{ accountId: carla, readers: [reader], validUntil: inDays(1) },
      answer: new TextEncoder().encode(JSON.stringify(presentation)),
    })
    const { sealed, accesses, did } = sealedAnswer
    return { sealed, accesses, ownerDid: did }
  }
})

function vaccinationPaper(
  petId: string,
  protectsUntil: string,
  asked: { readonly audience: string; readonly nonce: string },
) {
  const vet = createIssuerKey()
  const holder = createIssuerKey()
  const service = createIssuerKey()
  const now = new Date()
  const { credential, opened } = writeAttestation({
    credentialId: `urn:uuid:${crypto.randomUUID()}`,
    ...{ kind: 'vaccination', petId, validFrom: new Date('2025-12-01T00:00:00Z'), holder: holder.did },
    issuer: { did: vet.did, name: 'Dr. Kim', role: 'vet' },
    facts: {
      ...{ 'animal.name': 'Freya', 'animal.species': 'dog', 'vaccine.disease': 'rabies' },
      ...{ 'vaccine.batch': 'batch-77', 'vaccine.givenOn': '2025-12-01' },
      'vaccine.protectsUntil': protectsUntil,
    },
  })
  const signed = signAttestation(credential, { secretKey: vet.secretKey, signedAt: now })
  const digest = credentialDigest(signed)
  const status = sealStatus(
    {
      ...{ format: 'pawfect-status/1', service: service.did, digest, ipfsCid: contentAddressOf(digest) },
      ...{ anchor: null, correctedBy: null },
      issuerKeyHistory: [{ did: vet.did, registeredAt: '2025-01-01T00:00:00Z', retiredAt: null }],
      revocationSnapshot: { asOf: isoSeconds(now), status: 'active', revokedAt: null, reason: null },
    },
    { secretKey: service.secretKey, sealedAt: now },
  )
  const names = ['vaccine.disease', 'vaccine.protectsUntil', 'animal.name', 'animal.species']
  const showing = { ...asked, shownAt: isoSeconds(now) }
  const file = { format: ATTESTATION_FORMAT, credential: signed, status, facts: opened } as const
  return presentFacts(file, { names, showing }, holder)
}
