import type { Engine } from '../../domains/admin/index.ts'
import { SearchUnavailableError } from '../../domains/matching/search/search-errors.ts'
import type { PetSearch } from '../../domains/matching/search/search-ports.ts'

/** The search, as the health page and the console list it. */
export function searchEngine(search: PetSearch): Engine {
  return {
    name: 'search',
    check: async signal => {
      try {
        return { state: 'up', detail: await search.check(signal) }
      } catch (error) {
        if (error instanceof SearchUnavailableError)
          return { state: 'down', detail: 'PostgreSQL does not answer; suggestions go on without it' }
        throw error
      }
    },
  }
}
