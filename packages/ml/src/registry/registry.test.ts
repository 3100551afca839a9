import { readFile } from 'node:fs/promises'
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { readBreedHead } from '../breeds/breed-head.ts'
import { nodeRuntime } from '../runtime/node-runtime.ts'
import { loadWeights, WEIGHTS_FOLDER } from '../weights/load-weights.ts'
import { canaryAnswers, checkCanary } from './canary.ts'
import type { ModelRelease, SliceFigures } from './model-release.ts'
import { gateFindings } from './release-gate.ts'
import { rolloutBucket } from './rollout-bucket.ts'
import { openRelease, releaseKeyFrom, signRelease } from './sign-release.ts'

const anyFigures = fc.uniqueArray(
  fc.record({
    slice: fc.string({ minLength: 1, maxLength: 9 }),
    answers: fc.integer({ min: 1, max: 500 }),
    measures: fc.record({ top1: fc.double({ min: 0, max: 1, noNaN: true }) }),
  }),
  { selector: ({ slice }) => slice, maxLength: 6 },
)

describe('gateFindings', () => {
  property.prop([anyFigures])('lets a model pass that is as good as itself', figures => {
    expect(gateFindings(figures, figures)).toEqual([])
  })

  test('finds the one slice that got worse behind a better whole', () => {
    const figures = (all: number, pugs: number, error: number): SliceFigures[] => [
      { slice: 'all', answers: 1000, measures: { top1: all, calibrationError: error } },
      { slice: 'breed pug', answers: 100, measures: { top1: pugs } },
    ]

    expect(gateFindings(figures(0.9, 0.95, 0.02), figures(0.93, 0.7, 0.02))).toMatchObject([
      { slice: 'breed pug', released: 0.95, candidate: 0.7 },
    ])
    expect(gateFindings(figures(0.9, 0.95, 0.02), figures(0.9, 0.95, 0.1))).toMatchObject([
      { slice: 'all', measure: 'calibrationError' },
    ])
  })

  test('finds a slice that nobody measured any more', () => {
    const before = [{ slice: 'source web', answers: 148, measures: { top1: 0.9 } }]

    expect(gateFindings(before, [])).toMatchObject([{ slice: 'source web', candidate: null }])
  })
})

describe('rolloutBucket', () => {
  property.prop([fc.uuid(), fc.integer({ min: 1, max: 99 })])(
    'is a place from 0 to 100 that stays the same',
    (id, version) => {
      const bucket = rolloutBucket(id, { kind: 'breed', version })

      expect(bucket).toBeGreaterThanOrEqual(0)
      expect(bucket).toBeLessThan(100)
      expect(rolloutBucket(id, { kind: 'breed', version })).toBe(bucket)
    },
  )
})

test('a rollout reaches the share it names, and all of those again when it is widened', () => {
  const ids = Array.from({ length: 4000 }, (_, at) => `installation-${at}`)
  const reached = (percent: number) =>
    ids.filter(id => rolloutBucket(id, { kind: 'breed', version: 3 }) < percent)
  const [tenth, half] = [reached(10), reached(50)]

  // Four standard deviations of a share of so many.
  expect(Math.abs(tenth.length / ids.length - 0.1)).toBeLessThan(0.02)
  expect(Math.abs(half.length / ids.length - 0.5)).toBeLessThan(0.032)
  expect(tenth.filter(id => !half.includes(id))).toEqual([])
  expect([reached(0).length, reached(100).length]).toEqual([0, ids.length])
})

describe('openRelease', () => {
  const key = releaseKeyFrom(new Uint8Array(32).fill(2))
  const release: ModelRelease = {
    format: 'pawfect-model-release/1',
    kind: 'breed',
    name: 'Breeds in photos',
    version: 3,
    createdAt: '2026-11-23T08:00:00.000Z',
    seed: 1,
    dataHash: 'd'.repeat(64),
    needs: {},
    files: [{ name: 'breed-head.int8', sha256: 'a'.repeat(64), bytes: 5 }],
    slices: [],
    rollout: { percent: 10 },
    canary: null,
  }

  test('gives back what was signed, and who signed it', () => {
    expect(openRelease(signRelease(release, key), [key.did])).toEqual({ ...release, signer: key.did })
  })

  property.prop([fc.nat(), fc.integer({ min: 1, max: 127 })])('refuses any flipped character', (at, flip) => {
    const signed = signRelease(release, key)
    const place = at % signed.release.length
    const other = String.fromCharCode(signed.release.charCodeAt(place) ^ flip)
    const changed = signed.release.slice(0, place) + other + signed.release.slice(place + 1)

    expect(() => openRelease({ ...signed, release: changed }, [key.did])).toThrow(
      'not what its publisher signed',
    )
  })
})

test('a device that computes other answers than the publisher refuses the model', async () => {
  const weights = await loadWeights()
  const head = readBreedHead(weights['breed-head.json'], weights['breed-head.int8'])
  const backbone = await nodeRuntime({ threads: 1 }).load(
    await readFile(new URL('backbone.onnx', WEIGHTS_FOLDER)),
  )
  const answers = await canaryAnswers(backbone, head)
  const off = answers.map(row => row.map((share, index) => (index === 0 ? share + 0.1 : share)))

  expect(() => checkCanary({ tolerance: 0.02, answers }, answers)).not.toThrow()
  expect(() => checkCanary({ tolerance: 0.02, answers }, off)).toThrow('off by 0.100')
  expect(() => checkCanary({ tolerance: 0.02, answers }, answers.slice(1))).toThrow('built-in picture')
  await backbone.dispose()
})
