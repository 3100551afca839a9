import { z } from 'zod'
import { petCardSchema, petIdSchema, purposeSchema } from '../pets/index.ts'
import { surfaceSchema } from './learning/surface.ts'

/** A sentence for people, as a translation key with its values and an English fallback. */
export const sentenceSchema = z.object({
  code: z.string().max(80),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string().max(300),
})
export type Sentence = z.infer<typeof sentenceSchema>

/** The hard rules, each checked both ways and never traded against a score. */
export const hardRuleSchema = z.enum([
  'species',
  'distance',
  'size',
  'sex',
  'neuter',
  'age',
  'purpose',
  'vaccination',
  'block',
  'relatedness',
  'already-decided',
])
export type HardRule = z.infer<typeof hardRuleSchema>

/** Probability in [0, 1] with the interval it is known to; `word` is what a screen shows first. */
export const chanceSchema = z.object({
  probability: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
  word: z.enum(['very-likely', 'likely', 'even', 'unlikely']),
})
export type Chance = z.infer<typeof chanceSchema>

export const suggestionSchema = z.object({
  pet: petCardSchema,
  chance: chanceSchema,
  /** What the chance rests on. From profiles alone it is nearly a guess, and the screen says so. */
  basis: z.enum(['profiles-only', 'behaviour']),
  reasons: z.array(sentenceSchema).min(1).max(6),
  cautions: z.array(sentenceSchema).max(4),
  /** Kilometres between the two coarse places; null when either is unknown or the meet is virtual only. */
  distanceKm: z.number().min(0).nullable(),
  /** True when a meeting in the flesh is possible; false means the park on screen only. */
  canMeetInPerson: z.boolean(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

export const proposeMatchesInputSchema = z.object({
  petId: petIdSchema,
  purpose: purposeSchema,
  limit: z.number().int().min(1).max(50).default(5),
})
export type ProposeMatchesInput = z.infer<typeof proposeMatchesInputSchema>

export const proposedMatchesSchema = z.object({
  suggestions: z.array(suggestionSchema),
  considered: z.number().int().min(0),
  excluded: z.array(
    z.object({ rule: hardRuleSchema, count: z.number().int().min(1), sentence: sentenceSchema }),
  ),
  /** "You excluded 41 of 50 because …" */
  summary: sentenceSchema,
})
export type ProposedMatches = z.infer<typeof proposedMatchesSchema>

export const matchIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/)
  .brand<'MatchId'>()
export type MatchId = z.infer<typeof matchIdSchema>

/** Two animals whose owners both said yes. */
export const matchSchema = z.object({
  matchId: matchIdSchema,
  myPetId: petIdSchema,
  other: petCardSchema,
  matchedAt: z.iso.datetime(),
})
export type Match = z.infer<typeof matchSchema>

export const decisionInputSchema = z.object({
  petId: petIdSchema,
  targetPetId: petIdSchema,
  purpose: purposeSchema,
  /** The list in which it was decided; the one it was shown in last when absent. */
  seenIn: surfaceSchema.optional(),
})
export type DecisionInput = z.infer<typeof decisionInputSchema>
