import type { PhotoAdvice, PhotoAnalysis } from '@pawfect/domain/pets'
import type { Detection } from '../detection/detect-animals.ts'
import { type RgbImage, WHOLE } from '../photo/rgb-image.ts'
import { greyPatch } from './grey-patch.ts'
import { type Exposure, measureExposure } from './measure-exposure.ts'
import { measureSharpness } from './measure-sharpness.ts'

type Quality = PhotoAnalysis['quality']

/** What was found in the photo, with the size of the upright original. */
export type JudgedPhoto = {
  readonly image: RgbImage
  readonly width: number
  readonly height: number
  /** Pets, the main one first. */
  readonly pets: readonly Detection[]
  readonly people: readonly Detection[]
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
/** A box nearer to the border than this is taken to go on outside. */
const CUT_OFF_MARGIN = 0.004
/** A second animal this large beside the first competes for attention. */
const RIVAL_SHARE = 0.25

/** Judges how fit a photo is for a profile and says what would help, most urgent first. */
export function judgeQuality(photo: JudgedPhoto): Quality {
  const [main] = photo.pets
  const box = main?.box ?? WHOLE
  const sharpness = measureSharpness(greyPatch(photo.image, box, sharpnessSide(photo)))
  const exposure = measureExposure(greyPatch(photo.image, WHOLE, EXPOSURE_SIDE_PX))
  const subjectShare = main ? main.box.width * main.box.height : 0
  const advice = [
    ...adviceOnAnimals(photo, subjectShare),
    ...adviceOnLight(exposure),
    ...(sharpness < BLURRED_BELOW ? [ADVICE.blurred] : []),
  ]
  const score = main
    ? Math.min(1, sharpness / 0.55) ** 0.5 * exposure.score ** 0.5 * sizeScore(photo, subjectShare)
    : 0
  return { score, sharpness, exposure: exposure.score, subjectShare, advice }
}

/** Never enlarges: that would read as blur. */
function sharpnessSide({ image, pets: [main] }: JudgedPhoto): number {
  const box = main?.box ?? WHOLE
  const pixels = Math.max(box.width * image.width, box.height * image.height)
  return Math.max(16, Math.min(SHARPNESS_SIDE_PX, Math.round(pixels)))
}

function sizeScore(photo: JudgedPhoto, subjectShare: number): number {
  const large = Math.min(1, animalSidePx(photo) / (2 * SMALL_PX))
  return Math.min(1, 0.4 + large * 0.6) * Math.min(1, 0.5 + subjectShare / 0.4)
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
    blurred: 'The photo is blurred. Hold still, and wait until your animal does.',
  } satisfies Record<PhotoAdvice['code'], string>).map(([code, message]) => [code, { code, message }]),
) as Record<PhotoAdvice['code'], PhotoAdvice>
