import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openRecord, rootFromProof, sealedRecordDigest, sealRecord } from '@pawfect/domain/certificates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matchedPair } from '../../../runtime/testing/matched-pair.ts'
import { base64, SECRET_ABOUT, TestVault } from '../../../runtime/testing/test-vault.ts'
import { expectRefusal, PASSWORD, TestWorld } from '../../../runtime/testing/test-world.ts'

let world: TestWorld
let carla: TestVault
let ben: TestVault
let dora: TestVault
beforeAll(async () => {
  world = await TestWorld.create({ chain: { enabled: true } })
  carla = await TestVault.open(world, 'carla')
  ben = await TestVault.open(world, 'ben')
  dora = await TestVault.open(world, 'dora')
})
afterAll(() => world[Symbol.asyncDispose]())

describe('a stored record', () => {
  test('is listed, fetched and opened by its owner, and by nobody else', async () => {
    const record = await carla.keep()
    const { recordId } = record

    const { sealed } = await carla.api.fetchRecord.query({ recordId })
    expect(openRecord(new Uint8Array(Buffer.from(sealed, 'base64')), record.recordKey)).toEqual(
      openRecord(record.sealed, record.recordKey),
    )
    const { records } = await carla.api.listMyRecords.query()
    expect(records.find(it => it.recordId === recordId)).toMatchObject({
      version: 1,
      digest: sealedRecordDigest(record.sealed),
      readers: [],
    })
    expect((await ben.api.listMyRecords.query()).records).toEqual([])
    expect(await expectRefusal(ben.api.fetchRecord.query({ recordId }))).toMatchObject({
      code: 'vault/not-found',
    })
  })

  test('leaves no word of what it says in any file of the server, or in its log', async () => {
    const record = await carla.keep()
    await carla.letIn(record, ben)
    expect((await ben.read(record.recordId)).about).toEqual(SECRET_ABOUT)

    const everything = [...(await filesUnder(world.folder)), Buffer.from(world.logText.join(''))]
    const words = ['hips A/A', 'hips-of-luna', 'imaging', 'see Dr. Kim']
    for (const word of words)
      expect(
        everything.filter(bytes => bytes.includes(word) || bytes.includes(base64(Buffer.from(word)))),
      ).toEqual([])
    // The search itself finds what is there.
    expect(everything.some(bytes => bytes.includes(record.recordId))).toBe(true)
  })

  test('has its fingerprint anchored in the batch of certificates, and proves it', async () => {
    const record = await carla.keep()
    await world.server.context.ports.vault.queue.wake()
    const { records } = await carla.api.listMyRecords.query()
    const stored = records.find(it => it.recordId === record.recordId)

    expect(stored?.anchor?.root).toBeDefined()
    const proof = stored?.anchor?.merkleProof ?? []
    expect(rootFromProof(sealedRecordDigest(record.sealed), proof)).toBe(stored?.anchor?.root)
  })

  test('handed in twice is there once', async () => {
    const record = carla.seal()
    const [first, again] = [await carla.store(record), await carla.store(record)]
    expect(again).toEqual(first)
  })

  test('is deleted with its bytes and every share of it', async () => {
    const record = await carla.keep()
    const { recordId } = record
    await carla.letIn(record, ben)
    const before = await sealedFiles()
    await carla.api.deleteRecord.mutate({ recordId })

    expect(await sealedFiles()).toHaveLength(before.length - 1)
    expect(await expectRefusal(ben.api.fetchShared.query({ recordId }))).toMatchObject({
      code: 'vault/not-found',
    })
    expect(await expectRefusal(carla.api.deleteRecord.mutate({ recordId }))).toMatchObject({
      code: 'vault/not-found',
    })
  })
})

describe('a share', () => {
  test('lets its reader open the record until its time is over', async () => {
    const record = await carla.keep()
    const { recordId } = record
    await carla.letIn(record, ben, 2)

    expect((await ben.read(recordId)).about).toEqual(SECRET_ABOUT)
    expect((await ben.api.listSharedWithMe.query()).records.map(it => it.recordId)).toContain(recordId)
    world.clock.advance({ days: 2, ms: 1000 })
    expect(await expectRefusal(ben.api.fetchShared.query({ recordId }))).toMatchObject({
      code: 'vault/share-over',
    })
    expect((await ben.api.listSharedWithMe.query()).records.map(it => it.recordId)).not.toContain(recordId)
  })

  test('revoked is a new key: who stays reads on, who is shut out opens nothing of the new version', async () => {
    const record = await carla.keep()
    const { recordId } = record
    await carla.letIn(record, ben)
    await carla.letIn(record, dora)
    const before = await sealedFiles()
    const next = await carla.revoke(record, ben, [dora])

    expect(await expectRefusal(ben.api.fetchShared.query({ recordId }))).toMatchObject({
      code: 'vault/not-found',
    })
    expect(() => openRecord(next.sealed, record.recordKey)).toThrow('wrong-key')
    expect((await dora.read(recordId)).about).toEqual(SECRET_ABOUT)
    const after = await sealedFiles()
    expect(after).toHaveLength(before.length)
    const onDisk = await Promise.all(after.map(name => readFile(join(world.folder, 'server/vault', name))))
    expect(onDisk.some(bytes => bytes.equals(record.sealed))).toBe(false)
    expect(onDisk.some(bytes => bytes.equals(next.sealed))).toBe(true)
  })

  test('ends for both when one blocks the other', async () => {
    const eve = await TestVault.open(world, 'eve')
    const record = await carla.keep()
    const { recordId } = record
    await carla.letIn(record, eve)
    await eve.person.api.moderation.block.mutate({ userId: carla.person.userId })

    expect(await expectRefusal(eve.api.fetchShared.query({ recordId }))).toMatchObject({
      code: 'vault/not-found',
    })
    expect((await eve.api.listSharedWithMe.query()).records).toEqual([])
    expect(await expectRefusal(carla.letIn(record, eve))).toMatchObject({ code: 'vault/reader-not-found' })
    const asked = carla.api.findReader.query({ by: 'code', code: eve.reader })
    expect(await expectRefusal(asked)).toMatchObject({ code: 'vault/reader-not-found' })
  })

  test('error: one that does not fit its record, owner, reader or time lets nobody in', async () => {
    const record = await carla.keep()
    const other = await carla.keep()
    const { recordId, version } = record
    const share = await carla.share(record, ben)
    const refusals = {
      'another-record': await carla.share(other, ben),
      'not-signed-by-owner': await dora.share(record, ben),
      'another-reader': { ...(await carla.share(record, dora)), readerId: ben.person.userId },
      'another-time': { ...share, validUntil: new Date(Date.parse(share.validUntil) + 1000).toISOString() },
      'too-long': await carla.share(record, ben, 400),
      over: await carla
        .share(record, ben, -1)
        .catch(() => ({ ...share, validUntil: '2001-01-01T00:00:00Z' })),
    }
    for (const [reason, wrong] of Object.entries(refusals))
      expect([
        reason,
        await expectRefusal(carla.api.letIn.mutate({ recordId, version, share: wrong })),
      ]).toMatchObject([reason, { code: 'vault/share-refused', facts: { reason } }])
    expect(await expectRefusal(dora.api.letIn.mutate({ recordId, version, share }))).toMatchObject({
      code: 'vault/not-found',
    })
    expect(
      (await carla.api.listMyRecords.query()).records.find(it => it.recordId === recordId),
    ).toMatchObject({
      readers: [],
    })
  })

  test('error: shutting somebody out lets nobody else in, and nobody in for longer', async () => {
    const record = await carla.keep()
    const { recordId } = record
    await carla.letIn(record, ben, 1)
    await carla.letIn(record, dora, 1)
    const next = carla.seal(record)
    const call = { recordId, readerId: ben.person.userId, sealed: base64(next.sealed) }
    const eve = await TestVault.open(world, 'newcomer')
    const wrong = {
      'not-a-reader': await carla.share(next, eve),
      'another-time': await carla.share(next, dora, 30),
    }
    for (const [reason, share] of Object.entries(wrong))
      expect(await expectRefusal(carla.api.revokeReader.mutate({ ...call, shares: [share] }))).toMatchObject({
        code: 'vault/share-refused',
        facts: { reason },
      })
    const again = { ...call, sealed: base64(carla.seal().sealed), shares: [] }
    expect(await expectRefusal(carla.api.revokeReader.mutate(again))).toMatchObject({
      facts: { reason: 'another-record' },
    })
    const older = { ...call, sealed: base64(sealRecord({ recordId, version: 1 }, Buffer.from('x')).sealed) }
    expect(await expectRefusal(carla.api.revokeReader.mutate({ ...older, shares: [] }))).toMatchObject({
      facts: { reason: 'older-version' },
    })
    expect((await ben.read(recordId)).about).toEqual(SECRET_ABOUT)
  })
})

describe('a reading key', () => {
  test('is found through a match, or by the code its owner handed over', async () => {
    const pair = await matchedPair(world)
    const ana = await TestVault.open(world, 'ana')
    expect(await ana.api.findReader.query({ by: 'match', matchId: pair.matchId })).toEqual({
      readerId: ben.person.userId,
      name: 'ben',
      did: ben.keys.did,
      readers: [ben.reader],
    })
    expect(await ana.api.findReader.query({ by: 'code', code: dora.reader })).toMatchObject({ name: 'dora' })
    const strangers = dora.api.findReader.query({ by: 'match', matchId: pair.matchId })
    expect(await expectRefusal(strangers)).toMatchObject({ code: 'vault/reader-not-found' })
  })

  test('error: is not registered for somebody else, unproven, or twice', async () => {
    const eve = await TestVault.open(world, 'mallory', { registered: false })
    const register = (claim: ReturnType<TestVault['claim']>) =>
      expectRefusal(eve.api.registerReadingKey.mutate({ claim }))

    expect(await register(ben.claim())).toMatchObject({ facts: { reason: 'not-proven' } })
    expect(await register({ ...eve.claim(), reader: ben.reader })).toMatchObject({
      facts: { reason: 'not-proven' },
    })
    expect(await register(ben.claim(eve.person.userId))).toMatchObject({ facts: { reason: 'taken' } })
    expect(await expectRefusal(eve.store(eve.seal()))).toMatchObject({ facts: { reason: 'no-key' } })
  })
})

describe('hostile input', () => {
  test('error: bytes that are no sealed record are refused, whatever they are', async () => {
    const did = carla.keys.did
    const header = '{"format":"pawfect-record/1","recordId":"x","version":1}\n'
    for (const bytes of ['', '{}\n', header, 'x'.repeat(5000), randomBytes(2000)])
      expect(
        await expectRefusal(carla.api.storeRecord.mutate({ sealed: base64(Buffer.from(bytes)), did })),
      ).toMatchObject({ code: 'vault/record-refused', facts: { reason: 'not-sealed' } })
    expect(
      await expectRefusal(carla.api.storeRecord.mutate({ sealed: 'no base64 at all!', did })),
    ).toMatchObject({ code: 'requests/invalid-input' })
  })

  test("error: another's record cannot be overwritten, changed, shared or deleted", async () => {
    const record = await carla.keep()
    const { recordId } = record
    expect(await expectRefusal(dora.store(record))).toMatchObject({ facts: { reason: 'another-record' } })
    expect(await expectRefusal(dora.api.deleteRecord.mutate({ recordId }))).toMatchObject({
      code: 'vault/not-found',
    })
    const shares: never[] = []
    const call = { recordId, readerId: ben.person.userId, sealed: base64(dora.seal(record).sealed), shares }
    expect(await expectRefusal(dora.api.revokeReader.mutate(call))).toMatchObject({ code: 'vault/not-found' })
    const unknown = dora.api.fetchShared.query({ recordId: randomUUID() })
    expect(await expectRefusal(unknown)).toMatchObject({ code: 'vault/not-found' })
  })
})

test('a vault goes with its account: export names it, deletion leaves nothing', async () => {
  const gone = await TestVault.open(world, 'gone')
  const record = await gone.keep()
  await gone.letIn(record, ben)
  const before = await sealedFiles()
  const exported = await gone.person.api.identity.exportAccount.query()
  expect(JSON.stringify(exported)).toContain(record.recordId)
  await gone.person.api.identity.deleteAccount.mutate({ password: PASSWORD })

  expect(await sealedFiles()).toHaveLength(before.length - 1)
  const { recordId } = record
  expect(await expectRefusal(ben.api.fetchShared.query({ recordId }))).toMatchObject({
    code: 'vault/not-found',
  })
})

test('what a crash left between file and row is gone at the next start, and nothing else is', async () => {
  await using other = await TestWorld.create()
  const owner = await TestVault.open(other, 'owner')
  const { recordId } = await owner.keep()
  const folder = join(other.folder, 'server', 'vault')
  const [kept] = await readdir(folder)
  await writeFile(join(folder, 'left-behind-0001.sealed'), 'half a record')
  await other.restart()

  expect(await readdir(folder)).toEqual([kept])
  expect(await owner.api.fetchRecord.query({ recordId })).toMatchObject({ recordId, version: 1 })
})

const sealedFiles = () => readdir(join(world.folder, 'server', 'vault'))

async function filesUnder(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile())
  return Promise.all(files.map(entry => readFile(join(entry.parentPath, entry.name))))
}
