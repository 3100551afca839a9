import { describe, expect, test } from 'vitest'
import { FEATURES } from '../breeds/breed-features.ts'
import { IMAGENET_DOGS, PHOTO_CLASSES } from '../breeds/photo-classes.ts'
import type { InferenceSession } from '../runtime/inference-runtime.ts'
import { analyseImage, type PhotoModels } from './analyse-image.ts'

const SIDE = 80

/** Stands in for a model on the runtime port. */
function session(outputs: Record<string, { data: Float32Array; shape: number[] }>): InferenceSession {
  return { run: async () => outputs, dispose: async () => undefined }
}

/** Models that see at most one dog, and indecency with the given probability. */
function modelsSeeing({ dog, indecency }: { dog: boolean; indecency: number }): PhotoModels {
  const scores = new Float32Array(12 * SIDE * SIDE)
  if (dog) scores[(2 * SIDE + 40) * SIDE + 40] = 0.9
  const logits = new Float32Array(2 * 1000)
  if (dog) logits.fill(9, IMAGENET_DOGS.first, IMAGENET_DOGS.last)
  if (dog) logits.fill(9, 1000 + IMAGENET_DOGS.first, 1000 + IMAGENET_DOGS.last)
  const bias = new Float32Array(PHOTO_CLASSES.length)
  bias[0] = 9
  return {
    engine: { name: 'cpu', threads: 1 },
    detector: session({
      scores: { data: scores, shape: [1, 12, SIDE, SIDE] },
      edges: { data: new Float32Array(4 * SIDE * SIDE).fill(80), shape: [1, 4, SIDE, SIDE] },
      seeds: { data: new Float32Array(SIDE * SIDE), shape: [1, 1, SIDE, SIDE] },
      composition: { data: new Float32Array(2), shape: [1, 2] },
    }),
    backbone: session({
      features: { data: new Float32Array(2 * FEATURES), shape: [2, FEATURES] },
      logits: { data: logits, shape: [2, 1000] },
    }),
    moderator: session({
      probabilities: { data: Float32Array.from([0, 0, 1 - indecency, indecency, 0]), shape: [1, 5] },
    }),
    head: {
      breedIds: PHOTO_CLASSES.map(({ breedId }) => breedId),
      weights: new Float32Array(PHOTO_CLASSES.length * FEATURES),
      bias,
      temperature: 1,
    },
  }
}

const photo = {
  image: { data: new Uint8Array(320 * 320 * 3).fill(120), width: 320, height: 320 },
  width: 320,
  height: 320,
}

describe('analyseImage', () => {
  test('puts the likeliest breed first and says where the animal is', async () => {
    const analysis = await analyseImage(modelsSeeing({ dog: true, indecency: 0 }), photo)

    expect(analysis).toMatchObject({
      source: 'photo',
      abstained: false,
      species: { label: 'dog' },
      breeds: [{ id: PHOTO_CLASSES[0]?.breedId }, {}, {}, {}, {}],
      animals: [{ species: 'dog', box: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } }],
      coat: { primary: '#787878', pattern: 'solid' },
    })
  })

  test('names the outline of an animal that stands out, and none where everything has one colour', async () => {
    const clear = { ...photo.image, data: photo.image.data.slice() }
    for (let pixel = 0; pixel < 320 * 320; pixel++) {
      const away = Math.hypot((pixel % 320) - 160, Math.floor(pixel / 320) - 160)
      if (away < 72) clear.data.set([200, 150, 90], pixel * 3)
    }
    const models = modelsSeeing({ dog: true, indecency: 0 })

    const [sharp, flat] = [
      await analyseImage(models, { ...photo, image: clear }),
      await analyseImage(models, photo),
    ]

    expect(sharp.subject?.box.width).toBeCloseTo(144 / 320, 1)
    expect(sharp.suggestedCrop?.width).toBeLessThan(flat.suggestedCrop?.width as number)
    expect(sharp.coat).toMatchObject({ primary: '#c8965a', pattern: 'solid' })
    expect(flat.subject).toBeNull()
  })

  test('error: refuses an indecent picture', async () => {
    await expect(analyseImage(modelsSeeing({ dog: false, indecency: 0.9 }), photo)).rejects.toMatchObject({
      code: 'ml/indecent',
    })
  })

  test('does not take a bare animal for an indecent picture', async () => {
    await expect(analyseImage(modelsSeeing({ dog: true, indecency: 0.9 }), photo)).resolves.toMatchObject({
      abstained: false,
    })
  })

  test('error: stops between two steps once the signal aborts', async () => {
    await expect(
      analyseImage(modelsSeeing({ dog: true, indecency: 0 }), photo, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' })
  })
})
