import { pedigreeRecordSchema } from '@pawfect/domain/pedigree'
import { z } from 'zod'
import { animalBriefSchema, animalGeneticsSchema, animalIdSchema, claimSchema } from './pedigree-shapes.ts'

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

/** A coefficient as far back as it goes. */
export const inbreedingCurveSchema = z.object({
  points: z.array(generationPointSchema),
  /** Over all generations that are known. */
  exact: share,
  /** Were all unknown ancestors as related as they could reasonably be; null when none is unknown. */
  upperEstimate: share.nullable(),
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

const founderSchema = z.object({ animal: animalBriefSchema, contribution: share })

/** The genetic sheet of one animal. */
export const geneticSheetSchema = z.object({
  animal: animalBriefSchema,
  revision: count,
  curve: inbreedingCurveSchema,
  ancestorLoss: z.array(ancestorLossSchema),
  /** The largest contributions first. */
  founders: z.array(founderSchema),
  foundersInAll: count,
  founderEquivalents: z.number().min(0).nullable(),
  /** Ancestors on both sides, with the part of the coefficient that runs through each. */
  commonAncestors: z.array(z.object({ animal: animalBriefSchema, part: share })),
  /** How the parents are related: the domain's word and its figures. */
  parents: z.object({ relationship: z.string(), cannotRuleOut: z.array(z.string()) }).nullable(),
  ancestors: count,
  /** Generations back to the farthest known ancestor. */
  depth: count,
})

/** The genetic sheet of one animal. */
export type GeneticSheet = z.infer<typeof geneticSheetSchema>

/** One finding of the breeding law, as the domain states it. */
export const lawFindingSchema = z.object({
  rule: z.string(),
  verdict: z.enum(['allowed', 'forbidden', 'cannot-confirm']),
  jurisdiction: z.string(),
  article: z.string(),
  /** The day from which it applies, ISO. */
  from: z.string().nullable(),
  text: z.string(),
  /** What would settle it, for `cannot-confirm`. */
  missing: z.string().nullable(),
  source: z.string().nullable(),
})

/** One finding of the breeding law. */
export type LawFinding = z.infer<typeof lawFindingSchema>

/** What a litter may inherit of one disease. */
export const diseaseRiskSchema = z.object({
  disease: z.string(),
  inheritance: z.string(),
  sire: z.string(),
  dam: z.string(),
  /** Chances of one puppy or kitten; null where a parent's result is unknown. */
  clear: share.nullable(),
  carrier: share.nullable(),
  affected: share.nullable(),
  /** The worst that the unknown leaves open. */
  affectedAtMost: share,
})

/** What a litter may inherit of one disease. */
export type DiseaseRisk = z.infer<typeof diseaseRiskSchema>

/** What a litter may look like. */
export const litterColoursSchema = z.object({
  /** Most likely first; empty when nothing can be said. */
  colours: z.array(z.object({ name: z.string(), probability: share })),
  /** The domain's words, for example `double-merle`. */
  warnings: z.array(z.object({ kind: z.string(), text: z.string(), probability: share.nullable() })),
  /** Loci about which nothing is known of a parent. */
  unknown: z.array(z.string()),
})

/** What a litter may look like. */
export type LitterColours = z.infer<typeof litterColoursSchema>

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
    /** The own animal he was recognised as, by registration or chip. */
    sameAs: animalIdSchema.nullable(),
  }),
])

/** One possible mate and what a litter with it would be. */
export const mateSchema = z.object({
  mate: mateAnimalSchema,
  /** Exact coefficient of the litter. */
  inbreeding: share,
  upperEstimate: share.nullable(),
  /** Complete-generation equivalents of the litter's pedigree. */
  completeGenerations: z.number().min(0),
  relationship: z.string(),
  cannotRuleOut: z.array(z.string()),
  law: z.enum(['allowed', 'forbidden', 'cannot-confirm']),
  lawFindings: z.array(lawFindingSchema),
  /** The highest chance of an affected puppy or kitten over all tests; null when no test of both is known. */
  carrierRisk: share.nullable(),
  risks: z.array(diseaseRiskSchema),
  colours: litterColoursSchema,
  distanceKm: z.number().min(0).nullable(),
  offspring: count,
  /** His or her share of the studbook's offspring of the last years; beyond the bar it is a warning. */
  popularShare: share,
  isPopular: z.boolean(),
  ageYears: z.number().nullable(),
})

/** One possible mate and what a litter with it would be. */
export type Mate = z.infer<typeof mateSchema>

/** What the list of mates is narrowed by; left out means: no narrowing. */
export const mateFiltersSchema = z.object({
  text: z.string().max(100).optional(),
  maxInbreeding: share.optional(),
  minCompleteGenerations: z.number().min(0).max(50).optional(),
  /** Years at most; unknown ages stay in. */
  maxAgeYears: z.number().min(0).max(100).optional(),
  onlyAllowed: z.boolean().optional(),
  withoutCarrierRisk: z.boolean().optional(),
  withoutPopular: z.boolean().optional(),
  sameBreed: z.boolean().optional(),
  maxDistanceKm: z.number().min(0).optional(),
})

/** What the list of mates is narrowed by. */
export type MateFilters = z.infer<typeof mateFiltersSchema>

/** Why an animal of the other sex is not in the list. */
export const notAMateSchema = z.object({
  animal: animalBriefSchema,
  reasons: z.array(
    z.enum(['too-young', 'too-old', 'not-living', 'other-breed', 'forbidden', 'filtered', 'no-record']),
  ),
  inbreeding: share.nullable(),
})

/** Why an animal of the other sex is not in the list. */
export type NotAMate = z.infer<typeof notAMateSchema>

/** One step of the answer to "whom for her, whom for him". */
export const matesFoundSchema = z.object({
  animal: animalBriefSchema,
  revision: count,
  considered: count,
  /** Ascending by litter coefficient. */
  mates: z.array(mateSchema),
  /** How many would pass all filters; `mates` holds one page of them. */
  passing: count,
  /** How many would pass each switch if only it were set, by filter name. */
  counts: z.record(z.string(), count),
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
  relationship: z.string(),
  cannotRuleOut: z.array(z.string()),
  commonAncestors: z.array(z.object({ animal: animalBriefSchema, part: share })),
  law: z.array(lawFindingSchema),
  risks: z.array(diseaseRiskSchema),
  colours: litterColoursSchema,
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
