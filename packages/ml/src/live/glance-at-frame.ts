import type { PhotoAnalysis } from '@pawfect/domain/pets'
import { isPet, lookForAnimals } from '../detection/detect-animals.ts'
import type { DecodedPhoto } from '../photo/analyse-image.ts'
import { judgeQuality } from '../quality/judge-quality.ts'
import type { InferenceSession } from '../runtime/inference-runtime.ts'
import type { Sighting } from './animal-tracker.ts'
import { coatHistogram } from './coat-histogram.ts'

/** What one frame of a camera shows, for a fraction of the work of a whole analysis: no breeds, no moderation. */
export type FrameGlance = {
  /** Doubtful ones too: following them tells which are real. */
  readonly sightings: readonly Sighting[]
  /** Judged by what the detector sees and the light alone. */
  readonly quality: PhotoAnalysis['quality']
}

/** As low as whole photos go: a tracker knows what to make of doubtful boxes. */
const DOUBTFUL_SCORE = 0.1
/** As for whole photos: from this score on a pet counts beside the first. */
const FURTHER_PET_SCORE = 0.3
const PERSON_SCORE = 0.5

/**
 * Glances at one frame.
 *
 * @param frame - pixels may be a smaller copy; `width` and `height` are the camera's own, as size is judged by them.
 */
export async function glanceAtFrame(detector: InferenceSession, frame: DecodedPhoto): Promise<FrameGlance> {
  const { image, width, height } = frame
  const { detections, composition } = await lookForAnimals(detector, image, { minScore: DOUBTFUL_SCORE })
  const pets = detections.filter(({ kind }) => isPet(kind))
  const people = detections.filter(({ kind, score }) => kind === 'person' && score >= PERSON_SCORE)
  const clear = pets.filter(({ score }, index) => index === 0 || score >= FURTHER_PET_SCORE)
  return {
    sightings: pets.map(({ kind, box, score }) => ({
      species: kind === 'cat' ? 'cat' : 'dog',
      box,
      score,
      coat: coatHistogram(image, box),
    })),
    quality: judgeQuality({ image, width, height, pets: clear, people, composition }),
  }
}
