import type { Peer } from '../peer/peer.ts'
import { MeetupSession } from './meetup-session.ts'
import { type JoinMeetupOptions, meetingPointsOf } from './meetup-ticket.ts'

/**
 * Joins a meet-up: answers and calls its peers, and stays with them until disposed.
 *
 * @throws {PeerOccupiedError} if `peer` already holds one.
 */
export function joinMeetup(peer: Peer, options: JoinMeetupOptions): MeetupSession {
  peer.addMeetingPoints(meetingPointsOf(options.ticket))
  return new MeetupSession(peer, options)
}
