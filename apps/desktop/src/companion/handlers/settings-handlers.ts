import type { BridgeHandlers } from '../../bridge/index.ts'
import type { DeviceSettingsStore } from '../store/device-settings-store.ts'

/** Answers the settings channel. */
export function createSettingsHandlers(settings: DeviceSettingsStore): BridgeHandlers['settings'] {
  return {
    read: async () => settings.read(),
    change: async changes => settings.change(changes as Parameters<DeviceSettingsStore['change']>[0]),
  }
}
