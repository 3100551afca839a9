import { expect, test } from 'vitest'
import type { InferenceSession } from '../runtime/inference-runtime.ts'
import { detectAnimals, lookForAnimals, overlap } from './detect-animals.ts'

const SIDE = 80
const CHANNELS = 12

/** A detector that always sees the given peaks, as `[channel, x, y, score]` in cells of four pixels. */
function detectorSeeing(...peaks: [number, number, number, number][]): InferenceSession {
  const scores = new Float32Array(CHANNELS * SIDE * SIDE)
  for (const [channel, x, y, score] of peaks) scores[(channel * SIDE + y) * SIDE + x] = score
  return {
    run: async () => ({
      scores: { data: scores, shape: [1, CHANNELS, SIDE, SIDE] },
      edges: { data: new Float32Array(4 * SIDE * SIDE).fill(40), shape: [1, 4, SIDE, SIDE] },
      seeds: { data: new Float32Array(SIDE * SIDE), shape: [1, 1, SIDE, SIDE] },
      composition: { data: Float32Array.of(1.5, -0.5), shape: [1, 2] },
    }),
    dispose: async () => undefined,
  }
}

const square = { data: new Uint8Array(320 * 320 * 3), width: 320, height: 320 }

test('detectAnimals turns peaks into boxes, best first', async () => {
  const found = await detectAnimals(detectorSeeing([1, 20, 20, 0.4], [2, 60, 60, 0.9]), square, {
    minScore: 0.1,
  })

  expect(found).toEqual([
    { kind: 'dog', score: expect.closeTo(0.9), box: { x: 0.625, y: 0.625, width: 0.25, height: 0.25 } },
    { kind: 'cat', score: expect.closeTo(0.4), box: { x: 0.125, y: 0.125, width: 0.25, height: 0.25 } },
  ])
})

test('detectAnimals counts one animal once, as the likelier species', async () => {
  const found = await detectAnimals(detectorSeeing([1, 20, 20, 0.4], [2, 21, 20, 0.6]), square, {
    minScore: 0.1,
  })

  expect(found.map(({ kind }) => kind)).toEqual(['dog'])
})

test('lookForAnimals says where its seeds lie, letterbox and all, and how the photo is composed', async () => {
  const wide = { data: new Uint8Array(320 * 160 * 3), width: 320, height: 160 }

  const { seeds, composition } = await lookForAnimals(detectorSeeing(), wide, { minScore: 0.1 })

  expect([seeds.side, seeds.frame]).toEqual([SIDE, { x: 0, y: -0.5, width: 1, height: 2 }])
  expect(composition).toEqual({ slant: 1.5, crowd: -0.5 })
})

test('overlap is one for the same box and zero for boxes apart', () => {
  const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 }

  expect([overlap(box, box), overlap(box, { ...box, x: 0.5 })]).toEqual([expect.closeTo(1), 0])
})
