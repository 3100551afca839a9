import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TaughtStep } from '@pawfect/domain/pets/learning'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FEATURES } from '../../src/breeds/breed-features.ts'
import { PHOTO_CLASSES } from '../../src/breeds/photo-classes.ts'
import { openRelease, releaseKeyFrom } from '../../src/registry/sign-release.ts'
import { nodeRuntime } from '../../src/runtime/node-runtime.ts'
import { sha256 } from '../../src/weights/load-weights.ts'
import { type Examples, labelsOf } from '../cross-validate.ts'
import { seededRandom } from '../fit-head.ts'
import { reissueRelease } from './reissue-release.ts'
import { outputHashOf, runTraining, type TrainingResult, type TrainingRun } from './run-training.ts'
import { type BreedData, breedTraining } from './train-breed.ts'

/** As few as five folds can be made of: each training takes seconds. */
const BREEDS = ['samoyed', 'pug', 'bengal']
const PHOTOS_EACH = 5
const CREATED_AT = '2026-11-23T08:00:00.000Z'
const key = releaseKeyFrom(new Uint8Array(32).fill(4))

/** A training takes seconds; on a machine with a dozen others at work, a minute. */
const PATIENCE_MS = 240_000

let folder: string
let first: TrainingResult

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pawfect-registry-'))
  first = await runTraining(breedTraining(madeUpPhotos()), run())
}, PATIENCE_MS)

afterAll(() => rm(folder, { recursive: true }))

/** Made-up photos with features a head can tell apart. @param labelOf - what somebody wrote under them. */
function madeUpPhotos(labelOf = (breed: string, _index: number) => breed): () => Promise<BreedData> {
  const random = seededRandom(11)
  const rows = new Float32Array(BREEDS.length * PHOTOS_EACH * FEATURES).map(() => random() * random())
  const photos = BREEDS.flatMap((breed, at) =>
    Array.from({ length: PHOTOS_EACH }, (_, index) => {
      const row = at * PHOTOS_EACH + index
      for (let feature = at * 60; feature < at * 60 + 60; feature++) {
        rows[row * FEATURES + feature] = (rows[row * FEATURES + feature] ?? 0) + 1
      }
      const breedId = labelOf(breed, index)
      const { species = 'dog' } = PHOTO_CLASSES.find(entry => entry.breedId === breedId) ?? {}
      const file = `made-up/${breed}-${index}.jpg`
      return { file, kind: 'made-up', species, breedId, url: new URL(`file:///${file}`) }
    }),
  )
  const examples: Examples = { photos, labels: labelsOf(photos), rows }
  const data = photos.map(({ file, breedId }) => ({
    name: `${file} ${breedId}`,
    sha256: sha256(Buffer.from(file)),
    bytes: 1,
  }))
  return async () => ({ examples, data })
}

const run = (): TrainingRun => ({
  folder,
  key,
  createdAt: new Date(CREATED_AT),
  rolloutPercent: 100,
})

describe('runTraining', { timeout: PATIENCE_MS }, () => {
  test('signs what it wrote, and names every file by its hash', async () => {
    const served = JSON.parse(await readFile(join(folder, 'current', 'breed.json'), 'utf8')) as unknown

    expect(openRelease(served, [key.did])).toEqual({ ...first.release, signer: key.did })
    for (const file of first.release.files) {
      expect(sha256(await readFile(join(folder, 'blobs', file.sha256)))).toBe(file.sha256)
    }
  })

  test('writes a card from the run, and an entry MLflow reads', async () => {
    const model = join(folder, 'mlflow', 'artifacts', 'breed', '1')
    const session = await nodeRuntime({ threads: 1 }).load(await readFile(join(model, 'model.onnx')))
    const { probabilities } = await session.run({
      features: { data: new Float32Array(FEATURES).fill(0.2), shape: [1, FEATURES] },
    })

    const meta = await readFile(join(folder, 'mlflow/models/breed/version-1/meta.yaml'), 'utf8')
    expect(meta.split('\n')).toEqual(
      expect.arrayContaining([
        'name: "breed"',
        'version: 1',
        'status: "READY"',
        'source: "artifacts/breed/1"',
      ]),
    )
    expect(first.card).toContain(`| breed bengal | ${PHOTOS_EACH} |`)
    expect(await readFile(join(model, 'MLmodel'), 'utf8')).toContain('loader_module')
    expect(probabilities?.data.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4)
  })

  test('error: refuses a release that one poisoned breed made worse, and leaves the old one in place', async () => {
    const poisoned = madeUpPhotos((breed, index) => (breed === 'bengal' && index % 2 === 0 ? 'pug' : breed))

    await expect(runTraining(breedTraining(poisoned), run())).rejects.toMatchObject({
      code: 'ml/model-worse',
      message: expect.stringContaining('breed bengal: top1'),
    })
    expect(await readdir(join(folder, 'releases', 'breed'))).toEqual(['1.json'])
  })

  test('gives the same output on a second run, and counts the version up', async () => {
    const second = await runTraining(breedTraining(madeUpPhotos()), run())

    expect(second.outputHash).toBe(first.outputHash)
    expect([first.release.version, second.release.version]).toEqual([1, 2])
  })

  test('goes out again as it was: to more installations, or in the place of a newer one', async () => {
    const again = (version: number, rolloutPercent: number) =>
      reissueRelease(run(), {
        kind: 'breed',
        version,
        rolloutPercent,
        createdAt: new Date('2026-11-24T08:00:00Z'),
      })
    const current = async () =>
      openRelease(JSON.parse(await readFile(join(folder, 'current/breed.json'), 'utf8')), [key.did])

    expect(await again(2, 25)).toMatchObject({ version: 2, rollout: { percent: 25 }, createdAt: CREATED_AT })
    expect((await current()).rollout).toEqual({ percent: 25 })
    const back = await again(1, 100)

    expect(back).toMatchObject({ version: 3, rollout: { percent: 100 }, files: first.release.files })
    expect(outputHashOf(back)).toBe(first.outputHash)
    expect(await current()).toEqual({ ...back, signer: key.did })
    const entry = await readFile(join(folder, 'mlflow/artifacts/breed/3/MLmodel'), 'utf8')
    expect(entry.replace(/model_uuid.*|metadata.*|utc_time.*/g, '')).toBe(
      (await readFile(join(folder, 'mlflow/artifacts/breed/1/MLmodel'), 'utf8')).replace(
        /model_uuid.*|metadata.*|utc_time.*/g,
        '',
      ),
    )
    await expect(again(9, 100)).rejects.toThrow('no breed release 9')
  })

  test('takes what rounds taught through the same gate: a step that makes a breed worse is refused', async () => {
    const base = first.release.files.find(({ name }) => name === 'breed-head.json')?.sha256 ?? ''
    const step: TaughtStep = {
      format: 'pawfect-taught-step/1',
      roundId: 'round-one',
      base,
      groups: 3,
      leftOut: 0,
      // From the pug to the samoyed, as far as a step may go.
      step: PHOTO_CLASSES.map(({ breedId }) => ({ pug: -0.07, samoyed: 0.07 })[breedId] ?? 0),
    }
    const taught = runTraining(breedTraining(madeUpPhotos(), [step]), run())

    await expect(taught).rejects.toMatchObject({ code: 'ml/model-worse' })
  })
})
