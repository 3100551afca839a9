import { z } from 'zod'
import { defineCall } from './bridge-call.ts'

/** How the app looks and speaks on this machine, whoever is signed in. */
export const deviceSettingsSchema = z.object({
  theme: z.enum(['light', 'dark', 'auto']),
  /** BCP 47 tag, for example `en` or `de-AT`; `auto` follows the system. */
  language: z.string().regex(/^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/),
  reducedMotion: z.enum(['on', 'off', 'auto']),
})

/** How the app looks and speaks on this machine. */
export type DeviceSettings = z.infer<typeof deviceSettingsSchema>

/** Settings of this machine. */
export const settingsChannel = {
  read: defineCall({ input: z.object({}), output: deviceSettingsSchema }),
  /** Changes the named settings and answers with all of them. */
  change: defineCall({ input: deviceSettingsSchema.partial(), output: deviceSettingsSchema }),
} as const
