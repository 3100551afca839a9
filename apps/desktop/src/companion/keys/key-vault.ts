import { BridgeError } from '../../bridge/index.ts'
import type { KeyWrapper } from './key-wrapper.ts'

/** Seals new secrets with the best wrapper there is, and opens each with the one it was sealed with. */
export type KeyVault = {
  readonly protection: () => KeyWrapper['protection']
  readonly seal: (secret: Uint8Array) => Promise<{
    readonly sealed: Uint8Array
    readonly protection: KeyWrapper['protection']
  }>
  /** @throws {BridgeError} `certificates/keychain-closed` when only the desktop app can open the secret. */
  readonly unseal: (sealed: Uint8Array, protection: KeyWrapper['protection']) => Promise<Uint8Array>
}

/** @param keychain - the wrapper of the desktop app while one is connected. */
export function createKeyVault(file: KeyWrapper, keychain: () => KeyWrapper | undefined): KeyVault {
  const best = () => keychain() ?? file
  return {
    protection: () => best().protection,
    seal: async secret => {
      const wrapper = best()
      return { sealed: await wrapper.seal(secret), protection: wrapper.protection }
    },
    unseal: async (sealed, protection) => {
      const wrapper = protection === 'file' ? file : keychain()
      if (wrapper === undefined) {
        throw new BridgeError({
          code: 'certificates/keychain-closed',
          message: 'this key is in the system keychain; open the desktop app to use it',
        })
      }
      return wrapper.unseal(sealed)
    },
  }
}
