import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { FEATURES } from '../breeds/breed-features.ts'
import type { ModelRelease } from '../registry/model-release.ts'
import { releaseKeyFrom, signRelease } from '../registry/sign-release.ts'
import { sha256 } from '../weights/load-weights.ts'
import { MAX_ADD_ON_BYTES, readAddOn } from './add-on-file.ts'

const key = releaseKeyFrom(new Uint8Array(32).fill(5))
const parts = { backboneSha256: 'b'.repeat(64) }

const description = (labels: readonly string[], changes: object = {}) =>
  Buffer.from(
    JSON.stringify({
      breedIds: labels,
      temperature: 1,
      scale: labels.map(() => 0.01),
      bias: labels.map(() => 0),
      ...changes,
    }),
  )
const LABELS = ['black', 'cream']
const WEIGHTS = Buffer.alloc(LABELS.length * FEATURES, 1)
const SOUND = {
  'labels.json': description(LABELS),
  'labels.int8': WEIGHTS,
  'centres.json': description(LABELS),
  'centres.int8': WEIGHTS,
}

/** An add-on properly signed by somebody who means harm: only its content is wrong. */
function signed(files: Readonly<Record<string, Buffer>>, changes: Partial<ModelRelease> = {}): Uint8Array {
  const release: ModelRelease = {
    format: 'pawfect-model-release/1',
    kind: 'breed-add-on',
    name: 'Hostile',
    version: 1,
    createdAt: '2026-11-23T08:00:00.000Z',
    seed: 0,
    dataHash: 'd'.repeat(64),
    needs: { 'backbone.onnx': parts.backboneSha256 },
    files: Object.entries(files).map(([name, bytes]) => ({
      name,
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
    })),
    slices: [],
    rollout: { percent: 100 },
    canary: null,
    ...changes,
  }
  return Buffer.from(JSON.stringify(envelope(signRelease(release, key), files)))
}

function envelope(manifest: object, files: Readonly<Record<string, Buffer>>): object {
  const packed = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')])
  return { format: 'pawfect-add-on/1', signed: manifest, files: Object.fromEntries(packed) }
}

describe('an add-on made to do harm, signature and all', () => {
  test('is read where nothing is wrong with it', () => {
    expect(readAddOn(signed(SOUND), parts).labels).toEqual(LABELS)
  })

  test.each([
    ['weights for more labels than it names', { ...SOUND, 'labels.int8': Buffer.alloc(3 * FEATURES) }],
    ['weights for fewer', { ...SOUND, 'labels.int8': Buffer.alloc(FEATURES) }],
    ['centres of another shape', { ...SOUND, 'centres.int8': Buffer.alloc(FEATURES) }],
    ['centres for other labels', { ...SOUND, 'centres.json': description(['a', 'b', 'c']) }],
    ['scales for one label of two', { ...SOUND, 'labels.json': description(LABELS, { scale: [1] }) }],
    ['biases for one label of two', { ...SOUND, 'labels.json': description(LABELS, { bias: [1] }) }],
    ['one label twice', { ...SOUND, 'labels.json': description(['black', 'black']) }],
    ['a label of a megabyte', { ...SOUND, 'labels.json': description(['black', 'x'.repeat(1_000_000)]) }],
    ['a scale that overflows', { ...SOUND, 'labels.json': description(LABELS, { scale: [1e300, 1e300] }) }],
    ['a bias that overflows', { ...SOUND, 'labels.json': description(LABELS, { bias: [1e300, 1e300] }) }],
    [
      'a temperature next to nothing',
      { ...SOUND, 'labels.json': description(LABELS, { temperature: 1e-300 }) },
    ],
    [
      'a scale whose sums overflow',
      { ...SOUND, 'labels.json': description(LABELS, { scale: [1e36, 1e36] }) },
    ],
    ['no temperature', { ...SOUND, 'labels.json': description(LABELS, { temperature: 0 }) }],
    ['no JSON at all', { ...SOUND, 'labels.json': Buffer.from('\u0000\u0001') }],
  ])('error: %s is refused', (_, files) => {
    expect(() => readAddOn(signed(files), parts)).toThrow('not a model this version can read')
  })

  test.each(['../../escape.json', '/etc/passwd', 'C:evil.dll', '.hidden', 'a/b', 'nul\u0000.json'])(
    'error: a file named %j is refused before anything is read',
    name => {
      const text = Buffer.from(signed(SOUND)).toString()
      // The schema signs no such name, so the text is signed by hand.
      const hostile = text.replaceAll('labels.json', JSON.stringify(name).slice(1, -1))

      expect(() => readAddOn(Buffer.from(hostile), parts)).toThrow()
      expect(() => signed({ ...SOUND, [name]: WEIGHTS })).toThrow()
    },
  )

  test('error: a compressed bomb is not unpacked: nothing here is', () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024), { level: 9 })

    expect(() => readAddOn(bomb, parts)).toThrow('not a model this version can read')
    expect(() => readAddOn(signed({ ...SOUND, 'labels.int8': bomb }), parts)).toThrow('another shape')
  })

  test('error: a file larger than any add-on is refused unread', () => {
    expect(() => readAddOn(new Uint8Array(MAX_ADD_ON_BYTES + 1), parts)).toThrow('too large')
  })

  test('error: a file that was promised and is not there is refused', () => {
    const manifest = JSON.parse(Buffer.from(signed(SOUND)).toString()) as { signed: object }
    const { 'labels.int8': _, ...rest } = SOUND

    expect(() => readAddOn(Buffer.from(JSON.stringify(envelope(manifest.signed, rest))), parts)).toThrow(
      'not what its publisher signed',
    )
  })
})
