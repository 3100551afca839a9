import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { userIdSchema } from '@pawfect/domain/identity'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { startTestCompanion } from './testing/test-companion.ts'

const ana = userIdSchema.parse('account-ana-1')
const ben = userIdSchema.parse('account-ben-1')
const photo = { bytes: new Uint8Array([255, 216, 255, 1]), filename: 'luna.jpg' }

describe('drafts', () => {
  test('survive a restart of the companion, photo originals included', async () => {
    await using test = await startTestCompanion()
    await using before = await test.openBrowser()
    const { originalId } = await before.bridge.pets.savePhotoOriginal({ accountId: ana, ...photo })
    const content = { name: 'Luna', step: 2 }
    await before.bridge.pets.saveDraft({
      accountId: ana,
      draftId: 'first-animal',
      content,
      photoOriginalIds: [originalId],
    })

    await test.restart()

    await using after = await test.openBrowser()
    const { draft } = await after.bridge.pets.readDraft({ accountId: ana, draftId: 'first-animal' })
    expect(draft).toMatchObject({ content, photoOriginalIds: [originalId] })
    expect(await after.bridge.pets.readPhotoOriginal({ accountId: ana, originalId })).toEqual(photo)
  })

  test('of nobody move to the account that signs up, and to no other', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pets } = browser.bridge
    const { originalId } = await pets.savePhotoOriginal({ accountId: 'nobody', ...photo })
    await pets.saveDraft({
      accountId: 'nobody',
      draftId: 'first-animal',
      content: {},
      photoOriginalIds: [originalId],
    })

    expect(await pets.adoptDrafts({ accountId: ana })).toEqual({ adopted: 1 })

    expect((await pets.listDrafts({ accountId: 'nobody' })).drafts).toEqual([])
    expect((await pets.listDrafts({ accountId: ben })).drafts).toEqual([])
    expect((await pets.listDrafts({ accountId: ana })).drafts).toHaveLength(1)
    expect(await pets.readPhotoOriginal({ accountId: ana, originalId })).toEqual(photo)
    await expect(pets.readPhotoOriginal({ accountId: ben, originalId })).rejects.toMatchObject({
      code: 'pets/photo-original-missing',
    })
  })

  test('take their originals with them when deleted', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pets } = browser.bridge
    const { originalId } = await pets.savePhotoOriginal({ accountId: ana, ...photo })
    await pets.saveDraft({ accountId: ana, draftId: 'one', content: null, photoOriginalIds: [originalId] })

    await pets.deleteDraft({ accountId: ana, draftId: 'one' })

    await expect(pets.readPhotoOriginal({ accountId: ana, originalId })).rejects.toMatchObject({
      code: 'pets/photo-original-missing',
    })
  })
})

describe('an account that is forgotten', () => {
  test('leaves nothing behind on this machine, and takes nothing of others', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pets, cache, certificates, identity } = browser.bridge
    for (const accountId of [ana, ben]) {
      await pets.savePhotoOriginal({ accountId, ...photo })
      await pets.saveDraft({ accountId, draftId: 'one', content: 'walnut-secret', photoOriginalIds: [] })
      await cache.set({ accountId, key: 'queries', text: 'seen' })
      await certificates.createKey({ accountId, label: 'Kennel' })
    }

    await identity.forgetAccount({ accountId: ana })

    const rows = countRows(test.folder)
    expect(rows(ana)).toEqual({ draft: 0, cache_entry: 0, signing_key: 0, photo_original: 0 })
    expect(rows(ben)).toEqual({ draft: 1, cache_entry: 1, signing_key: 1, photo_original: 1 })
    expect(await readdir(join(test.folder, 'photo-originals'))).toHaveLength(1)
  })
})

describe('the cache', () => {
  test('keeps each account to itself and answers null for what it does not have', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { cache } = browser.bridge
    await cache.set({ accountId: ana, key: 'queries', text: 'of Ana' })

    expect(await cache.get({ accountId: ana, key: 'queries' })).toEqual({ text: 'of Ana' })
    expect(await cache.get({ accountId: ben, key: 'queries' })).toEqual({ text: null })
  })

  test('drops the oldest entries when an account keeps too much', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { cache } = browser.bridge
    const text = 'x'.repeat(4 * 1024 * 1024)
    for (const key of ['first', 'second', 'third', 'fourth', 'fifth']) {
      await cache.set({ accountId: ana, key, text })
    }

    expect(await cache.get({ accountId: ana, key: 'first' })).toEqual({ text: null })
    expect((await cache.get({ accountId: ana, key: 'fifth' })).text).toHaveLength(text.length)
  })
})

describe('settings', () => {
  test('change one by one and outlive a restart', async () => {
    await using test = await startTestCompanion()
    await using before = await test.openBrowser()
    expect(await before.bridge.settings.read({})).toEqual({
      theme: 'auto',
      language: 'auto',
      reducedMotion: 'auto',
    })
    await before.bridge.settings.change({ theme: 'dark' })

    await test.restart()

    await using after = await test.openBrowser()
    expect(await after.bridge.settings.read({})).toMatchObject({ theme: 'dark', language: 'auto' })
  })
})

describe('hostInfo', () => {
  test('says what the host is and that its keys are in a file', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()

    expect(await browser.bridge.identity.hostInfo({})).toMatchObject({
      kind: 'browser',
      version: '0.0.1',
      serverUrl: test.server.url,
      keyProtection: 'file',
      browserUrl: null,
    })
  })

  test('knows a dead server from a living one', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    expect(await browser.bridge.identity.checkServer({})).toEqual({ server: 'up' })

    await test.server.stop()

    expect(await browser.bridge.identity.checkServer({})).toEqual({ server: 'down' })
  })
})

describe('the folder', () => {
  test('is for its owner only', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    await browser.bridge.certificates.createKey({ accountId: ana, label: 'Kennel' })

    expect((await stat(join(test.folder, 'wrapping-key'))).mode & 0o777).toBe(0o600)
    expect(await readFile(join(test.folder, 'wrapping-key'))).toHaveLength(32)
  })

  test('error: of a newer version is refused and left alone', async () => {
    await using test = await startTestCompanion()
    const database = new Database(join(test.folder, 'companion.db'))
    const version = database.pragma('user_version', { simple: true })
    database.pragma('user_version = 999')
    database.close()

    await expect(test.restart()).rejects.toMatchObject({ code: 'companion/newer-database' })

    const after = new Database(join(test.folder, 'companion.db'))
    after.pragma(`user_version = ${version}`)
    after.close()
    await test.restart()
  })
})

function countRows(folder: string) {
  const tables = ['draft', 'cache_entry', 'signing_key', 'photo_original']
  return (accountId: string) => {
    const database = new Database(join(folder, 'companion.db'), { readonly: true })
    const counted = tables.map(table => [
      table,
      database.prepare(`SELECT count(*) FROM ${table} WHERE account_id = ?`).pluck().get(accountId),
    ])
    database.close()
    return Object.fromEntries(counted)
  }
}
