import { breedFeatures } from '../src/breeds/breed-features.ts'
import { suggestBreeds } from '../src/breeds/suggest-breeds.ts'
import { detectAnimals, isPet } from '../src/detection/detect-animals.ts'
import { fingerprintImage } from '../src/fingerprint/fingerprint-file.ts'
import { findSubject } from '../src/mask/find-subject.ts'
import { judgeDecency } from '../src/moderation/judge-decency.ts'
import { type DecodedPhoto, loadPhotoModels, type PhotoModels } from '../src/photo/analyse-image.ts'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import { estimateTilt } from '../src/quality/estimate-tilt.ts'
import { guessCoat } from '../src/quality/guess-coat.ts'
import { judgeQuality } from '../src/quality/judge-quality.ts'
import { nodeRuntime } from '../src/runtime/node-runtime.ts'
import { loadWeights } from '../src/weights/load-weights.ts'

/** Milliseconds of each stage, one entry a photo. */
export type StageTimes = Map<string, number[]>

/** Does the steps of an analysis one after the other, on one thread, which the analysis itself does side by side. */
export async function timeStages(photos: readonly Uint8Array[]): Promise<StageTimes> {
  const models = await loadPhotoModels(nodeRuntime({ threads: 1 }), await loadWeights())
  const times: StageTimes = new Map()
  for (const bytes of photos) {
    const photo = await timed(times, 'decode', () => decodePhoto(bytes))
    await timeLooks(times, models, photo)
    await timed(times, 'fingerprint', () => fingerprintImage(photo.image))
  }
  for (const model of [models.detector, models.backbone, models.moderator]) await model.dispose()
  return times
}

async function timeLooks(times: StageTimes, models: PhotoModels, photo: DecodedPhoto): Promise<void> {
  const { image, width, height } = photo
  const seen = await timed(times, 'detector', () => detectAnimals(models.detector, image, { minScore: 0.1 }))
  const pets = seen.filter(({ kind }) => isPet(kind))
  const main = pets[0]?.box
  const sight = await timed(times, 'backbone, two views', () => breedFeatures(models.backbone, image, main))
  await timed(times, 'breeds', async () => suggestBreeds(models.head, sight))
  await timed(times, 'moderation', () => judgeDecency(models.moderator, image))
  const tiltDeg = await timed(times, 'tilt', async () => estimateTilt(image))
  await timed(times, 'quality', async () =>
    judgeQuality({ image, width, height, pets, people: [], features: sight.features, tiltDeg }),
  )
  if (main === undefined) return
  const mask = await timed(times, 'outline', () => findSubject(image, main))
  await timed(times, 'coat', async () => guessCoat(image, main, mask.judgement.isSound ? mask : undefined))
}

async function timed<Result>(times: StageTimes, stage: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now()
  const result = await work()
  times.set(stage, [...(times.get(stage) ?? []), performance.now() - startedAt])
  return result
}
