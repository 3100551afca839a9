import type { BridgeHandlers } from '../../bridge/index.ts'
import type { CacheStore } from '../store/cache-store.ts'

/** Answers the cache channel. */
export function createCacheHandlers(cache: CacheStore): BridgeHandlers['cache'] {
  return {
    get: async ({ accountId, key }) => ({ text: cache.get(accountId, key) }),
    set: async ({ accountId, key, text }) => {
      cache.set(accountId, key, text)
      return { kept: true }
    },
    delete: async ({ accountId, key }) => ({ deleted: cache.delete(accountId, key) }),
  }
}
