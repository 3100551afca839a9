/** What is known about whether the server answers. */
export type ServerReach = {
  readonly state: () => 'up' | 'down' | 'unknown'
  readonly note: (state: 'up' | 'down') => void
  /** Asks now. */
  readonly check: () => Promise<'up' | 'down'>
}

/** A server on this machine answers at once; a far one within seconds, or it is of no use now. */
const CHECK_TIMEOUT_MS = 3000

/** Remembers how the last request to the server went. */
export function createServerReach(serverUrl: string): ServerReach {
  let known: 'up' | 'down' | 'unknown' = 'unknown'
  return {
    state: () => known,
    note: state => {
      known = state
    },
    check: async () => {
      const answer = await fetch(new URL('/health', serverUrl), {
        signal: AbortSignal.timeout(CHECK_TIMEOUT_MS),
      }).then(
        response => (response.ok ? 'up' : 'down'),
        () => 'down' as const,
      )
      known = answer
      return answer
    },
  }
}
