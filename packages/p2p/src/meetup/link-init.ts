import type { Connection } from '@libp2p/interface'
import type { AdmissionOutcome } from '../admission/admission.ts'
import type { NumberedMessage } from '../messages/meetup-message.ts'
import type { Peer } from '../peer/peer.ts'
import type { ReceivedPose } from '../poses/pose-inbox.ts'
import type { LinkReason, LinkState } from './session-event.ts'

/** What a link tells the session it belongs to. */
export interface LinkEvents {
  onState(state: LinkState, reason: LinkReason): void
  onPose(pose: ReceivedPose): void
  onMessage(message: NumberedMessage): void
  onDelivered(messages: readonly NumberedMessage[]): void
  /** The other side said goodbye, misbehaved, or was out of reach for long. */
  onGone(reason: 'left' | 'lost' | 'flood' | 'malformed'): void
}

/** What a link is made of. */
export interface LinkInit {
  readonly peer: Peer
  readonly peerId: string
  readonly run: string
  readonly seekAdmission: (connection: Connection, signal: AbortSignal) => Promise<AdmissionOutcome>
  readonly isAdmitted: () => boolean
  readonly events: LinkEvents
}
