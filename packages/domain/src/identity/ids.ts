import { z } from 'zod'

/** The only shape an id may have on any boundary: short, URL-safe, no control characters. */
const idText = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

export const userIdSchema = idText.brand<'UserId'>()
export type UserId = z.infer<typeof userIdSchema>
