import { z } from 'zod'
import { userIdSchema } from './ids.ts'

/** A place rounded to a hundredth of a degree (about 1 km) before it leaves the owner's machine. */
export const coarsePlaceSchema = z.object({
  latitudeDeg: z.number().min(-90).max(90),
  longitudeDeg: z.number().min(-180).max(180),
  label: z.string().trim().max(80),
})
export type CoarsePlace = z.infer<typeof coarsePlaceSchema>

/** What an owner says about when and how they like to meet; used by matching, editable at any time. */
export const ownerHabitsSchema = z.object({
  activeHours: z.array(z.enum(['morning', 'midday', 'evening', 'night'])).max(4),
  activeDays: z.array(z.enum(['weekdays', 'weekend'])).max(2),
})
export type OwnerHabits = z.infer<typeof ownerHabitsSchema>

export const profileSchema = z.object({
  userId: userIdSchema,
  displayName: z.string().trim().min(1).max(60),
  role: z.enum(['owner', 'admin']),
  place: coarsePlaceSchema.nullable(),
  habits: ownerHabitsSchema,
  /** IANA name, for example `Europe/Berlin`. */
  timeZone: z.string().max(64),
})
export type Profile = z.infer<typeof profileSchema>
