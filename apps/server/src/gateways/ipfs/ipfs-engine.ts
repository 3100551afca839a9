import type { Engine } from '../../domains/admin/index.ts'
import { type PinStore, PinStoreUnavailableError } from '../../domains/certificates/index.ts'

/** The IPFS node as an engine of the server. @param pins - null when it is switched off. */
export function ipfsEngine(pins: PinStore | null): Engine {
  return {
    name: 'ipfs',
    check: async signal => {
      if (pins === null) return { state: 'off', detail: 'switched off in the settings' }
      try {
        return { state: 'up', detail: await pins.check(signal) }
      } catch (error) {
        if (error instanceof PinStoreUnavailableError)
          return { state: 'down', detail: 'the node does not answer' }
        throw error
      }
    },
  }
}
