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

/**
 * Rounds a place to a hundredth of a degree, so that it names a neighbourhood and never a door.
 * Applied on the owner's machine and again on the server.
 */
export function roundPlace(place: CoarsePlace): CoarsePlace {
  const round = (degrees: number) => Math.round(degrees * 100) / 100
  return { ...place, latitudeDeg: round(place.latitudeDeg), longitudeDeg: round(place.longitudeDeg) }
}

/** True for a time zone this machine knows, for example `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** What an owner may change about themselves; what is absent stays. */
export const updateProfileInputSchema = z.strictObject({
  displayName: z.string().trim().min(1).max(60).optional(),
  place: coarsePlaceSchema.transform(roundPlace).nullable().optional(),
  habits: ownerHabitsSchema.optional(),
  timeZone: z.string().max(64).refine(isTimeZone, 'is no time zone').optional(),
})
export type UpdateProfileInput = z.infer<typeof updateProfileInputSchema>

/** A signed-in device: one session. */
export const deviceSchema = z.object({
  deviceId: z.string().max(64),
  /** What the device said about itself, shortened, for example `Chrome on Linux`. */
  label: z.string().max(120),
  signedInAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean(),
})
export type Device = z.infer<typeof deviceSchema>
