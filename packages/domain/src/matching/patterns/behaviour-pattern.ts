import { z } from 'zod'
import { petIdSchema } from '../../pets/index.ts'
import { STRONGEST } from '../learning/index.ts'
import { sentenceSchema } from '../suggestion.ts'
import { TERMS } from '../taste.ts'

/**
 * Patterns that bear the name of a term of the score move the ranking; hours, replies and talks only tell the owner
 * something.
 */
export const PATTERNS = [...TERMS, 'active-hours', 'replies', 'talks', 'favourite-style'] as const

/** Which pattern. */
export const patternKeySchema = z.enum(PATTERNS)
export type PatternKey = z.infer<typeof patternKeySchema>

/** Yes answers among those counted, with an 80 % interval of the share. */
export const yesShareSchema = z.object({
  yes: z.number().int().min(0),
  total: z.number().int().min(0),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
})
export type YesShare = z.infer<typeof yesShareSchema>

/** One pattern in what an owner does, in a plain sentence, with what it rests on and what it does. */
export const behaviourPatternSchema = z.object({
  pattern: patternKeySchema,
  sentence: sentenceSchema,
  /** Animals the sentence names first, and the rest; `without` is null where there is nothing to compare. */
  evidence: z.object({ with: yesShareSchema, without: yesShareSchema.nullable() }),
  certainty: z.enum(['clear', 'leaning', 'no-difference', 'not-enough-yet']),
  /** Log-odds by which the pattern lifts (or lowers) such animals now; null where it moves nothing. */
  lift: z.number().nullable(),
  /** The owner's factor: 0 "that is not so", 1 as learned. */
  strength: z.number().min(0).max(STRONGEST),
})
export type BehaviourPattern = z.infer<typeof behaviourPatternSchema>

/** Everything found for one animal; for its owner alone. */
export const behaviourPatternsSchema = z.object({
  petId: petIdSchema,
  /** Answers all of it was learned from. */
  answers: z.number().int().min(0),
  patterns: z.array(behaviourPatternSchema),
})
export type BehaviourPatterns = z.infer<typeof behaviourPatternsSchema>

/** How suggestions went so far, for the owner alone; `matches` are those both sides said yes to. */
export const suggestionInsightSchema = z.object({
  shown: z.number().int().min(0),
  /** Of those shown: how many were answered with a like or a pass. */
  answered: z.number().int().min(0),
  /** Yes among all likes and passes. */
  said: yesShareSchema,
  /** Matches among the animals said yes to. */
  matched: yesShareSchema,
})
export type SuggestionInsight = z.infer<typeof suggestionInsightSchema>

/** All of it, as the screen asks for it. */
export const ownerPatternsSchema = behaviourPatternsSchema.extend({ insight: suggestionInsightSchema })
export type OwnerPatterns = z.infer<typeof ownerPatternsSchema>

/** What an owner does about a pattern: says how strongly it holds, deletes what it was learned from, or takes that back. */
export const changePatternInputSchema = z.strictObject({
  petId: petIdSchema,
  pattern: patternKeySchema,
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('strength'), strength: z.number().min(0).max(STRONGEST) }),
    z.strictObject({ kind: z.literal('delete') }),
    z.strictObject({ kind: z.literal('restore') }),
  ]),
})
export type ChangePatternInput = z.infer<typeof changePatternInputSchema>
