import type { PhotoAdvice, PhotoAnalysis } from '@pawfect/domain/pets'
import type { Composition, Detection } from '../detection/detect-animals.ts'
import { type RgbImage, WHOLE } from '../photo/rgb-image.ts'
import { FRAMING_JUDGES } from './framing-judges.ts'
import { type GreyPatch, greyPatch } from './grey-patch.ts'
import { judgeLinearly } from './linear-judge.ts'
import { type Exposure, measureExposure } from './measure-exposure.ts'
import { measureNoise } from './measure-noise.ts'
import { measureSharpness } from './measure-sharpness.ts'

type Quality = PhotoAnalysis['quality']

/** What was found in the photo, with the size of the upright original. */
export type JudgedPhoto = {
  readonly image: RgbImage
  readonly width: number
  readonly height: number
  /** Pets; the score is about the most prominent one, wherever it stands here. */
  readonly pets: readonly Detection[]
  readonly people: readonly Detection[]
  /** What the backbone sees; absent, framing is judged by the boxes alone. */
  readonly features?: Float32Array
  /** How the whole is composed; absent, slants and crowds are judged by the boxes alone. */
  readonly composition?: Composition
  /** How far the photo is turned, in degrees; null when that cannot be told. */
  readonly tiltDeg?: number | null
}

/** Sharpness is judged on a copy this large, so that it means the same for every camera. */
const SHARPNESS_SIDE_PX = 256
const EXPOSURE_SIDE_PX = 96

/** One studio photo in fifty lies below; blurred by two pixels, three in four do. */
const BLURRED_BELOW = 0.42
const DARK_BELOW = 0.5
/** An animal's longer side, in pixels of the original, under which a profile shows mush. */
const SMALL_PX = 200
const SMALL_SHARE = 0.08
/** From this share of the picture on, the main animal is large enough. */
const FULL_SHARE = 0.35
/** A box nearer to the border than this is taken to go on outside. */
const CUT_OFF_MARGIN = 0.004
/** A second animal this large beside the first competes for attention. */
const RIVAL_SHARE = 0.25

/** What fur and compression leave in an untouched photo, in grey levels; less than this takes nothing. */
const USUAL_NOISE = 1.2
/** Sunlit white fur and paper: this share of the animal's box may be burnt out. */
const USUAL_BURNT = 0.01
/** Noise, in grey levels, from which a photo looks grainy. */
const GRAINY_FROM = 5
/** Standard deviations beyond untouched photos from which something before the animal is mentioned. */
const HIDDEN_FROM = 3.2

/** Many parts multiplied crowd near zero; this power spreads usual photos over the scale and keeps their order. */
const SPREAD = 0.6

/** Judges how fit a photo is for a profile and says what would help, most urgent first. */
export function judgeQuality(found: JudgedPhoto): Quality {
  const photo = { ...found, pets: byProminence(found.pets) }
  const [main] = photo.pets
  const box = main?.box ?? WHOLE
  const patch = greyPatch(photo.image, box, sharpnessSide(photo))
  const sharpness = measureSharpness(patch)
  const noise = measureNoise(patch)
  const exposure = measureExposure(greyPatch(photo.image, WHOLE, EXPOSURE_SIDE_PX))
  const subjectShare = main ? main.box.width * main.box.height : 0
  const advice = [
    ...adviceOnAnimals(photo, subjectShare),
    ...adviceOnLight(exposure),
    ...(sharpness < BLURRED_BELOW ? [ADVICE.blurred] : []),
    ...(noise > GRAINY_FROM ? [ADVICE.noisy] : []),
    ...(photo.tiltDeg ? [ADVICE.tilted] : []),
    ...(main && isHidden(photo) ? [ADVICE['face-hidden']] : []),
  ]
  const product =
    // Sharpness counts little until it is lost: else small changes of it drown a slant or a second animal.
    Math.min(1, sharpness / 0.7) ** 0.35 *
    exposure.score ** 0.5 *
    noiseScore(noise) *
    lightScore(patch) *
    sizeScore(photo, subjectShare) *
    framingScore(photo)
  const score = main ? product ** SPREAD : 0
  return { score, sharpness, exposure: exposure.score, subjectShare, advice }
}

/** Large and clear before small or doubtful: a clear animal far behind is not what the photo is about. */
function byProminence(pets: readonly Detection[]): readonly Detection[] {
  const prominence = ({ box, score }: Detection) => box.width * box.height * score
  return pets.toSorted((a, b) => prominence(b) - prominence(a))
}

/** Falls from the first unusual grain on: noise looks like sharpness to the other measure, and must outweigh it. */
function noiseScore(noise: number): number {
  return 1 / (1 + (Math.max(0, noise - USUAL_NOISE) / 3.5) ** 1.2) ** 1.6
}

/** Falls with every stop the animal is too dark, and with every part of it burnt out. */
function lightScore({ data }: GreyPatch): number {
  const mean = data.reduce((sum, level) => sum + level, 0) / data.length
  const burnt = data.filter(level => level >= 245).length / data.length
  const washedOut = Math.max(0, mean - 145) / 110
  const lit = Math.min(1, mean / 40) ** 0.5
  return ((lit * (1 - 0.6 * washedOut)) / (1 + 4 * Math.max(0, burnt - USUAL_BURNT))) ** 0.5
}

/** A cut, slanted, crowded or hidden animal takes from it; untouched photos differ less than any of these makes them. */
function framingScore({ features, composition }: JudgedPhoto): number {
  const framing =
    features === undefined ? 1 : fallFrom(judgeLinearly(FRAMING_JUDGES.framing, features), 0.5, 1.5)
  if (composition === undefined) return framing
  return framing * fallFrom(composition.slant, 5, 2.5) * fallFrom(composition.crowd, 3, 2)
}

/** A half at `middle` deviations, less beyond. @param width - how many deviations the fall takes. */
function fallFrom(deviations: number, middle: number, width: number): number {
  return 1 / (1 + Math.exp((deviations - middle) / width))
}

function isHidden({ features }: JudgedPhoto): boolean {
  return features !== undefined && judgeLinearly(FRAMING_JUDGES.obstructed, features) > HIDDEN_FROM
}

/** Never enlarges: that would read as blur. */
function sharpnessSide({ image, pets: [main] }: JudgedPhoto): number {
  const box = main?.box ?? WHOLE
  const pixels = Math.max(box.width * image.width, box.height * image.height)
  return Math.max(16, Math.min(SHARPNESS_SIDE_PX, Math.round(pixels)))
}

function sizeScore(photo: JudgedPhoto, subjectShare: number): number {
  const large = Math.min(1, animalSidePx(photo) / (2 * SMALL_PX))
  // A second animal, a far one and an empty foreground all leave the main one less of the picture.
  const filled = Math.min(1, subjectShare / FULL_SHARE)
  return ((0.4 + large * 0.6) * (0.5 + 0.5 * filled)) / Math.sqrt(1 + shareOfOthers(photo))
}

/** What the boxes of all animals but the largest cover. */
function shareOfOthers({ pets }: JudgedPhoto): number {
  const shares = pets.map(({ box }) => box.width * box.height).sort((a, b) => b - a)
  return shares.slice(1).reduce((sum, share) => sum + share, 0)
}

function animalSidePx({ pets: [main], width, height }: JudgedPhoto): number {
  return main ? Math.max(main.box.width * width, main.box.height * height) : 0
}

function adviceOnAnimals(photo: JudgedPhoto, subjectShare: number): PhotoAdvice[] {
  const [main, ...others] = photo.pets
  if (main === undefined) return [ADVICE['no-animal']]
  const rivals = others.filter(({ box }) => box.width * box.height > RIVAL_SHARE * subjectShare)
  const codes: PhotoAdvice['code'][] = []
  if (rivals.length > 0) codes.push('several-animals')
  if (animalSidePx(photo) < SMALL_PX) codes.push('too-small')
  else if (subjectShare < SMALL_SHARE) codes.push('animal-too-small')
  if (isCutOff(main)) codes.push('animal-cut-off')
  if (photo.people.length > 0) codes.push('people-in-picture')
  return codes.map(code => ADVICE[code])
}

/** Touches the top and a side: the head is likely outside. A body leaving below is a portrait. */
function isCutOff({ box, score }: Detection): boolean {
  // Without a box of its own the animal is said to fill the picture; that proves nothing.
  if (score === 0) return false
  const left = box.x < CUT_OFF_MARGIN
  const right = box.x + box.width > 1 - CUT_OFF_MARGIN
  const top = box.y < CUT_OFF_MARGIN
  return top && (left || right)
}

function adviceOnLight(exposure: Exposure): PhotoAdvice[] {
  if (exposure.score >= DARK_BELOW) return []
  if (exposure.brightest < 100) return [ADVICE['too-dark']]
  if (exposure.darkest > 170) return [ADVICE['too-bright']]
  return [ADVICE['low-contrast']]
}

const ADVICE = Object.fromEntries(
  Object.entries({
    'no-animal': 'We found no dog or cat in this photo. Try one that shows the whole animal.',
    'several-animals':
      'There are several animals in this photo. Choose one that shows only yours, or crop it.',
    'too-small': 'Your animal is only a few pixels large here. Send the original photo, or go closer.',
    'animal-too-small': 'Your animal is small in this photo. Go closer, or take the crop we suggest.',
    'animal-cut-off': 'Part of your animal is outside the photo. Step back a little.',
    'people-in-picture': 'There may be a person in this photo. Ask them first, or crop them out.',
    'too-dark': 'The photo is very dark. Daylight or a lamp behind you helps.',
    'too-bright': 'The photo is very bright. Step out of direct light.',
    'low-contrast': 'The photo looks pale. Wipe the lens and avoid shooting against the light.',
    noisy: 'The photo is grainy. More light gives a calmer picture.',
    tilted: 'The photo is slanted. Take the straightened one.',
    'face-hidden': 'Something may be in front of your animal. A clear view would help.',
    blurred: 'The photo is blurred. Hold still, and wait until your animal does.',
  } satisfies Record<PhotoAdvice['code'], string>).map(([code, message]) => [code, { code, message }]),
) as Record<PhotoAdvice['code'], PhotoAdvice>
