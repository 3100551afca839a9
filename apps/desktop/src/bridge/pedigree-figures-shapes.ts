import { pedigreeRecordSchema } from '@pawfect/domain/pedigree'
import { z } from 'zod'
import {
  chanceSchema,
  lawAnswerSchema,
  litterGenesSchema,
  relationshipSchema,
} from './pedigree-litter-shapes.ts'
import { animalBriefSchema, animalGeneticsSchema, claimSchema } from './pedigree-shapes.ts'

const share = z.number().min(0).max(1)
const count = z.number().int().min(0)

const generationPointSchema = z.object({
  /** 1 is the parents. */
  generation: z.number().int().min(1),
  /** The coefficient when only ancestors up to this generation are counted. */
  inbreeding: share,
  /** Known of the 2^generation ancestors of exactly this generation. */
  completeness: share,
})

/** What a coefficient could be, given the ancestors nobody recorded; see the domain's `UpperEstimate`. */
const upperEstimateSchema = z.object({
  ifLikeContemporaries: share,
  upper: share,
  unknownShare: share,
  assumed: z.object({
    generations: z.number().int(),
    kinshipOfUnknown: share,
    kinshipOfContemporaries: z.number(),
  }),
})

/** A coefficient as far back as it goes. */
export const inbreedingCurveSchema = z.object({
  /** Counted as a chart of so many generations shows it. */
  points: z.array(generationPointSchema),
  /** Over all generations that are known. */
  exact: share,
  upperEstimate: upperEstimateSchema,
  /** Complete-generation equivalents. */
  completeGenerations: z.number().min(0),
})

/** A coefficient as far back as it goes. */
export type InbreedingCurve = z.infer<typeof inbreedingCurveSchema>

const ancestorLossSchema = z.object({
  generations: z.number().int().min(1),
  /** Different ancestors over places that are filled; 1 when nobody stands twice. */
  ratio: share,
  distinct: count,
  known: count,
})

const founderSchema = z.object({
  animal: animalBriefSchema,
  /** True: not the animal itself but its one unknown parent. */
  isUnknownParent: z.boolean(),
  contribution: share,
})

const commonAncestorsSchema = z.object({
  /** The largest part first. */
  ancestors: z.array(z.object({ animal: animalBriefSchema, part: share, paths: z.number().nullable() })),
  inAll: count,
  /** What the listed generations leave of the exact coefficient. */
  rest: z.number().min(0),
})

/** The genetic sheet of one animal. */
export const geneticSheetSchema = z.object({
  animal: animalBriefSchema,
  revision: count,
  curve: inbreedingCurveSchema,
  ancestorLoss: z.array(ancestorLossSchema),
  /** The largest contributions first. */
  founders: z.array(founderSchema),
  foundersInAll: count,
  founderEquivalents: z.number().min(0),
  commonAncestors: commonAncestorsSchema,
  /** How the sire is related to the dam; null where one is unknown. */
  parents: relationshipSchema.nullable(),
  ancestors: count,
  /** Generations back to the farthest known ancestor. */
  depth: count,
})

/** The genetic sheet of one animal. */
export type GeneticSheet = z.infer<typeof geneticSheetSchema>

/** A stud another breeder shares, with as much of his pedigree as they share. */
export const sharedStudSchema = z.object({
  studId: z.string().max(100),
  name: z.string().max(200),
  owner: z.string().max(200),
  distanceKm: z.number().min(0).nullable(),
  /** His id among `records`. */
  recordId: z.string().max(200),
  records: z.array(pedigreeRecordSchema).max(20_000),
  genetics: animalGeneticsSchema,
})

/** A stud another breeder shares. */
export type SharedStud = z.infer<typeof sharedStudSchema>

const mateAnimalSchema = z.discriminatedUnion('source', [
  z.object({ source: z.literal('own'), animal: animalBriefSchema }),
  z.object({
    source: z.literal('shared'),
    studId: z.string(),
    name: z.string(),
    owner: z.string(),
    bornOn: z.string().nullable(),
    breed: z.string().nullable(),
    colour: z.string().nullable(),
  }),
])

/** One possible mate and what a litter with it would be. */
export const mateSchema = z.object({
  mate: mateAnimalSchema,
  /** Exact coefficient of the litter. */
  inbreeding: share,
  /** As high as unknown ancestors could make it; see the genetic sheet. */
  upper: share,
  /** Complete-generation equivalents of the litter's pedigree. */
  completeGenerations: z.number().min(0),
  /** The mate to the chosen animal. */
  relationship: relationshipSchema,
  /** Null where no place was given. */
  law: lawAnswerSchema.nullable(),
  genes: litterGenesSchema.nullable(),
  /** The highest chance of an affected young over all diseases, with what is known; null when nothing is. */
  carrierRisk: chanceSchema.nullable(),
  distanceKm: z.number().min(0).nullable(),
  offspring: count,
  /** Share of the offspring of his or her sex's parents in the studbook's last five years; all years where none is known. */
  popularShare: share,
  isPopular: z.boolean(),
  birthYear: z.number().int().nullable(),
})

/** One possible mate and what a litter with it would be. */
export type Mate = z.infer<typeof mateSchema>

/** The switches of the mate finder; each can be counted alone. */
export const mateSwitchSchema = z.enum([
  /** No rule forbids it, neither one in force nor one that is agreed. */
  'lawful',
  /** Not closely related, and unknown parents cannot make it so. */
  'kinRuledOut',
  /** No disease of which some young are certain to be affected sooner or later. */
  'noKnownRisk',
  'notPopular',
  'sameBreed',
  /** Litter coefficient of at most one sixteenth: what first cousins give. */
  'sixteenth',
  /** At least three complete-generation equivalents behind the litter. */
  'wellKnown',
])

/** A switch of the mate finder. */
export type MateSwitch = z.infer<typeof mateSwitchSchema>

/** What the list of mates is narrowed by. */
export const mateFiltersSchema = z.object({
  /** In name or id. */
  text: z.string().max(100),
  switches: z.array(mateSwitchSchema),
  /** Born in this year or later; unknown years stay in. */
  bornFrom: z.number().int().nullable(),
  maxDistanceKm: z.number().min(0).nullable(),
})

/** What the list of mates is narrowed by. */
export type MateFilters = z.infer<typeof mateFiltersSchema>

/** Why an animal of the other sex is not in the list. */
export const notAMateSchema = z.object({
  animal: animalBriefSchema,
  reasons: z.array(z.enum(['not-living', 'too-young', 'no-record', 'forbidden', 'filtered'])),
  inbreeding: share.nullable(),
  relationship: relationshipSchema.nullable(),
})

/** Why an animal of the other sex is not in the list. */
export type NotAMate = z.infer<typeof notAMateSchema>

/** Mates, ranked. */
export const matesFoundSchema = z.object({
  animal: animalBriefSchema,
  revision: count,
  /** All of the other sex that could be asked for at all. */
  considered: count,
  /** Ascending by litter coefficient. */
  mates: z.array(mateSchema),
  /** How many pass all filters; `mates` holds one page of them. */
  passing: count,
  /** How many would pass with this switch turned on too. */
  counts: z.partialRecord(mateSwitchSchema, count),
  /** Beyond so many mates only these, the least related, were looked at for law and carriers. */
  lookedAtClosely: count,
  excluded: z.array(notAMateSchema),
  excludedInAll: count,
})

/** Mates, ranked. */
export type MatesFound = z.infer<typeof matesFoundSchema>

/** A litter tried on paper. */
export const trialLitterSchema = z.object({
  sire: animalBriefSchema,
  dam: animalBriefSchema,
  revision: count,
  curve: inbreedingCurveSchema,
  relationship: relationshipSchema,
  commonAncestors: commonAncestorsSchema,
  law: lawAnswerSchema.nullable(),
  genes: litterGenesSchema.nullable(),
  /** The likeliest whole looks, sons and daughters apart. */
  looks: z.array(
    z.object({
      sex: z.enum(['male', 'female']),
      phenotypes: z.record(z.string(), z.string()),
      chance: share,
    }),
  ),
})

/** A litter tried on paper. */
export type TrialLitter = z.infer<typeof trialLitterSchema>

/** What each claim on one fact would make of the figures. */
export const figuresUnderClaimsSchema = z.object({
  revision: count,
  claims: z.array(
    z.object({
      claim: claimSchema,
      inbreeding: share,
      /** Descendants whose coefficient would change the most, the animal itself left out. */
      descendants: z.array(z.object({ animal: animalBriefSchema, inbreeding: share, chosen: share })),
      descendantsChanged: count,
    }),
  ),
})

/** What each claim would make of the figures. */
export type FiguresUnderClaims = z.infer<typeof figuresUnderClaimsSchema>
