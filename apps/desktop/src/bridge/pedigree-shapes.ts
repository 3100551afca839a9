import { partialDateSchema, pedigreeSexSchema } from '@pawfect/domain/pedigree'
import { speciesSchema } from '@pawfect/domain/pets'
import { z } from 'zod'

/** A studbook on this machine: a set of animals that refer to each other. */
export const studbookIdSchema = z.string().regex(/^[0-9a-f-]{36}$/)

/** An animal of any studbook on this machine; never given to another animal, not even after an undo. */
export const animalIdSchema = z.number().int().min(1)

const text = z.string().max(200)

/** An animal as lists, charts and links show it. */
export const animalBriefSchema = z.object({
  animalId: animalIdSchema,
  studbookId: studbookIdSchema,
  /** The source's own id or, where it has none, the name. */
  recordId: text.min(1),
  /** What to call the animal; the record's id where nothing else is known. */
  name: text.min(1),
  sex: pedigreeSexSchema,
  bornOn: partialDateSchema.nullable(),
  breed: text.nullable(),
  colour: text.nullable(),
  registration: text.nullable(),
  sireId: animalIdSchema.nullable(),
  damId: animalIdSchema.nullable(),
  /** False for an animal that is only named as somebody's parent. */
  hasRecord: z.boolean(),
  /** Exact coefficient, 0 to 1; null as long as nobody computed it for this state of the studbook. */
  inbreeding: z.number().min(0).max(1).nullable(),
})

/** An animal as lists, charts and links show it. */
export type AnimalBrief = z.infer<typeof animalBriefSchema>

/** Facts that two sources may state differently. */
export const claimedFactSchema = z.enum([
  'sire',
  'dam',
  'bornOn',
  'sex',
  'name',
  'colour',
  'breed',
  'registration',
  'chip',
])

/** A fact that two sources may state differently. */
export type ClaimedFact = z.infer<typeof claimedFactSchema>

/** Results of one carrier test, by the test's own name. */
export const carrierResultSchema = z.enum(['clear', 'carrier', 'affected', 'unknown'])

/** What tests said of an animal and what it looks like, in the domain's words. */
export const animalGeneticsSchema = z.object({
  /** Test of the domain's catalogue → result. */
  tests: z.record(z.string().min(1).max(60), carrierResultSchema),
  /** Coat locus → genotype as laboratories write it, for example `E` → `E/e`. */
  genotype: z.record(z.string().min(1).max(20), z.string().min(1).max(40)),
  /** Coat trait → what one sees, for example `merle` → `none`. */
  phenotype: z.record(z.string().min(1).max(40), z.string().min(1).max(60)),
})

/** What genetic tests said of an animal. */
export type AnimalGenetics = z.infer<typeof animalGeneticsSchema>

/** Everything kept of one animal. */
export const studbookAnimalSchema = animalBriefSchema.extend({
  diedOn: partialDateSchema.nullable(),
  /** Digits. Stays on this machine. */
  chip: text.nullable(),
  /** Columns the product has no word for, verbatim. */
  other: z.record(z.string(), z.string()),
  sire: animalBriefSchema.nullable(),
  dam: animalBriefSchema.nullable(),
  offspringCount: z.number().int().min(0),
  genetics: animalGeneticsSchema,
  /** Facts for which sources disagree. */
  disputed: z.array(claimedFactSchema),
})

/** Everything kept of one animal. */
export type StudbookAnimal = z.infer<typeof studbookAnimalSchema>

/** What a person may write into an animal; null empties a fact, what is left out stays. */
export const animalChangesSchema = z.object({
  name: text.nullable().optional(),
  sex: pedigreeSexSchema.optional(),
  bornOn: partialDateSchema.nullable().optional(),
  diedOn: partialDateSchema.nullable().optional(),
  breed: text.nullable().optional(),
  colour: text.nullable().optional(),
  registration: text.nullable().optional(),
  chip: text.nullable().optional(),
  sireId: animalIdSchema.nullable().optional(),
  damId: animalIdSchema.nullable().optional(),
  genetics: animalGeneticsSchema.optional(),
})

/** What a person may write into an animal. */
export type AnimalChanges = z.infer<typeof animalChangesSchema>

/** Places whose breeding rules the domain knows. */
export const breedingPlaceSchema = z.enum(['eu', 'de', 'de-ni', 'at', 'nl', 'fr', 'ch', 'gb-eng'])

/** A place whose breeding rules the domain knows. */
export type BreedingPlace = z.infer<typeof breedingPlaceSchema>

/** A studbook as lists show it. */
export const studbookSchema = z.object({
  studbookId: studbookIdSchema,
  name: text.min(1),
  animals: z.number().int().min(0),
  /** Counts up with every change; figures belong to one revision. */
  revision: z.number().int().min(0),
  /** Null: nobody said; then no rule and no gene is looked up. */
  species: speciesSchema.nullable(),
  /** Whose breeding rules are looked up; null: nobody said. */
  place: breedingPlaceSchema.nullable(),
  createdAt: z.iso.datetime(),
})

/** A studbook as lists show it. */
export type Studbook = z.infer<typeof studbookSchema>

/** One undoable step in a studbook's history. */
export const studbookChangeSchema = z.object({
  changeId: z.number().int().min(1),
  kind: z.enum([
    'import',
    'add-animal',
    'add-litter',
    'edit-animal',
    'choose-claim',
    'rename-studbook',
    'delete-studbook',
  ]),
  at: z.iso.datetime(),
  /** An animal's, a file's or a studbook's name. */
  subject: text,
  animalsAdded: z.number().int().min(0),
  animalsChanged: z.number().int().min(0),
  undoneAt: z.iso.datetime().nullable(),
})

/** One undoable step in a studbook's history. */
export type StudbookChange = z.infer<typeof studbookChangeSchema>

/** One source's word on one fact of one animal. */
export const claimSchema = z.object({
  claimId: z.number().int().min(1),
  animalId: animalIdSchema,
  fact: claimedFactSchema,
  /** What is claimed, as text; null for "unknown". For a parent, its name. */
  value: z.string().max(200).nullable(),
  /** The claimed parent, for `sire` and `dam`. */
  parentId: animalIdSchema.nullable(),
  /** A registry, a laboratory, a file; empty for the owner of this machine. */
  who: text,
  evidence: z.enum(['dna', 'vet', 'registry', 'breeder', 'import']),
  /** A certificate's digest or an issuer's `did:key:…`; null for a word without a signature. */
  signedWith: z.string().max(300).nullable(),
  at: z.iso.datetime(),
  /** Whether figures are computed with it. */
  chosen: z.boolean(),
})

/** One source's word on one fact of one animal. */
export type Claim = z.infer<typeof claimSchema>
