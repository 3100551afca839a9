import { readFile } from 'node:fs/promises'
import { FEATURES } from '../src/breeds/breed-features.ts'
import { type BreedHead, readBreedHead } from '../src/breeds/breed-head.ts'
import { IMAGENET_CATS, IMAGENET_DOGS, PHOTO_CLASSES, type PhotoClass } from '../src/breeds/photo-classes.ts'
import type { LinearLayer } from './fit-head.ts'

/**
 * What ImageNet alone says about our classes. A breed it lacks starts as the
 * mean of its species, one it splits as the mean of the parts.
 */
export async function imagenetPrior(): Promise<LinearLayer> {
  const read = (file: string) => readFile(new URL(file, import.meta.url))
  const imagenet = readBreedHead(await read('imagenet-pets.json'), await read('imagenet-pets.int8'))
  const weights = new Float32Array(PHOTO_CLASSES.length * FEATURES)
  const bias = new Float32Array(PHOTO_CLASSES.length)
  PHOTO_CLASSES.forEach((entry, row) => {
    const parts = rowsOf(imagenet, entry)
    const share = 1 / parts.length
    for (const part of parts) {
      bias[row] = (bias[row] as number) + (imagenet.bias[part] as number) * share
      for (let index = 0; index < FEATURES; index++) {
        const target = row * FEATURES + index
        weights[target] =
          (weights[target] as number) + (imagenet.weights[part * FEATURES + index] as number) * share
      }
    }
    // Probabilities of the parts add up, and so do their powers of e.
    bias[row] = (bias[row] as number) + Math.log(Math.max(1, entry.imagenet.length))
  })
  return { weights, bias }
}

function rowsOf(imagenet: BreedHead, { imagenet: own, species }: PhotoClass): number[] {
  const { first, last } = species === 'dog' ? IMAGENET_DOGS : IMAGENET_CATS
  const classes = own.length > 0 ? own : Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return classes.map(index => imagenet.breedIds.indexOf(String(index)))
}
