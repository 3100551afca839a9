import { type DeviceSettings, deviceSettingsSchema } from '../../bridge/index.ts'
import type { CompanionDatabase } from './companion-database.ts'

/** Settings of this machine. */
export type DeviceSettingsStore = {
  readonly read: () => DeviceSettings
  /** Changes the named settings. @returns all of them. */
  readonly change: (settings: Partial<DeviceSettings>) => DeviceSettings
}

const DEFAULTS: DeviceSettings = { theme: 'auto', language: 'auto', reducedMotion: 'auto' }

/** Keeps settings in the companion's database; a value an older version wrote and this one refuses reads as the default. */
export function createDeviceSettingsStore(database: CompanionDatabase): DeviceSettingsStore {
  const all = database.prepare<[], { name: string; value: string }>('SELECT * FROM device_setting')
  const write = database.prepare('INSERT OR REPLACE INTO device_setting VALUES (?, ?)')
  const read = () => {
    const stored = Object.fromEntries(all.all().map(({ name, value }) => [name, value]))
    const parsed = deviceSettingsSchema.safeParse({ ...DEFAULTS, ...stored })
    return parsed.success ? parsed.data : DEFAULTS
  }
  const change = database.transaction((settings: Partial<DeviceSettings>) => {
    for (const [name, value] of Object.entries(settings)) {
      if (value !== undefined) write.run(name, value)
    }
  })
  return {
    read,
    change: settings => {
      change(settings)
      return read()
    },
  }
}
