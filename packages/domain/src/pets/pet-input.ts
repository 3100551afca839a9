import { z } from 'zod'
import { coarsePlaceSchema, roundPlace } from '../identity/index.ts'
import { BREEDS } from './breeds.ts'
import {
  type PetWishes,
  petCardSchema,
  petFactsSchema,
  petIdSchema,
  petSchema,
  petWishesSchema,
  photoEditingSchema,
} from './pet.ts'

const knownBreeds = new Set<string>(BREEDS.map(breed => breed.id))

/** Facts as an owner may send them: nothing unknown, breeds from the list, a birthday in living memory. */
const checkedFactsSchema = z.strictObject({
  ...petFactsSchema.shape,
  breedIds: z
    .array(z.string().refine(id => knownBreeds.has(id), 'is no known breed'))
    .max(4)
    .refine(ids => new Set(ids).size === ids.length, 'names a breed twice'),
  birthDate: petFactsSchema.shape.birthDate.refine(date => date >= '1985-01-01', 'is too long ago'),
})

/** Which facts were taken from a photo. Only the server marks a fact as certified. */
const sourcesSchema = z.partialRecord(petFactsSchema.keyof(), z.enum(['owner', 'photo']))

const placeSchema = coarsePlaceSchema.transform(roundPlace).nullable()

/** What most owners want until they say otherwise: their own species, any size, an hour's drive. */
export function usualWishes(species: 'dog' | 'cat'): PetWishes {
  return {
    species: [species],
    sizes: ['toy', 'small', 'medium', 'large', 'giant'],
    maxDistanceKm: 50,
    virtualOnly: false,
  }
}

/** A new animal; a draft until it is published. */
export const registerPetInputSchema = z.strictObject({
  facts: checkedFactsSchema,
  /** Absent: {@link usualWishes}. */
  wishes: petWishesSchema.optional(),
  /** Absent or null: nowhere, so only meets on screen. */
  place: placeSchema.optional(),
  sources: sourcesSchema.optional(),
})
export type RegisterPetInput = z.infer<typeof registerPetInputSchema>

/** A change to an own animal; what is absent stays. */
export const editPetInputSchema = z.strictObject({
  petId: petIdSchema,
  facts: checkedFactsSchema.partial().optional(),
  wishes: petWishesSchema.partial().optional(),
  place: placeSchema.optional(),
  sources: sourcesSchema.optional(),
})
export type EditPetInput = z.infer<typeof editPetInputSchema>

/** The largest photo that may be published, in bytes of JPEG. */
export const MAX_PHOTO_BYTES = 2 * 1024 * 1024

/** Photos replace the ones published before; none keeps them. */
export const publishPetInputSchema = z.strictObject({
  petId: petIdSchema,
  photos: z
    .array(
      z.strictObject({
        jpegBase64: z.base64().max(Math.ceil(MAX_PHOTO_BYTES / 3) * 4),
        alt: z.string().trim().max(200),
        /** Absent: not asked. */
        editing: photoEditingSchema.optional(),
      }),
    )
    .max(8),
})
export type PublishPetInput = z.infer<typeof publishPetInputSchema>

/** An animal as the caller may see it: everything of their own, the card of anyone else's. */
export const seenPetSchema = z.discriminatedUnion('mine', [
  z.object({ mine: z.literal(true), pet: petSchema }),
  z.object({ mine: z.literal(false), pet: petCardSchema }),
])
export type SeenPet = z.infer<typeof seenPetSchema>
