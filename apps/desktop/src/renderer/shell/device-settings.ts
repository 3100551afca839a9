import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'
import i18next from 'i18next'
import type { DeviceSettings } from '../../bridge/index.ts'
import { host } from './host.ts'

/** A host slower than this must not keep the first picture from showing. */
const PATIENCE_MS = 1500

/** How this machine wants the app to look and speak; the defaults when the host is silent. */
export async function readDeviceSettings(): Promise<DeviceSettings> {
  const defaults: DeviceSettings = { theme: 'auto', language: 'auto', reducedMotion: 'auto' }
  const silence = new Promise<DeviceSettings>(resolve => setTimeout(() => resolve(defaults), PATIENCE_MS))
  const answer = host()
    .settings.read({})
    .catch((error: unknown) => {
      console.warn('settings of this machine could not be read', error)
      return defaults
    })
  return Promise.race([answer, silence])
}

/** Switches the language now and remembers it on this machine. */
export async function changeLanguage(language: string): Promise<void> {
  await i18next.changeLanguage(language)
  await host().settings.change({ language })
}

/** Lets Mantine keep light or dark in this machine's settings instead of the browser's storage. */
export function colourSchemeOnThisMachine(initial: DeviceSettings['theme']): MantineColorSchemeManager {
  let current: MantineColorScheme = initial
  return {
    get: () => current,
    set(value) {
      current = value
      host()
        .settings.change({ theme: value })
        .catch((error: unknown) => console.warn('the theme was not remembered', error))
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear() {
      current = 'auto'
    },
  }
}
