import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { FRAMING_JUDGES } from '../src/quality/framing-judges.ts'
import { WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import { followedBy, qualityLadders } from './evaluate-quality.ts'
import { hasPhotos } from './labelled-photos.ts'
import { rankCorrelation } from './rank-correlation.ts'

describe('the quality score', () => {
  test('weighs the features of the backbone that is shipped', async () => {
    const backbone = await readFile(new URL('backbone.onnx', WEIGHTS_FOLDER))

    expect(FRAMING_JUDGES.backbone).toBe(createHash('sha256').update(backbone).digest('hex'))
  })

  test.skipIf(!hasPhotos)('falls with every step of blur, dark and crop planted in real photos', async () => {
    const planted = ['blur', 'dark', 'crop'] as const

    const ladders = await qualityLadders(3, planted)

    for (const degradation of planted) {
      expect(followedBy(ladders, degradation).withinPhoto, degradation).toBeGreaterThanOrEqual(0.9)
    }
  })

  test('is compared by ranks, equal values sharing theirs', () => {
    expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 400])).toBe(1)
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1)
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0)
    expect(rankCorrelation([1, 1, 2], [1, 2, 3])).toBeCloseTo(0.866, 3)
  })
})
