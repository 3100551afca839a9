import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../training/fit-head.ts'
import { FEATURES } from '../breeds/breed-features.ts'
import { releaseKeyFrom } from '../registry/sign-release.ts'
import { nodeRuntime } from '../runtime/node-runtime.ts'
import { readAddOn, writeAddOn } from './add-on-file.ts'
import { guessLabel } from './label-head.ts'
import { type LabelledFeatures, trainLabelHead } from './train-label-head.ts'

const random = seededRandom(3)
const noise = () => Float32Array.from({ length: FEATURES }, () => random() * random())

/** Photos that differ in every number, those of a label alike in forty of them. */
function photosOf(labels: readonly string[], { each, signal }: { each: number; signal: number }) {
  return labels.flatMap((label, at) =>
    Array.from({ length: each }, (): LabelledFeatures => {
      const features = noise()
      for (let index = at * 40; index < at * 40 + 40; index++)
        features[index] = (features[index] ?? 0) + signal
      return { label, features }
    }),
  )
}

const origin = {
  name: 'Lapphund Club',
  createdAt: new Date('2026-11-23T08:00:00Z'),
  dataHash: 'a'.repeat(64),
  backboneSha256: 'b'.repeat(64),
  key: releaseKeyFrom(new Uint8Array(32).fill(7)),
}

describe('trainLabelHead', () => {
  test('tells labels apart on photos it held out, and says how surely', async () => {
    const { card } = await trainLabelHead(photosOf(['black', 'cream', 'red'], { each: 20, signal: 0.6 }))

    expect(card.photos).toBe(60)
    expect(card.interval.low).toBeGreaterThan(card.guessing)
    expect(card.labels.map(({ label }) => label)).toEqual(['black', 'cream', 'red'])
  })

  test('gives the same head for the same photos', async () => {
    const photos = photosOf(['black', 'cream'], { each: 12, signal: 0.8 })
    const file = async () => Buffer.from(writeAddOn(await trainLabelHead(photos), origin)).toString()

    expect(await file()).toBe(await file())
  })

  test('says nothing of a photo unlike all it was shown', async () => {
    const { labelHead } = await trainLabelHead(photosOf(['black', 'cream'], { each: 20, signal: 0.9 }))
    const stranger = Float32Array.from({ length: FEATURES }, (_, index) => (index % 9 === 0 ? 3 : 0))

    expect(guessLabel(labelHead, stranger)).toBeNull()
  })

  test('error: refuses labels that cannot be told apart, rather than ship a guess', async () => {
    const photos = photosOf(['black', 'cream'], { each: 12, signal: 0 })

    await expect(trainLabelHead(photos)).rejects.toMatchObject({ reason: 'no-better-than-guessing' })
  })

  test('error: refuses too few photos and names the label', async () => {
    const photos = photosOf(['black', 'cream'], { each: 7, signal: 1 })

    await expect(trainLabelHead(photos)).rejects.toMatchObject({
      reason: 'photos',
      about: { label: 'black', found: 7, needed: 8 },
    })
  })

  test('error: refuses many photos of one animal on one day', async () => {
    const [one] = photosOf(['black'], { each: 1, signal: 1 }) as [LabelledFeatures]
    const photos = [...Array.from({ length: 20 }, () => one), ...photosOf(['cream'], { each: 20, signal: 1 })]

    await expect(trainLabelHead(photos)).rejects.toMatchObject({ reason: 'series', about: { found: 1 } })
  })
})

describe('an add-on file', () => {
  test('comes back with its labels, its card and its signer', async () => {
    const trained = await trainLabelHead(photosOf(['black', 'cream'], { each: 12, signal: 0.8 }))
    const addOn = readAddOn(writeAddOn(trained, origin), origin)

    expect([addOn.labels, addOn.release.name, addOn.signer]).toEqual([
      ['black', 'cream'],
      'Lapphund Club',
      origin.key.did,
    ])
    expect(addOn.card).toContain('| cream | 12 |')
  })

  test('answers the same through its ONNX form', async () => {
    const trained = await trainLabelHead(photosOf(['black', 'cream'], { each: 12, signal: 0.8 }))
    const file = JSON.parse(Buffer.from(writeAddOn(trained, origin)).toString()) as {
      files: Record<string, string>
    }
    const session = await nodeRuntime({ threads: 1 }).load(
      Buffer.from(file.files['model.onnx'] ?? '', 'base64'),
    )
    const { features } = photosOf(['cream'], { each: 1, signal: 0.8 })[0] as LabelledFeatures
    const { probabilities } = await session.run({ features: { data: features, shape: [1, FEATURES] } })
    const own = guessLabel({ ...trained.labelHead, familiarFrom: -1 }, features)

    expect(Math.max(...(probabilities?.data ?? []))).toBeCloseTo(own?.probability ?? 0, 4)
  })

  test('error: is refused when one byte of it was changed', async () => {
    const trained = await trainLabelHead(photosOf(['black', 'cream'], { each: 12, signal: 0.8 }))
    const text = Buffer.from(writeAddOn(trained, origin)).toString()
    const file = JSON.parse(text) as { files: Record<string, string>; signed: { release: string } }
    const weights = Buffer.from(file.files['labels.int8'] ?? '', 'base64')
    weights[5] = (weights[5] ?? 0) ^ 1
    const otherWeights = { ...file, files: { ...file.files, 'labels.int8': weights.toString('base64') } }
    const otherName = {
      ...file,
      signed: { ...file.signed, release: file.signed.release.replace('Club', 'Blub') },
    }

    for (const changed of [otherWeights, otherName]) {
      expect(() => readAddOn(Buffer.from(JSON.stringify(changed)), origin)).toThrow(
        'not what its publisher signed',
      )
    }
  })

  test('error: is refused beside another backbone', async () => {
    const trained = await trainLabelHead(photosOf(['black', 'cream'], { each: 12, signal: 0.8 }))

    expect(() => readAddOn(writeAddOn(trained, origin), { backboneSha256: 'c'.repeat(64) })).toThrow(
      'backbone',
    )
  })
})
