import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { FRAMING_JUDGES } from '../src/quality/framing-judges.ts'
import { judgeQuality } from '../src/quality/judge-quality.ts'
import { WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import { degradePhoto, STRENGTHS } from './degrade-photo.ts'
import { followedBy } from './evaluate-quality.ts'
import { hasPhotos } from './labelled-photos.ts'
import { loadEyes, measuredPhotos, seePhoto } from './quality-sights.ts'
import { rankCorrelation } from './rank-correlation.ts'

describe('the quality score', () => {
  test('weighs the features of the backbone that is shipped', async () => {
    const backbone = await readFile(new URL('backbone.onnx', WEIGHTS_FOLDER))

    expect(FRAMING_JUDGES.backbone).toBe(createHash('sha256').update(backbone).digest('hex'))
  })

  test.skipIf(!hasPhotos)(
    'falls with every step of blur, noise, dark and bright in real photos',
    async () => {
      const planted = ['blur', 'noise', 'dark', 'bright'] as const
      const eyes = await loadEyes()
      const ladders = []
      for (const [seed, url] of (await measuredPhotos(3)).entries()) {
        const seen = await seePhoto(eyes, url)
        const [pet] = seen?.sight.pets ?? []
        if (seen === undefined || pet === undefined) continue
        const { image } = seen.photo
        const planting = { image, pet, other: { image, pet }, seed }
        for (const degradation of planted) {
          const scores = []
          for (let strength = 0; strength <= STRENGTHS; strength++) {
            const worse = await degradePhoto(planting, degradation, strength)
            const { width, height } = worse
            // The animal stays where it was found: looking again at each step would take the test minutes.
            scores.push(judgeQuality({ image: worse, width, height, pets: [pet], people: [] }).score)
          }
          ladders.push({ degradation, scores })
        }
      }

      for (const degradation of planted) {
        expect(followedBy(ladders, degradation).withinPhoto, degradation).toBeGreaterThanOrEqual(0.9)
      }
    },
  )

  test('is compared by ranks, equal values sharing theirs', () => {
    expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 400])).toBe(1)
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1)
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0)
    expect(rankCorrelation([1, 1, 2], [1, 2, 3])).toBeCloseTo(0.866, 3)
  })
})
