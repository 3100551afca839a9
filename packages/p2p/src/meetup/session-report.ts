import type { PoseCounts } from '../poses/pose-inbox.ts'
import type { PeerLink } from './peer-link.ts'
import type { Visitor } from './session-event.ts'
import type { StateWithReason } from './session-state.ts'

/** What became of a chat message or toy event: on its way, or not accepted and why. */
export type SayOutcome =
  | { readonly kind: 'sent'; readonly messageId: number }
  | { readonly kind: 'nobody-here' | 'too-fast' | 'too-many-waiting' | 'empty' | 'too-long' }

/** What is known about one peer of the park. */
export interface PeerReport extends StateWithReason {
  readonly peerId: string
  readonly visitor: Visitor | undefined
  readonly roundTripMs: number | undefined
  readonly poses: PoseCounts
}

/** What a link knows about its peer at this moment. */
export function reportOn(link: PeerLink, visitor: Visitor | undefined): PeerReport {
  const { peerId, roundTripMs, poses, state } = link
  return { peerId, visitor, roundTripMs, poses: { ...poses.counts }, ...state }
}
