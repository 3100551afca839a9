import type { Engine, EngineHealth } from '../../domains/admin/index.ts'
import { type AnchorChain, ChainUnavailableError } from '../../domains/certificates/index.ts'

/** A chain that takes longer than this is still being rebuilt from its journal. */
const STARTING_AFTER_MS = 1500

/** The chain as an engine of the server. @param chain - null when it is switched off or could not be opened. */
export function chainEngine(chain: AnchorChain | null, off: EngineHealth): Engine {
  return {
    name: 'chain',
    check: async signal => {
      if (chain === null) return off
      const starting = Promise.withResolvers<EngineHealth>()
      const timer = setTimeout(
        () => starting.resolve({ state: 'starting', detail: 'rebuilding the chain from its journal' }),
        STARTING_AFTER_MS,
      )
      try {
        return await Promise.race([healthOf(chain, signal), starting.promise])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

async function healthOf(chain: AnchorChain, signal: AbortSignal): Promise<EngineHealth> {
  try {
    const { chainId, blockNumber } = await chain.check(signal)
    return { state: 'up', detail: `chain ${chainId}, block ${blockNumber}` }
  } catch (error) {
    if (error instanceof ChainUnavailableError) return { state: 'down', detail: error.facts.reason }
    throw error
  }
}
