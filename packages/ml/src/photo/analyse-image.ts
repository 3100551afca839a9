import type { PhotoAnalysis } from '@pawfect/domain/pets'
import type { BreedFeatures } from '../breeds/breed-features.ts'
import { type BreedHead, readBreedHead } from '../breeds/breed-head.ts'
import { otherKindSeen } from '../breeds/other-kinds.ts'
import { featuresWithSecondLook } from '../breeds/second-look.ts'
import { suggestBreeds } from '../breeds/suggest-breeds.ts'
import type { AddOn } from '../custom/add-on-file.ts'
import { guessLabel } from '../custom/label-head.ts'
import { type Detection, type DetectorSight, isPet, lookForAnimals } from '../detection/detect-animals.ts'
import { findSubject, type SubjectMask } from '../mask/find-subject.ts'
import { judgeDecency } from '../moderation/judge-decency.ts'
import { estimateTilt } from '../quality/estimate-tilt.ts'
import { guessCoat } from '../quality/guess-coat.ts'
import { judgeQuality } from '../quality/judge-quality.ts'
import { suggestCrop } from '../quality/suggest-crop.ts'
import type { InferenceEngine, InferenceRuntime, InferenceSession } from '../runtime/inference-runtime.ts'
import { readSigns } from '../signs/read-signs.ts'
import type { Weights } from '../weights/weights-manifest.ts'
import { IndecentPhotoError } from './photo-errors.ts'
import { type RgbImage, WHOLE } from './rgb-image.ts'
import { settleAll } from './settle-all.ts'

/** A decoded photo. @property width - of the upright original, like `height`, in pixels. */
export type DecodedPhoto = { readonly image: RgbImage; readonly width: number; readonly height: number }

/** The models of one host, loaded once and used for every photo. */
export type PhotoModels = {
  readonly detector: InferenceSession
  readonly backbone: InferenceSession
  readonly moderator: InferenceSession
  readonly head: BreedHead
  readonly engine: InferenceEngine
  /** Clubs' own labels; none unless the owner installed some. */
  readonly addOns?: readonly AddOn[]
}

/**
 * Opens all models; the weights' hashes were checked when they were read.
 *
 * @param beside - what runs the moderator; on another thread it needs no turn between the two larger models.
 */
export async function loadPhotoModels(
  runtime: InferenceRuntime,
  weights: Weights,
  beside: InferenceRuntime = runtime,
): Promise<PhotoModels> {
  return {
    detector: await runtime.load(weights['detector.onnx']),
    backbone: await runtime.load(weights['backbone.onnx']),
    moderator: await beside.load(weights['moderation.onnx']),
    head: readBreedHead(weights['breed-head.json'], weights['breed-head.int8']),
    // Last: a runtime may only find out by loading what it can use.
    engine: runtime.engine,
  }
}

/** What the models see, before any judgement. */
export type PhotoSight = Pick<DetectorSight, 'seeds' | 'composition'> & {
  /** Pets by score; the first is the one the features describe. */
  readonly pets: readonly Detection[]
  readonly people: readonly Detection[]
  readonly features: BreedFeatures
}

const PET_SCORE = 0.1
const PERSON_SCORE = 0.5
/** A second pet must be surer than the first: loose boxes around one animal are common. */
const FURTHER_PET_SCORE = 0.3

/** Runs detector and backbone; training and evaluation see photos through this too. */
export async function lookAtPhoto(models: SeeingModels, image: RgbImage): Promise<PhotoSight> {
  const seen = await findAnimals(models.detector, image)
  return { ...seen, features: await featuresWithSecondLook(models, image, seen.pets[0]?.box) }
}

type SeeingModels = Pick<PhotoModels, 'detector' | 'backbone'> & Partial<Pick<PhotoModels, 'head'>>

async function findAnimals(
  detector: InferenceSession,
  image: RgbImage,
): Promise<Omit<PhotoSight, 'features'>> {
  const { detections, seeds, composition } = await lookForAnimals(detector, image, { minScore: PET_SCORE })
  const pets = detections.filter(
    ({ kind, score }, _, all) =>
      isPet(kind) && (score >= FURTHER_PET_SCORE || score === all.find(other => isPet(other.kind))?.score),
  )
  const people = detections.filter(({ kind, score }) => kind === 'person' && score >= PERSON_SCORE)
  return { pets, people, seeds, composition }
}

/**
 * Analyses a decoded photo.
 *
 * @throws {IndecentPhotoError} instead of an analysis.
 * @throws the signal's reason between two steps.
 */
export async function analyseImage(
  models: PhotoModels,
  photo: DecodedPhoto,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Omit<PhotoAnalysis, 'ms'>> {
  signal?.throwIfAborted()
  const { image } = photo
  // Where models run on other threads, pixels are measured meanwhile; each line is what starts next.
  const finding = findAnimals(models.detector, image)
  const judging = judgeDecency(models.moderator, image)
  const [seen, indecency] = await settleAll([finding, judging])
  const main = seen.pets[0]?.box
  const [features, tiltDeg, outline] = await settleAll([
    featuresWithSecondLook(models, image, main),
    estimateTilt(image),
    main && findSubject(image, main, { seeds: seen.seeds, signal }),
  ])
  signal?.throwIfAborted()
  const sight = { ...seen, features }
  const evidence = petProbability(sight)
  if (indecency > (evidence > CLEARLY_A_PET ? INDECENT_DESPITE_PET : INDECENT)) {
    throw new IndecentPhotoError(indecency)
  }
  const mask = evidence >= 0.5 && outline?.judgement.isSound ? outline : undefined
  return {
    ...describePhoto(models.head, photo, { ...sight, mask, tiltDeg }),
    addOnGuesses: addOnGuesses(models.addOns ?? [], sight),
    engine: models.engine,
  }
}

/** Moderation mistakes bare skin of hairless cats; a clear pet needs a clearer offence. */
const INDECENT = 0.8
const INDECENT_DESPITE_PET = 0.95
const CLEARLY_A_PET = 0.9

function addOnGuesses(addOns: readonly AddOn[], sight: PhotoSight): PhotoAnalysis['addOnGuesses'] {
  if (petProbability(sight) < 0.5) return []
  return addOns.flatMap(({ id, release, labelHead }) => {
    const guess = guessLabel(labelHead, sight.features.features)
    return guess === null ? [] : [{ addOnId: id, addOnName: release.name, ...guess }]
  })
}

function describePhoto(
  head: BreedHead,
  photo: DecodedPhoto,
  sight: PhotoSight & { readonly mask: SubjectMask | undefined; readonly tiltDeg: number | null },
): Omit<PhotoAnalysis, 'ms' | 'addOnGuesses' | 'engine'> {
  const evidence = petProbability(sight)
  const abstained = evidence < 0.5
  const suggestion = suggestBreeds(head, sight.features)
  const isDog = suggestion.dogProbability >= 0.5
  const sureness = isDog ? suggestion.dogProbability : 1 - suggestion.dogProbability
  const pets = abstained ? [] : petsOrWhole(sight, isDog ? 'dog' : 'cat')
  const main = pets[0]
  const { image, width, height } = photo
  const { tiltDeg } = sight
  const quality = judgeQuality({
    image,
    width,
    height,
    pets,
    people: sight.people,
    features: sight.features.features,
    composition: sight.composition,
    tiltDeg,
  })
  return {
    source: 'photo',
    species: abstained
      ? { label: 'none', probability: 1 - evidence }
      : { label: isDog ? 'dog' : 'cat', probability: evidence * sureness },
    animals: pets.map(({ kind, box, score }, index) => ({
      // The breed head knows the main animal's species better than the detector.
      species: (index === 0 ? isDog : kind === 'dog') ? 'dog' : 'cat',
      box,
      probability: score,
    })),
    breeds: suggestion.breeds,
    breedVerdict: abstained ? 'unsure' : suggestion.breedVerdict,
    otherKind: otherKindSeen(sight.features),
    mixedOrUnsure: abstained ? { probability: 1 } : suggestion.mixedOrUnsure,
    abstained,
    quality,
    ...(main ? { signs: readSigns() } : {}),
    suggestedFixes: {
      straightenDeg: tiltDeg ?? 0,
      exposure: quality.advice.some(({ code }) => LIGHT_ADVICE.has(code)),
    },
    suggestedCrop: main ? suggestCrop(sight.mask?.box ?? main.box, { width, height }) : null,
    // A second animal would be blurred with the rest.
    subject: sight.mask && pets.length === 1 ? subjectOf(sight.mask) : null,
    coat: main ? guessCoat(image, main.box, sight.mask) : null,
    width,
    height,
  }
}

function subjectOf({ box, judgement }: SubjectMask): NonNullable<PhotoAnalysis['subject']> {
  return { box, confidence: judgement.confidence }
}

/** What stretching the light helps against. */
const LIGHT_ADVICE: ReadonlySet<string> = new Set(['too-dark', 'too-bright', 'low-contrast'])

/** Where the backbone is sure of a pet that the detector missed, the whole picture is its box. */
function petsOrWhole({ pets }: PhotoSight, kind: 'dog' | 'cat'): readonly Detection[] {
  return pets.length > 0 ? pets : [{ kind, box: WHOLE, score: 0 }]
}

/**
 * How likely the photo shows a dog or a cat. The detector and the backbone
 * err on different photos, so their log odds are added.
 */
export function petProbability({ pets, features }: PhotoSight): number {
  const share = Math.min(0.999, Math.max(0.001, features.dogShare + features.catShare))
  const logOdds =
    PET_ODDS.bias + PET_ODDS.share * Math.log(share / (1 - share)) + PET_ODDS.score * (pets[0]?.score ?? 0)
  return 1 / (1 + Math.exp(-logOdds))
}

/** Set by hand so that pets on the test photos stay above and pictures without one below a half. */
const PET_ODDS = { bias: 1.2, share: 1.5, score: 8 }
