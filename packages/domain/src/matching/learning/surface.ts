import { z } from 'zod'

/** Lists in which owners meet animals: the suggestions of Discover, today's set, and what a search found. */
export const SURFACES = ['suggestions', 'daily', 'search'] as const

/** Which list. */
export const surfaceSchema = z.enum(SURFACES)
export type Surface = z.infer<typeof surfaceSchema>
