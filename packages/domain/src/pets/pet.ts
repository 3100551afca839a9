import { z } from 'zod'
import { coarsePlaceSchema, userIdSchema } from '../identity/index.ts'

export const petIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'PetId'>()
export type PetId = z.infer<typeof petIdSchema>

export const speciesSchema = z.enum(['dog', 'cat'])
export type Species = z.infer<typeof speciesSchema>

/** Why an owner looks for another animal. */
export const purposeSchema = z.enum(['play', 'breed', 'adopt'])
export type Purpose = z.infer<typeof purposeSchema>

export const sizeSchema = z.enum(['toy', 'small', 'medium', 'large', 'giant'])
export type Size = z.infer<typeof sizeSchema>

/** Where a fact comes from. A photo guess never turns into a certificate. */
export const factSourceSchema = z.enum(['owner', 'photo', 'certificate'])
export type FactSource = z.infer<typeof factSourceSchema>

/** Four quick sliders, each 0 (not at all) to 1 (very much). */
export const temperamentSchema = z.object({
  energy: z.number().min(0).max(1),
  sociability: z.number().min(0).max(1),
  confidence: z.number().min(0).max(1),
  gentleness: z.number().min(0).max(1),
})
export type Temperament = z.infer<typeof temperamentSchema>

export const playStyleSchema = z.enum(['chase', 'wrestle', 'tug', 'fetch', 'explore', 'calm'])
export type PlayStyle = z.infer<typeof playStyleSchema>

const hexColour = z.string().regex(/^#[0-9a-f]{6}$/)

export const coatSchema = z.object({
  primary: hexColour,
  secondary: hexColour,
  pattern: z.enum(['solid', 'bicolour', 'spotted', 'tabby', 'merle', 'saddle', 'points']),
})
export type Coat = z.infer<typeof coatSchema>

/** What an owner enters or confirms about an animal; everything else is derived. */
export const petFactsSchema = z.object({
  name: z.string().trim().min(1).max(40),
  species: speciesSchema,
  sex: z.enum(['female', 'male']),
  neutered: z.boolean(),
  /** Kebab-case ids from `BREEDS`; several for a known cross, empty for "mixed or not sure". */
  breedIds: z.array(z.string().max(60)).max(4),
  mixed: z.boolean(),
  /** ISO date; a best guess is fine, month precision is enough. */
  birthDate: z.iso.date(),
  weightKg: z.number().min(0.3).max(120),
  size: sizeSchema,
  temperament: temperamentSchema,
  playStyles: z.array(playStyleSchema).max(6),
  coat: coatSchema,
  purposes: z.array(purposeSchema).min(1).max(3),
  /** Last day on which the core vaccinations are valid, or null when unknown. */
  vaccinatedUntil: z.iso.date().nullable(),
  about: z.string().trim().max(600),
})
export type PetFacts = z.infer<typeof petFactsSchema>

/** What the owner wants of the other animal; deal-breakers, never traded against a score. */
export const petWishesSchema = z.object({
  species: z.array(speciesSchema).min(1).max(2),
  sizes: z.array(sizeSchema).min(1).max(5),
  maxDistanceKm: z.number().min(1).max(20_000),
  /** Meets only in the park on screen; distance is then no obstacle. */
  virtualOnly: z.boolean(),
})
export type PetWishes = z.infer<typeof petWishesSchema>

/** What a photo's own file says about having been worked on; `cannot-tell` when it says nothing. */
export const photoEditingSchema = z.enum(['edited', 'generated', 'no-sign', 'cannot-tell'])
export type PhotoEditing = z.infer<typeof photoEditingSchema>

export const petPhotoSchema = z.object({
  photoId: z.string().max(64),
  /** Path on the server, for example `/photos/abc.jpg`. */
  path: z.string().max(200),
  alt: z.string().max(200),
  /** As the owner's computer read the original; absent when it was not asked. */
  editing: photoEditingSchema.optional(),
})
export type PetPhoto = z.infer<typeof petPhotoSchema>

/** An animal as its own owner sees it. */
export const petSchema = petFactsSchema.extend({
  petId: petIdSchema,
  ownerId: userIdSchema,
  wishes: petWishesSchema,
  /** Source of each fact that did not come from the owner's own typing. */
  sources: z.record(z.string(), factSourceSchema),
  place: coarsePlaceSchema.nullable(),
  photos: z.array(petPhotoSchema).max(8),
  published: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type Pet = z.infer<typeof petSchema>

/** An animal as anyone signed in may see it once published: no exact place, no owner contact. */
export const petCardSchema = petSchema
  .omit({ place: true, wishes: true, createdAt: true })
  .extend({ ownerName: z.string(), placeLabel: z.string().nullable(), ageMonths: z.number().int().min(0) })
export type PetCard = z.infer<typeof petCardSchema>
