import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { photoAnalysisSchema } from '@pawfect/domain/pets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasPhotos, labelledPhotos } from '../../training/labelled-photos.ts'
import { generatedPhoto } from '../photo/generated-photos.ts'
import { createPhotoAnalyser, type PhotoAnalyser } from './create-photo-analyser.ts'

const started: Worker[] = []
let analyser: PhotoAnalyser

beforeAll(async () => {
  analyser = await createPhotoAnalyser({
    threads: 1,
    startWorker: workerData => {
      const worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { workerData })
      started.push(worker)
      return worker
    },
  })
})

afterAll(() => analyser.dispose())

describe('analyse', () => {
  test('abstains where there is no pet', async () => {
    const analysis = await analyser.analyse(
      await generatedPhoto({ width: 320, height: 240 }).jpeg().toBuffer(),
    )

    expect(photoAnalysisSchema.parse(analysis)).toMatchObject({
      source: 'photo',
      species: { label: 'none' },
      animals: [],
      breeds: [{}, {}, {}, {}, {}],
      abstained: true,
      coat: null,
      engine: { name: 'cpu', threads: 1 },
    })
  })

  test('copes with a single pixel', async () => {
    const analysis = await analyser.analyse(await generatedPhoto({ width: 1, height: 1 }).png().toBuffer())

    expect([analysis.width, analysis.height, analysis.abstained]).toEqual([1, 1, true])
  })

  test('error: refuses what is no picture and goes on with the next', async () => {
    await expect(analyser.analyse(Buffer.from('hello'))).rejects.toMatchObject({
      name: 'NotAPictureError',
      code: 'ml/not-a-picture',
    })
    await expect(
      analyser.analyse(await generatedPhoto({ width: 64, height: 64 }).webp().toBuffer()),
    ).resolves.toMatchObject({ width: 64 })
  })

  test('error: gives the reason of the signal at once', async () => {
    const photo = await generatedPhoto({ width: 640, height: 640 }).jpeg().toBuffer()
    const controller = new AbortController()

    const pending = analyser.analyse(photo, { signal: controller.signal })
    controller.abort(new Error('the owner left'))

    await expect(pending).rejects.toThrow('the owner left')
    await expect(analyser.analyse(photo, { signal: controller.signal })).rejects.toThrow('the owner left')
  })

  test('tries once more when the worker dies', async () => {
    const photo = await generatedPhoto({ width: 640, height: 640 }).jpeg().toBuffer()
    const before = started.length

    // A message that nobody could understand ends the thread with the photo still waiting behind it.
    started.at(-1)?.postMessage(null)
    const pending = analyser.analyse(photo)

    await expect(pending).resolves.toMatchObject({ width: 640 })
    expect(started.length).toBe(before + 1)
  })

  test.skipIf(!hasPhotos)(
    'knows a pug, a sphynx and a samoyed (skipped without ../shared/data)',
    async () => {
      const wanted = ['web/pug-00.jpg', 'web/sphynx-00.jpg', 'web/samoyed-00.jpg']
      const photos = (await labelledPhotos()).filter(({ file }) => wanted.includes(file))

      const analyses = await analyser.analyseAll(await Promise.all(photos.map(({ url }) => readFile(url))))

      expect(analyses.map(({ breeds, species }) => [breeds[0]?.id, species.label])).toEqual(
        photos.map(({ breedId, species }) => [breedId, species]),
      )
      for (const analysis of analyses) photoAnalysisSchema.parse(analysis)
    },
  )
})

describe('glance', () => {
  test('sees nothing on an empty frame and says so', async () => {
    const frame = await generatedPhoto({ width: 320, height: 240 }).jpeg().toBuffer()

    const { sightings, quality } = await analyser.glance(frame, { width: 1280, height: 960 })

    expect(sightings.filter(({ score }) => score >= 0.3)).toEqual([])
    expect(quality.advice.map(({ code }) => code)).toContain('no-animal')
  })

  test.skipIf(!hasPhotos)(
    'finds the pug where the analysis does (skipped without ../shared/data)',
    async () => {
      const photo = (await labelledPhotos()).find(({ file }) => file === 'web/pug-00.jpg')
      const bytes = await readFile(photo?.url ?? '')
      const { animals, width, height } = await analyser.analyse(bytes)

      const { sightings } = await analyser.glance(bytes, { width, height })

      expect(sightings[0]?.box).toEqual(animals[0]?.box)
    },
  )
})

describe('analyseAll', () => {
  test.each([0, 6])('error: refuses %i photos', async count => {
    const photo = await generatedPhoto({ width: 8, height: 8 }).png().toBuffer()

    await expect(analyser.analyseAll(new Array(count).fill(photo))).rejects.toMatchObject({
      code: 'ml/too-many-photos',
    })
  })
})

test('error: a disposed analyser refuses work', async () => {
  const disposed = await createPhotoAnalyser({ threads: 1 })
  await disposed.dispose()

  await expect(disposed.analyse(Buffer.from('x'))).rejects.toMatchObject({ code: 'ml/analyser-disposed' })
})

test('may be disposed of in the middle of a photo, again and again', async () => {
  const photo = await generatedPhoto({ width: 640, height: 640 }).jpeg().toBuffer()
  for (let round = 0; round < 4; round += 1) {
    const leaving = await createPhotoAnalyser({ threads: 1 })
    const pending = leaving.analyse(photo)
    await Promise.all([
      expect(pending).rejects.toMatchObject({ code: 'ml/analyser-disposed' }),
      leaving.dispose(),
      leaving.dispose(),
    ])
  }
})

test('an analyser nobody disposed of does not keep a program alive', async () => {
  const door = new URL('../index.ts', import.meta.url).href
  const program = `const { createPhotoAnalyser } = await import('${door}'); await createPhotoAnalyser(); console.log('ready')`

  const ended = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    timeout: 50_000,
  })

  expect(ended.stdout).toBe('ready\n')
})

test.each([
  ['and disposes of the analyser', 'await analyser.dispose()'],
  ['and simply ends', ''],
])('a program that gives a photo up in the middle %s comes to an orderly end', async (_, ending) => {
  const [door, pictures] = ['../index.ts', '../photo/generated-photos.ts'].map(
    path => new URL(path, import.meta.url).href,
  )
  const program = `
    const { createPhotoAnalyser } = await import('${door}')
    const { generatedPhoto } = await import('${pictures}')
    const photo = await generatedPhoto({ width: 640, height: 640 }).jpeg().toBuffer()
    const analyser = await createPhotoAnalyser()
    await analyser.analyse(photo)
    const leaving = new AbortController()
    const pending = analyser.analyse(photo, { signal: leaving.signal }).catch(error => error.message)
    setTimeout(() => leaving.abort(new Error('gone')), 20)
    console.log(await pending)
    ${ending}`

  const ended = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    timeout: 50_000,
  })

  expect(ended.stdout).toMatch(/^(gone|\[object Object\])\n$/)
})
