import type { LinkReason, LinkState } from './session-event.ts'

/** The state of one link or of the meet-up as a whole. */
export interface StateWithReason {
  readonly state: LinkState
  readonly reason: LinkReason
}

/** What matters most to an owner comes first: someone is here, or is being looked for. */
const ORDER: readonly LinkState[] = ['relayed', 'direct', 'reconnecting', 'connecting']

/**
 * One state for all links: `direct` only if everybody present is direct, `alone` if nobody is left.
 *
 * @param links - of every peer that is expected or was here.
 */
export function summariseLinks(links: readonly StateWithReason[]): StateWithReason {
  for (const state of ORDER) {
    const found = links.find(link => link.state === state)
    if (found !== undefined) return { state, reason: found.reason }
  }
  return { state: 'alone', reason: links.at(-1)?.reason ?? 'nobody-else-here' }
}
