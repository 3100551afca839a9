import { breedFeatures } from '../breeds/breed-features.ts'
import { type BreedHead, breedProbabilities } from '../breeds/breed-head.ts'
import type { RgbImage } from '../photo/rgb-image.ts'
import type { InferenceSession } from '../runtime/inference-runtime.ts'
import { ModelCanaryFailedError } from './model-errors.ts'
import type { ModelRelease } from './model-release.ts'

/** Wave lengths in pixels of the built-in pictures: coarse, middling and fine. */
const PICTURES = [61, 23, 9] as const
const SIDE_PX = 280

/** What a head answers to the built-in pictures, through this device's own runtime: one row a picture. */
export async function canaryAnswers(backbone: InferenceSession, head: BreedHead): Promise<number[][]> {
  const answers: number[][] = []
  for (const wavePx of PICTURES) {
    const { features } = await breedFeatures(backbone, builtInPicture(wavePx), undefined)
    answers.push([...breedProbabilities(head, features)].map(share => Math.round(share * 1e5) / 1e5))
  }
  return answers
}

/** @throws {ModelCanaryFailedError} if this device computes other answers than the publisher's did. */
export function checkCanary(canary: NonNullable<ModelRelease['canary']>, answers: readonly number[][]): void {
  const far = canary.answers.flatMap((row, picture) =>
    row.map((expected, index) => Math.abs(expected - (answers[picture]?.[index] ?? Number.NaN))),
  )
  const furthest = Math.max(0, ...far)
  const misshapen = answers.length !== canary.answers.length || far.some(gap => Number.isNaN(gap))
  if (misshapen || furthest > canary.tolerance) throw new ModelCanaryFailedError(misshapen ? 1 : furthest)
}

/** Coloured waves: nothing to decode, the same bytes on every machine. */
function builtInPicture(wavePx: number): RgbImage {
  const data = new Uint8Array(SIDE_PX * SIDE_PX * 3)
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / 3)
    const [x, y] = [pixel % SIDE_PX, Math.floor(pixel / SIDE_PX)]
    data[at] = (((x * (1 + (at % 3)) + y * 2) % wavePx) * 255) / wavePx
  }
  return { data, width: SIDE_PX, height: SIDE_PX }
}
