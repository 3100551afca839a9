import { agreementsChannel } from './agreements-channel.ts'
import type { BridgeChannel } from './bridge-call.ts'
import { cacheChannel } from './cache-channel.ts'
import { certificatesChannel } from './certificates-channel.ts'
import { identityChannel } from './identity-channel.ts'
import { keepsakesChannel } from './keepsakes-channel.ts'
import { learningChannel } from './learning-channel.ts'
import { modelsChannel } from './models-channel.ts'
import { pedigreeChannel } from './pedigree-channel.ts'
import { petsChannel } from './pets-channel.ts'
import { settingsChannel } from './settings-channel.ts'
import { vaultChannel } from './vault-channel.ts'

/** Everything the renderer may ask its host, by domain. A call's name on the wire is `<domain>/<call>`. */
export const CHANNELS = {
  pets: petsChannel,
  pedigree: pedigreeChannel,
  identity: identityChannel,
  certificates: certificatesChannel,
  agreements: agreementsChannel,
  keepsakes: keepsakesChannel,
  vault: vaultChannel,
  cache: cacheChannel,
  settings: settingsChannel,
  models: modelsChannel,
  learning: learningChannel,
} as const satisfies Readonly<Record<string, BridgeChannel>>

/** The shape of everything the renderer may ask its host. */
export type Channels = typeof CHANNELS
