import { z } from 'zod'

/** Any JSON, for what the host only keeps and never reads. */
export const jsonValueSchema = z.json()

/** Anything JSON can carry. */
export type JsonValue = z.infer<typeof jsonValueSchema>
