export type { Refusal } from './admission/admission.ts'
export { LIMITS } from './limits.ts'
export { joinMeetup } from './meetup/join-meetup.ts'
export type { MeetupSession } from './meetup/meetup-session.ts'
export type { JoinMeetupOptions, MeetupTicket } from './meetup/meetup-ticket.ts'
export type { LeaveReason, LinkReason, LinkState, MeetupEvent, Visitor } from './meetup/session-event.ts'
export type { PeerReport, SayOutcome } from './meetup/session-report.ts'
export { supersedes, type ToyEvent, toyEventSchema } from './messages/meetup-message.ts'
export { type CreatePeerOptions, createPeer } from './peer/create-peer.ts'
export { type MeetingPoints, type Peer, type PeerConnectionState, PeerOccupiedError } from './peer/peer.ts'
export { type PoseCounts, type ReceivedPose, STALE_POSE_MS } from './poses/pose-inbox.ts'
export {
  MOTION_STATES,
  type MotionState,
  POSE_PACKET_BYTES,
  type Pose,
  type PosePacket,
  packPose,
  unpackPose,
} from './poses/pose-packet.ts'
