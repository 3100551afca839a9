import { z } from 'zod'
import { coatSchema, photoEditingSchema, speciesSchema } from './pet.ts'
import { photoFingerprintSchema } from './photos/photo-fingerprint.ts'

const share = z.number().min(0).max(1)

/** A rectangle in shares of the picture, from the top left corner. */
export const photoBoxSchema = z.object({ x: share, y: share, width: share, height: share })

/** What the owner may have done to a photo's pixels on this machine; the original is kept. */
export const photoFixesSchema = z.object({
  /** How far the photo is turned and is turned back, clockwise positive; 0 leaves it. */
  straightenDeg: z.number().min(-45).max(45),
  /** Light stretched to the full range, the middle lifted or lowered. */
  exposure: z.boolean(),
  /** The box of the animal that stays sharp while what is behind it is blurred; absent leaves it sharp. */
  blurAround: photoBoxSchema.optional(),
})

/** What a photo's own file says about having been worked on. @see readEditing in packages/ml */
const photoEditingReadingSchema = z.object({
  kind: photoEditingSchema,
  /** The program that said so, by name; null when none did. */
  by: z.string().nullable(),
  /** Whether content credentials (C2PA) are in the file; they are not verified. */
  hasCredentials: z.boolean(),
})

/** Signs one can see and point at; feelings are none of them. */
const visibleSignsSchema = z.object({
  mouth: z.enum(['open', 'closed', 'teeth-shown', 'cannot-tell']),
  ears: z.enum(['forward', 'back', 'hanging', 'cannot-tell']),
  eyes: z.enum(['open', 'narrowed', 'closed', 'cannot-tell']),
  tail: z.enum(['up', 'level', 'down', 'cannot-tell']),
  posture: z.enum(['standing', 'sitting', 'lying', 'cannot-tell']),
})

/** Signs one can see and point at. */
export type VisibleSigns = z.infer<typeof visibleSignsSchema>

/** What is worth doing about a photo; codes are for translations. */
export const photoAdviceSchema = z.object({
  code: z.enum([
    'blurred',
    'too-dark',
    'too-bright',
    'low-contrast',
    'too-small',
    'animal-too-small',
    'animal-cut-off',
    'several-animals',
    'no-animal',
    'people-in-picture',
    'noisy',
    'tilted',
    'face-hidden',
  ]),
  message: z.string(),
})

/** Animals a photo may show that are neither dog nor cat, as far as the backbone's own classes tell them apart. */
export const OTHER_KINDS = [
  'rabbit',
  'hamster',
  'guinea-pig',
  'ferret',
  'squirrel',
  'horse',
  'cattle',
  'pig',
  'sheep-or-goat',
  'fox',
  'wolf',
  'bear',
  'big-cat',
  'monkey',
  'parrot',
  'bird',
  'turtle',
  'lizard',
  'snake',
  'frog',
  'fish',
  'spider',
] as const

/** One of `OTHER_KINDS`. */
export type OtherKind = (typeof OTHER_KINDS)[number]

/** What an installed add-on of a club says about a photo, under the club's own label. */
const addOnGuessSchema = z.object({
  addOnId: z.string(),
  addOnName: z.string(),
  label: z.string(),
  probability: share,
})

/**
 * What a photo suggests about an animal. It is a guess and says so: nothing
 * in here may become a certified fact, whatever its probability.
 */
export const photoAnalysisSchema = z.object({
  source: z.literal('photo'),
  species: z.object({ label: z.enum(['dog', 'cat', 'none']), probability: share }),
  /** Every pet found, the surest first. */
  animals: z.array(z.object({ species: speciesSchema, box: photoBoxSchema, probability: share })),
  /** The five likeliest breeds, best first; worth nothing where `abstained` says so. */
  breeds: z.array(z.object({ id: z.string(), name: z.string(), probability: share })).max(5),
  /**
   * `one`: the first breed stands out. `mix`: two breeds of one species share the signs, a mix or either.
   * `unsure`: no answer deserves trust, and none is given.
   */
  breedVerdict: z.enum(['one', 'mix', 'unsure']).default('unsure'),
  /** Another kind of animal that the photo shows rather than a dog or a cat. */
  otherKind: z
    .object({ kind: z.enum(OTHER_KINDS), probability: share })
    .nullable()
    .default(null),
  /** Labels of clubs whose add-ons are installed, the likeliest of each; never mixed into `breeds`. */
  addOnGuesses: z.array(addOnGuessSchema).max(20).default([]),
  /** How likely no listed breed is the right answer. */
  mixedOrUnsure: z.object({ probability: share }),
  /** No pet was found, so `breeds` only says which breeds the picture is least unlike. */
  abstained: z.boolean(),
  quality: z.object({
    /** 0 is unusable, 1 is as good as a profile photo gets; likewise the parts. */
    score: share,
    sharpness: share,
    exposure: share,
    /** How much of the picture the main animal's box covers. */
    subjectShare: share,
    advice: z.array(photoAdviceSchema),
  }),
  /** A frame around the main animal the owner may take; null when none is better than the photo. */
  suggestedCrop: photoBoxSchema.nullable(),
  /**
   * The main animal's outline, as the box around it; null where it cannot be told from its surroundings, or is not
   * the only animal. Absent when nothing was looked for.
   */
  subject: z.object({ box: photoBoxSchema, confidence: share }).nullable().optional(),
  /** A guess at the coat from the colours inside the animal's outline, or its box; null without a pet. */
  coat: coatSchema.nullable(),
  /** What can be seen of the main animal, for the choice of photos only; absent without one. */
  signs: visibleSignsSchema.optional(),
  /** Fixes worth one click; absent when nothing was looked for. */
  suggestedFixes: photoFixesSchema.optional(),
  /** What the file says about editing; absent when only pixels were seen. */
  editing: photoEditingReadingSchema.optional(),
  /** What the photo looks like, to be compared with others; null when too plain, absent when not computed. */
  looks: z.object({ plain: photoFingerprintSchema, mirrored: photoFingerprintSchema }).nullable().optional(),
  /** What the models ran on, and with how many threads. */
  engine: z.object({ name: z.enum(['cpu', 'wasm', 'webgpu']), threads: z.int().positive() }).optional(),
  /** Pixels of the upright photo. */
  width: z.int().positive(),
  height: z.int().positive(),
  ms: z.number().nonnegative(),
})

/** A rectangle in shares of the picture, from the top left corner. */
export type PhotoBox = z.infer<typeof photoBoxSchema>

/** What the owner may have done to a photo's pixels on this machine. */
export type PhotoFixes = z.infer<typeof photoFixesSchema>

/** What a photo's own file says about having been worked on. */
export type PhotoEditingReading = z.infer<typeof photoEditingReadingSchema>

/** What is worth doing about a photo. */
export type PhotoAdvice = z.infer<typeof photoAdviceSchema>

/** What a photo suggests about an animal; a guess, never a certified fact. */
export type PhotoAnalysis = z.infer<typeof photoAnalysisSchema>
