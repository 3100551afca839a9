import type { Capability } from '@pawfect/domain/meetups'
import type { Refusal } from '../admission/admission.ts'
import type { ToyEvent } from '../messages/meetup-message.ts'
import type { ReceivedPose } from '../poses/pose-inbox.ts'

/** How one peer, or the whole meet-up, is connected; shown to the owner. */
export type LinkState = 'connecting' | 'relayed' | 'direct' | 'reconnecting' | 'alone'

/** Why it is so; a key for translations. */
export type LinkReason =
  | 'nobody-else-here'
  | 'dialling'
  | 'no-relay'
  | 'trying-direct'
  | 'direct-failed'
  | 'direct-unsupported'
  | 'direct-open'
  | 'link-lost'
  | 'other-left'
  | 'other-lost'
  | 'refused'
  | 'blocked'

/** Someone in the park, as the server vouched for them. */
export interface Visitor extends Pick<Capability, 'peerId' | 'userId' | 'petId' | 'displayName'> {}

/** Why a visitor is no longer here. */
export type LeaveReason = 'left' | 'lost' | 'blocked' | 'flood' | 'malformed' | 'removed'

/** What a meet-up tells its owner. */
export type MeetupEvent =
  | { readonly kind: 'state'; readonly state: LinkState; readonly reason: LinkReason }
  | {
      readonly kind: 'peer-state'
      readonly peerId: string
      readonly state: LinkState
      readonly reason: LinkReason
    }
  | { readonly kind: 'peer-admitted'; readonly visitor: Visitor }
  /** A visitor drew a curtain, or opened it again; whoever was admitted is not away before they say so. */
  | { readonly kind: 'peer-away'; readonly visitor: Visitor; readonly isAway: boolean }
  | { readonly kind: 'peer-left'; readonly visitor: Visitor; readonly reason: LeaveReason }
  | {
      readonly kind: 'peer-refused'
      readonly peerId: string
      readonly by: 'me' | 'them'
      readonly reason: Refusal
    }
  | ({ readonly kind: 'pose'; readonly visitor: Visitor } & ReceivedPose)
  | { readonly kind: 'chat'; readonly visitor: Visitor; readonly text: string; readonly sentAt: string }
  | { readonly kind: 'chat-delivered'; readonly visitor: Visitor; readonly messageId: number }
  | { readonly kind: 'toy'; readonly visitor: Visitor; readonly event: ToyEvent }

/** Whoever left has hung up already; whoever misbehaved deserves no goodbye. */
export const SILENT_ENDS: ReadonlySet<LeaveReason> = new Set(['left', 'flood', 'malformed'])

/** Why we are alone after somebody went. */
export const ALONE_REASONS: Record<LeaveReason, LinkReason> = {
  left: 'other-left',
  lost: 'other-lost',
  blocked: 'blocked',
  flood: 'refused',
  malformed: 'refused',
  removed: 'nobody-else-here',
}
