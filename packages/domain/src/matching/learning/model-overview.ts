import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { TERM_COUNT } from '../taste.ts'
import type { PopulationModel } from './population-model.ts'
import { PLACES } from './position-bias.ts'

const terms = z.array(z.number()).length(TERM_COUNT)
const places = z.array(z.number()).length(PLACES)

/** A trained model as it is stored. */
export const populationModelSchema: z.ZodType<PopulationModel> = z.strictObject({
  format: z.literal('pawfect-population-model/1'),
  start: z.strictObject({ shift: terms, precision: terms }),
  positionBias: z.strictObject({ logOdds: places, errors: places, events: z.number().int().min(0) }),
  training: z.strictObject({
    events: z.number().int().min(0),
    animals: z.number().int().min(0),
    untilMs: z.number(),
  }),
})

/** SHA-256 of the model's canonical JSON, in hex: the same model has the same hash everywhere. */
export function modelHash(model: PopulationModel): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(model) ?? '')))
}

/** What the gate said of one slice. */
export const sliceVerdictSchema = z.object({
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

/** One trained model, as an admin sees it. */
export const modelVersionSchema = z.object({
  version: z.number().int().min(1),
  state: z.enum(['active', 'retired', 'rolled-back', 'refused']),
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
  /** The last training since this server started. */
  lastTry: z
    .object({
      at: z.iso.datetime(),
      outcome: z.enum(['released', 'worse-on-a-slice', 'no-better', 'too-few', 'failed']),
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
