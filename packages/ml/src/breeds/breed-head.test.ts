import { BREEDS } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { loadWeights } from '../weights/load-weights.ts'
import { FEATURES } from './breed-features.ts'
import { breedProbabilities, readBreedHead, writeBreedHead } from './breed-head.ts'
import { PHOTO_CLASSES } from './photo-classes.ts'

async function shippedHead() {
  const weights = await loadWeights()
  return readBreedHead(weights['breed-head.json'], weights['breed-head.int8'])
}

describe('PHOTO_CLASSES', () => {
  test('are breeds the domain knows', () => {
    const known = new Set(BREEDS.map(({ id, species }) => `${species} ${id}`))

    expect(PHOTO_CLASSES.filter(entry => !known.has(`${entry.species} ${entry.breedId}`))).toEqual([])
  })

  test('use every dog class of ImageNet', () => {
    const used = new Set(
      PHOTO_CLASSES.filter(({ species }) => species === 'dog').flatMap(({ imagenet }) => imagenet),
    )

    expect(used.size).toBe(118)
  })
})

describe('the shipped breed head', () => {
  test('answers in the order of PHOTO_CLASSES', async () => {
    expect((await shippedHead()).breedIds).toEqual(PHOTO_CLASSES.map(({ breedId }) => breedId))
  })

  test('gives probabilities that sum to one', async () => {
    const probabilities = breedProbabilities(await shippedHead(), new Float32Array(FEATURES).fill(0.3))

    expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
  })

  test('is unchanged by writing and reading it again', async () => {
    const head = await shippedHead()

    const { description, weights } = writeBreedHead(head)
    const again = readBreedHead(Buffer.from(description), new Uint8Array(weights.buffer))

    expect(again.breedIds).toEqual(head.breedIds)
    expect(again.weights.every((value, index) => Math.abs(value - (head.weights[index] ?? 0)) < 1e-6)).toBe(
      true,
    )
  })
})
