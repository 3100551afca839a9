import type { ParkTicket } from '@pawfect/domain/meetups'
import type { MeetingPoints } from '../peer/peer.ts'
import type { MeetupEvent } from './session-event.ts'

/** A `ParkTicket` as the server hands it out; without relays the peer's own are used. */
export type MeetupTicket = Pick<ParkTicket, 'meetupId' | 'capability' | 'issuerKey' | 'peers'> &
  Partial<Pick<ParkTicket, 'relayAddresses' | 'iceServers'>>

/** What `joinMeetup` needs beside the peer. */
export interface JoinMeetupOptions {
  readonly ticket: MeetupTicket
  readonly isBlocked: (userId: string) => boolean
  /** Called for everything that happens, in order, never before `joinMeetup` returned. */
  readonly onEvent: (event: MeetupEvent) => void
  /** Leaves the meet-up as `dispose` does. */
  readonly signal?: AbortSignal
  readonly now?: () => Date
}

/** The relays and ICE servers on a ticket. */
export function meetingPointsOf({ relayAddresses = [], iceServers = [] }: MeetupTicket): MeetingPoints {
  return {
    relayAddresses,
    iceServers: iceServers.map(({ urls, username, credential }) => ({
      urls,
      ...(username === undefined ? {} : { username }),
      ...(credential === undefined ? {} : { credential }),
    })),
  }
}
