import { randomBytes } from 'node:crypto'
import { builtInWeights, openRelease, releaseKeyFrom, signRelease } from '@pawfect/ml/registry'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestModels, publisher, signText, type TestModels } from '../testing/test-models.ts'
import type { ModelDesk } from './model-desk.ts'
import { openModelShelf } from './model-shelf.ts'

const stranger = releaseKeyFrom(new Uint8Array(32).fill(8))
const signal = new AbortController().signal

let models: TestModels

beforeEach(async () => {
  models = await openTestModels()
})
afterEach(() => models[Symbol.asyncDispose]())

const isSame = (head: Uint8Array | undefined, other: Uint8Array) =>
  head !== undefined && Buffer.compare(head, other) === 0
const lookAtAPhoto = async (desk: ModelDesk) => (await desk.open()).analyse(new Uint8Array(1), { signal })

describe('a model update', () => {
  test('is installed, tried at the first photo and then used for good', async () => {
    const head = models.publish(1)
    const first = models.start()

    expect(await first.check()).toBe('installed')
    expect(await first.desk.breed()).toMatchObject({ source: 'installed', version: 1, state: 'trying' })
    await lookAtAPhoto(first.desk)

    const second = models.start()
    await second.desk.open()
    expect(second.opened.map(bytes => bytes && Buffer.from(bytes))).toEqual([head])
    expect((await second.desk.breed()).state).toBe('proven')
  })

  test('that fails its canary is given back in the same start, and never taken again', async () => {
    const head = models.publish(1)
    const { desk, opened, check } = models.start({ works: own => own === undefined })
    await check()

    await lookAtAPhoto(desk)

    expect(opened.map(bytes => bytes?.byteLength)).toEqual([head.byteLength, undefined])
    expect(await desk.breed()).toMatchObject({ source: 'built-in', version: null })
    expect(await check()).toBe('up-to-date')
  })

  test('that took the app with it is gone at the next start', async () => {
    models.publish(1)
    const crashing = models.start()
    await crashing.check()
    // Opened, and the process ends here: no photo, no farewell.
    await crashing.desk.open()

    const next = models.start()
    await next.desk.open()

    expect(next.opened).toEqual([undefined])
    expect(openModelShelf(models.folder).read().givenBack).toMatchObject([
      { version: 1, reason: 'models/crashed' },
    ])
  })

  test('that kills the worker over the first photo is given back, and the one before serves the next', async () => {
    const good = models.publish(1)
    const { desk, check } = models.start()
    await check()
    await lookAtAPhoto(desk)
    models.publish(2)
    const broken = models.start({ survives: head => head === undefined })
    await broken.check()

    await expect(lookAtAPhoto(broken.desk)).rejects.toMatchObject({ code: 'ml/worker-died' })
    const after = models.start()
    await after.desk.open()

    expect(after.opened.map(bytes => bytes && Buffer.from(bytes))).toEqual([good])
    expect((await after.desk.breed()).version).toBe(1)
  })

  test('that kills the worker is gone at once: the one before looks at that photo, and at the next', async () => {
    const good = models.publish(1)
    const first = models.start()
    await first.check()
    await lookAtAPhoto(first.desk)
    const bad = models.publish(2)
    const { desk, opened, check } = models.start({ survives: head => !isSame(head, bad) })
    await check()

    const analyser = await desk.open()
    await analyser.analyse(new Uint8Array(1), { signal })
    await analyser.look(new Uint8Array(1), { signal })

    expect(opened).toEqual([bad, good])
    expect(await desk.breed()).toMatchObject({ version: 1, state: 'proven' })
    expect(openModelShelf(models.folder).read().givenBack).toMatchObject([
      { version: 2, reason: 'models/crashed' },
    ])
  })

  test('that kills the worker over another call than the first photo is gone as well', async () => {
    models.publish(1)
    const { desk, opened, check } = models.start({ survives: head => head === undefined })
    await check()

    await (await desk.open()).look(new Uint8Array(1), { signal })

    expect(opened.map(bytes => bytes?.byteLength)).toEqual([40, undefined])
    expect((await desk.breed()).source).toBe('built-in')
  })

  test('goes back to the last one that proved itself here, not to one that was never tried', async () => {
    const proven = models.publish(1)
    const first = models.start()
    await first.check()
    await lookAtAPhoto(first.desk)
    models.publish(2)
    await models.start().check()
    const bad = models.publish(3)
    const { desk, opened, check } = models.start({ works: head => !isSame(head, bad) })
    await check()

    await lookAtAPhoto(desk)

    expect(opened).toEqual([bad, proven])
    expect((await desk.breed()).version).toBe(1)
  })

  test('asks for clubs’ labels that were made for the backbone it brings, not for another', async () => {
    const backbone = { name: 'backbone.onnx', sha256: 'e'.repeat(64), bytes: 3 }
    models.publish(1)
    const { desk, backbones, shelf, check } = models.start()
    await check()
    await desk.open()
    const release = openRelease(JSON.parse(String(shelf.readFile('releases/1.json'))))
    const { signer: _, ...rest } = release
    const own = { ...rest, files: [...rest.files, backbone] }
    shelf.writeFile('releases/1.json', Buffer.from(JSON.stringify(signRelease(own, publisher))))
    shelf.change({ breed: { version: 1, installedAt: '2026-11-23T08:00:00.000Z', state: 'new' } })
    await desk.open()

    const builtIn = (await builtInWeights())['backbone.onnx']
    // What is not on the disk gives the release back, and the built-in backbone is in use again.
    expect(backbones).toEqual([builtIn, backbone.sha256, builtIn])
    expect(await desk.backboneSha256()).toBe(builtIn)
  })

  test('waits for its share of installations, the same at every start', async () => {
    models.publish(1, { rollout: { percent: 0 } })
    expect(await models.start().check()).toBe('not-yet')
    models.publish(1, { rollout: { percent: 100 } })
    expect(await models.start().check()).toBe('installed')
  })

  test('is rolled back by its owner', async () => {
    models.publish(1)
    const { desk, check } = models.start()
    await check()
    desk.rollBack('models/by-owner')

    expect((await desk.breed()).source).toBe('built-in')
  })

  test('error: signed by a stranger is refused', async () => {
    models.publish(1, {}, stranger)
    await expect(models.start().check()).rejects.toMatchObject({ code: 'ml/model-signer-unknown' })
  })

  test('error: with a changed manifest or a changed file is refused, and nothing is installed', async () => {
    models.publish(1)
    const manifest = String(models.served.get('/api/models/breed'))
    models.served.set('/api/models/breed', manifest.replace('Breeds', 'Breads'))
    await expect(models.start().check()).rejects.toMatchObject({ code: 'ml/model-tampered' })

    models.served.set('/api/models/breed', manifest)
    const blob = [...models.served.keys()].find(path => path.includes('blobs')) ?? ''
    models.served.set(blob, randomBytes(40))
    await expect(models.start().check()).rejects.toMatchObject({ code: 'ml/model-tampered' })
    expect((await models.start().desk.breed()).source).toBe('built-in')
  })

  test('error: a server that sends more than it said is not listened to', async () => {
    models.publish(1)
    const blob = [...models.served.keys()].find(path => path.includes('blobs')) ?? ''
    models.served.set(blob, randomBytes(4000))

    await expect(models.start().check()).rejects.toMatchObject({ code: 'models/server-unreachable' })
  })

  test('error: made for another backbone is refused', async () => {
    models.publish(1, { needs: { 'backbone.onnx': 'c'.repeat(64) } })
    await expect(models.start().check()).rejects.toMatchObject({ code: 'ml/model-misfit' })
  })

  test('error: of a file larger than any model is refused before a byte of it is fetched', async () => {
    const file = { name: 'breed-head.int8', sha256: 'a'.repeat(64), bytes: 64 * 1024 * 1024 }
    const many = ['backbone.onnx', 'breed-head.json', 'breed-head.int8'].map(name => ({ ...file, name }))
    models.publish(1)
    const text = (files: unknown) => {
      const { release } = JSON.parse(String(models.served.get('/api/models/breed'))) as { release: string }
      return JSON.stringify({ ...JSON.parse(release), files })
    }
    for (const files of [[{ ...file, bytes: file.bytes + 1 }], many]) {
      models.served.set('/api/models/breed', JSON.stringify(signText(text(files), publisher)))
      await expect(models.start().check()).rejects.toMatchObject({ code: 'ml/model-unreadable' })
    }
    expect(models.asked.filter(path => path.includes('blobs'))).toEqual([])
  })
})
