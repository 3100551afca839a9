import { createHash } from 'node:crypto'
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestModels, type TestModels } from '../testing/test-models.ts'
import { openModelShelf } from './model-shelf.ts'

let models: TestModels

beforeEach(async () => {
  models = await openTestModels()
})
afterEach(() => models[Symbol.asyncDispose]())

describe('looking for a newer model', () => {
  test('does not take an older one than it has heard of, though a trusted publisher signed it', async () => {
    models.publish(3)
    const { check, desk } = models.start()
    await check()
    desk.rollBack('models/by-owner')
    models.publish(2)

    expect(await check()).toBe('older')
    expect((await desk.breed()).source).toBe('built-in')
  })

  test('goes on where it stopped, and keeps no more than the model in use and the one before', async () => {
    const versions: Uint8Array[] = []
    for (const version of [1, 2, 3]) {
      versions.push(models.publish(version))
      const { check, desk } = models.start()
      await check()
      await (await desk.open()).analyse(new Uint8Array(1), { signal: new AbortController().signal })
    }
    const head = models.publish(4)
    models.silentAfter = 11
    const stop = new AbortController()
    const stopped = models.start().updates.check({
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('the train left')),
    })
    await expect(stopped).rejects.toThrow('the train left')
    models.silentAfter = Number.POSITIVE_INFINITY

    const { check, shelf, desk } = models.start()
    expect(await check()).toBe('installed')

    expect(models.asked.at(-1)).toMatch(/blobs\/[0-9a-f]+ bytes=11-$/)
    await desk.open()
    const hashes = [versions[2] ?? head, head].map(bytes => createHash('sha256').update(bytes).digest('hex'))
    expect(shelf.list('blobs').sort()).toEqual(hashes.sort())
    expect(shelf.list('releases').sort()).toEqual(['3.json', '4.json'])
  })

  test('error: from a server that falls silent is given up, and nothing is changed', async () => {
    models.publish(1)
    models.silentAfter = 11
    const { check, desk } = models.start({ stalledMs: 200 })

    await expect(check()).rejects.toMatchObject({ code: 'models/server-unreachable' })
    expect((await desk.breed()).source).toBe('built-in')
  })

  test('is cancelled by its owner, and nothing is changed', async () => {
    models.publish(1)
    models.silentAfter = 11
    const stop = new AbortController()
    const { updates, desk } = models.start()
    const looking = updates.check({ signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) })

    await expect(looking).rejects.toThrow('enough')
    expect((await desk.breed()).source).toBe('built-in')
    expect(updates.lastCheck()).toBeNull()
  })

  test('happens by itself at the start where it is let, and is remembered; where it is not, nobody is asked', async () => {
    models.publish(1)
    openModelShelf(models.folder).change({ automatic: false })
    const off = models.start()
    await off.updates.dispose()
    expect([models.asked, off.updates.isAutomatic()]).toEqual([[], false])

    off.updates.setAutomatic(true)
    const on = models.start()
    // Waits for its turn behind the look that began with the start.
    expect(await on.check()).toBe('up-to-date')
    expect((await on.desk.breed()).version).toBe(1)
    expect(on.updates.lastCheck()).toMatchObject({ outcome: 'up-to-date' })
  })

  test.skipIf(!existsSync('/dev/full'))(
    'error: on a full disk leaves the model in use alone, and nothing half-written',
    async () => {
      const head = models.publish(1)
      const sha256 = createHash('sha256').update(head).digest('hex')
      const { check, desk, updates } = models.start()
      const part = join(models.folder, 'blobs', `${sha256}.download`)
      symlinkSync('/dev/full', part)

      await expect(check()).rejects.toMatchObject({ code: 'models/disk-full' })

      expect([existsSync(part), (await desk.breed()).source]).toEqual([false, 'built-in'])
      expect(updates.lastCheck()).toMatchObject({ outcome: 'models/disk-full' })
      expect(await check()).toBe('installed')
    },
  )

  test('error: where nothing can be written, says so', async () => {
    models.publish(1)
    const { check } = models.start()
    rmSync(join(models.folder, 'blobs'), { recursive: true })
    writeFileSync(join(models.folder, 'blobs'), 'a file in the place of a folder')

    await expect(check()).rejects.toMatchObject({ code: 'models/disk-unwritable' })
  })
})
