import { RELATIONSHIP_KINDS } from '@pawfect/domain/pedigree'
import { z } from 'zod'

const share = z.number().min(0).max(1)

/** How likely something is for one young; `expected` is null where what is unknown decides. */
export const chanceSchema = z.object({ low: share, high: share, expected: share.nullable() })

/** How likely something is for one young. */
export type ChanceRange = z.infer<typeof chanceSchema>

const relationshipKind = z.enum(RELATIONSHIP_KINDS)

/** How two animals are related. */
export const relationshipSchema = z.object({
  kind: relationshipKind,
  /** Generations up to what links them. */
  up: z.object({ a: z.number().int(), b: z.number().int() }),
  also: z.array(relationshipKind),
  /** What an unknown parent could make true. */
  cannotRuleOut: z.array(relationshipKind),
})

/** How two animals are related. */
export type RelationshipFound = z.infer<typeof relationshipSchema>

const verdict = z.enum(['allowed', 'forbidden', 'cannot-confirm'])

const lawFindingSchema = z.object({
  ruleId: z.string(),
  kind: z.enum(['law', 'club']),
  place: z.string(),
  topic: z.string(),
  article: z.string(),
  source: z.object({ title: z.string(), url: z.string().nullable() }),
  status: z.enum(['in-force', 'agreed']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  appliesTo: z.enum(['everyone', 'breeders']),
  says: z.string(),
  verdict,
  /** The fact the verdict rests on, as a code; `values` fill its words. */
  because: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What one rule says of a mating. */
export type LawFinding = z.infer<typeof lawFindingSchema>

/** What the rules of a place say of a mating. */
export const lawAnswerSchema = z.object({
  verdict,
  findings: z.array(lawFindingSchema),
  upcoming: z.array(lawFindingSchema),
  duties: z.array(lawFindingSchema),
  silentOn: z.array(z.string()),
  dataAsOf: z.string(),
  notice: z.string(),
})

/** What the rules of a place say of a mating. */
export type LawAnswer = z.infer<typeof lawAnswerSchema>

const riskClasses = z.object({ clear: chanceSchema, carrier: chanceSchema, affected: chanceSchema })
const testResult = z.enum(['clear', 'carrier', 'affected', 'unknown'])

/** What a litter may inherit of one disease. */
export const diseaseRiskSchema = z.object({
  testId: z.string(),
  name: z.string(),
  gene: z.string(),
  inheritance: z.string(),
  source: z.string(),
  sire: testResult,
  dam: testResult,
  young: riskClasses,
  verdict: z.enum(['none-affected', 'some-may-be-affected', 'cannot-tell']),
  cautions: z.array(z.string()),
})

/** What a litter may inherit of one disease. */
export type DiseaseRisk = z.infer<typeof diseaseRiskSchema>

/** What a litter may look like. */
export const litterCoatSchema = z.object({
  traits: z.array(
    z.object({
      trait: z.string(),
      /** False where nothing is known of either parent: then everything is possible. */
      isTold: z.boolean(),
      outcomes: z.array(z.object({ phenotype: z.string(), young: chanceSchema })),
    }),
  ),
  /** Of traits of which something is known. */
  warnings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['serious', 'caution']),
      source: z.string(),
      chance: chanceSchema,
    }),
  ),
  cautions: z.array(z.string()),
})

/** What a litter may look like. */
export type LitterCoatFound = z.infer<typeof litterCoatSchema>

/** What genes say of a litter; null where nobody said whether these are dogs or cats. */
export const litterGenesSchema = z.object({
  risks: z.array(diseaseRiskSchema),
  /** Null where what was entered of a parent cannot be. */
  coat: litterCoatSchema.nullable(),
})

/** What genes say of a litter. */
export type LitterGenes = z.infer<typeof litterGenesSchema>
