import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { purposeSchema } from '../../pets/index.ts'
import { BEHAVIOUR_TERMS, DECISION_MODEL_FORMAT, type DecisionModel } from '../model/decision-model.ts'
import { TERMS } from '../taste.ts'
import { MATCHING_MODEL_FORMAT, type MatchingModel } from './matching-model.ts'
import { PLACES } from './position-bias.ts'
import { surfaceSchema } from './surface.ts'

const places = z.array(z.number()).length(PLACES)
const placeBias = z.strictObject({ logOdds: places, errors: places, events: z.number().int().min(0) })
const line = z.strictObject({ slope: z.number(), intercept: z.number() })
const numbers = z.array(z.number())

const layerOf = (names: readonly string[]) =>
  z
    .strictObject({
      names: z.array(z.string()),
      mean: numbers.length(names.length),
      scale: numbers.length(names.length),
      weights: numbers.length(names.length),
      intercept: z.number(),
      variances: numbers.length(names.length),
    })
    .refine(layer => layer.names.join() === names.join(), 'has other terms than this program')

const decisionModelSchema: z.ZodType<DecisionModel> = z.strictObject({
  format: z.literal(DECISION_MODEL_FORMAT),
  schema: z.strictObject({ schemaId: z.string(), names: z.array(z.string()) }),
  profile: layerOf(TERMS),
  behaviour: layerOf(BEHAVIOUR_TERMS),
  calibration: z.strictObject({ cold: line, warm: line }),
  fusion: z.strictObject({ cold: line, warm: line }),
  rates: z.strictObject({
    readinessVariance: z.number().positive(),
    popularityVariance: z.number().positive(),
    averageLogOdds: z.number(),
    positionEffect: z.number(),
  }),
  training: z.strictObject({
    purpose: z.string(),
    events: z.number().int(),
    people: z.number().int(),
    markets: z.number().int(),
    pairs: z.number().int(),
    yesShare: z.number(),
    seed: z.number(),
    dataHash: z.string(),
  }),
})

/** A trained model as it is stored. */
export const matchingModelSchema: z.ZodType<MatchingModel> = z.strictObject({
  format: z.literal(MATCHING_MODEL_FORMAT),
  purposes: z.strictObject({
    play: decisionModelSchema,
    breed: decisionModelSchema,
    adopt: decisionModelSchema,
  }),
  positionBias: z.strictObject({ suggestions: placeBias, daily: placeBias, search: placeBias }),
  training: z.strictObject({
    events: z.number().int().min(0),
    animals: z.number().int().min(0),
    untilMs: z.number(),
  }),
})

/** SHA-256 of the model's canonical JSON, in hex: the same model has the same hash everywhere. */
export function modelHash(model: MatchingModel): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(model) ?? '')))
}

/** What the gate said of one slice. */
const sliceVerdictSchema = z.object({
  slice: z.string(),
  events: z.number().int(),
  currentLoss: z.number(),
  candidateLoss: z.number(),
  change: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['better', 'no-worse', 'worse', 'too-few']),
})

/** What was measured when a model was trained. */
export const modelReportSchema = z.object({
  slices: z.array(sliceVerdictSchema),
  /** What it said of the held-out answers, and what came: drift is measured against these. */
  heldOut: z.array(z.object({ probability: z.number(), yes: z.boolean() })),
})
export type ModelReport = z.infer<typeof modelReportSchema>

/** How a training ended. */
export const trainingOutcomeSchema = z.enum([
  'released',
  'worse-on-a-slice',
  'no-better',
  'too-few',
  'back-to-stated',
  'rolled-back-before',
  'failed',
])
export type TrainingOutcome = z.infer<typeof trainingOutcomeSchema>

/** What a night's training came to, candidate by candidate. */
export const nightReportSchema = z.object({
  answers: z.number().int().min(0),
  animals: z.number().int().min(0),
  /** The model in use had learned from answers that are deleted since, and could not stay. */
  mustForget: z.boolean(),
  tried: z.array(
    z.object({
      kind: z.enum(['between-sides', 'in-common']),
      reason: z.enum(['better', 'worse-on-a-slice', 'no-better', 'too-few']),
      slices: z.array(sliceVerdictSchema),
    }),
  ),
})
export type NightReport = z.infer<typeof nightReportSchema>

/** What ranks for one purpose: own weights, or the stated ones and how far it is to own ones. */
const purposeStateSchema = z.object({
  purpose: purposeSchema,
  /** Answers its own weights were fitted to; 0 while it has none. */
  trainedOn: z.number().int().min(0),
  /** Answers there are now. */
  answers: z.number().int().min(0),
})

/** One trained model, as an admin sees it. */
const modelVersionSchema = z.object({
  version: z.number().int().min(1),
  state: z.enum(['active', 'retired', 'rolled-back', 'refused', 'forgotten']),
  /** Somebody it learned from has deleted their answers since; it never ranks again once replaced. */
  owesForgetting: z.boolean(),
  contentHash: z.string(),
  trainedAt: z.iso.datetime(),
  events: z.number().int(),
  animals: z.number().int(),
  slices: z.array(sliceVerdictSchema),
})

/** The matching model in use, how it does, and what came before. */
export const modelOverviewSchema = z.object({
  /** Null while the stated prior ranks alone. */
  activeVersion: z.number().int().nullable(),
  /** Answers there are now, and how many a training needs. */
  answers: z.number().int(),
  animals: z.number().int(),
  needed: z.object({ events: z.number().int(), animals: z.number().int() }),
  /** By purpose; own weights take this many answers. */
  purposes: z.array(purposeStateSchema),
  neededForPurpose: z.number().int(),
  /** What the places of each list were found to do, in log-odds; only lists with enough decisions. */
  places: z.array(
    z.object({ surface: surfaceSchema, events: z.number().int(), logOdds: z.array(z.number()) }),
  ),
  /** The last training, whenever it was; null before the first. */
  lastTry: z
    .object({
      at: z.iso.datetime(),
      outcome: trainingOutcomeSchema,
      version: z.number().int().nullable(),
      report: nightReportSchema,
    })
    .nullable(),
  drift: z.object({
    state: z.enum(['steady', 'watch', 'outdated', 'not-enough-yet']),
    events: z.number().int(),
    stability: z.number(),
    calibrationError: z.number(),
    calibrationErrorAtRelease: z.number(),
  }),
  versions: z.array(modelVersionSchema),
})
export type ModelOverview = z.infer<typeof modelOverviewSchema>
