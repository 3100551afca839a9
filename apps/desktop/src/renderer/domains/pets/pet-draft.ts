import {
  petFactsSchema,
  photoAnalysisSchema,
  type photoBoxSchema,
  photoFixesSchema,
} from '@pawfect/domain/pets'
import { z } from 'zod'

const draftPhotoSchema = z.object({
  originalId: z.string(),
  filename: z.string(),
  /** What the photo suggests; null while looking, after a stop or a failure. */
  analysis: photoAnalysisSchema.nullable(),
  /** Whether the owner takes the frame the analysis suggests. */
  useCrop: z.boolean(),
  /** What the owner had done to the copy that is shown; the original stays as it is. */
  fixes: photoFixesSchema.default({ straightenDeg: 0, exposure: false }),
})

/** A photo of a half-entered animal. The pixels are kept by the host, under `originalId`. */
export type DraftPhoto = z.infer<typeof draftPhotoSchema>

/** What an owner has filled in so far; empty answers are allowed until the last step. */
const draftFactsSchema = petFactsSchema.omit({ birthDate: true, weightKg: true, name: true }).extend({
  name: z.string().max(40),
  ageCount: z.number().nullable(),
  ageUnit: z.enum(['months', 'years']),
  weightKg: z.number().nullable(),
  purposes: petFactsSchema.shape.purposes.or(z.tuple([])),
})

/** What an owner has filled in so far. */
export type DraftFacts = z.infer<typeof draftFactsSchema>

const contentSchema = z.object({
  step: z.enum(['photos', 'about', 'portrait']),
  facts: draftFactsSchema,
  photos: z.array(draftPhotoSchema).max(5),
  /** Facts still as the photo suggested them. */
  fromPhoto: z.array(z.string()),
  /** The owner answered the breed question, so later guesses leave it alone. */
  breedChosen: z.boolean(),
  /** Set once the animal is registered; its photos may still wait here to be published. */
  petId: z.string().nullable(),
})

/** A half-entered animal as it is kept on this machine. */
export type DraftContent = z.infer<typeof contentSchema>

/** Reads a kept draft; null when it was written by a version that thought differently. */
export function readDraftContent(content: unknown): DraftContent | null {
  const parsed = contentSchema.safeParse(content)
  return parsed.success ? parsed.data : null
}

/** An untouched draft: sliders in the middle, looking for somebody to play with. */
export function emptyDraft(): DraftContent {
  return {
    step: 'photos',
    facts: {
      name: '',
      species: 'dog',
      sex: 'female',
      neutered: false,
      breedIds: [],
      mixed: true,
      ageCount: null,
      ageUnit: 'years',
      weightKg: null,
      size: 'medium',
      temperament: { energy: 0.5, sociability: 0.5, confidence: 0.5, gentleness: 0.5 },
      playStyles: [],
      coat: UNKNOWN_COAT,
      purposes: ['play'],
      vaccinatedUntil: null,
      about: '',
    },
    photos: [],
    fromPhoto: [],
    breedChosen: false,
    petId: null,
  }
}

/** Sandy with a light chest: what most mixed dogs and many cats come close to. */
const UNKNOWN_COAT: DraftFacts['coat'] = { primary: '#b98a5a', secondary: '#efe3d2', pattern: 'bicolour' }

/** The photo shown first. */
export function mainPhotoOf(content: DraftContent): DraftPhoto | undefined {
  return content.photos[0]
}

export type PhotoBox = z.infer<typeof photoBoxSchema>

/** The frame in which a photo is shown and published, in shares of the picture. */
function frameOf(photo: DraftPhoto): PhotoBox {
  const whole = { x: 0, y: 0, width: 1, height: 1 }
  return photo.useCrop ? (photo.analysis?.suggestedCrop ?? whole) : whole
}

/** How the photo is cut and fixed where it is shown and published. */
export function lookOf(photo: DraftPhoto): { readonly frame: PhotoBox; readonly fixes: DraftPhoto['fixes'] } {
  return { frame: frameOf(photo), fixes: photo.fixes }
}
