export type { Refusal } from './admission/admission.ts'
export { LIMITS } from './limits.ts'
export {
  type JoinMeetupOptions,
  joinMeetup,
  type MeetupSession,
  type MeetupTicket,
  type PeerReport,
  type SayOutcome,
} from './meetup/join-meetup.ts'
export type { LeaveReason, LinkReason, LinkState, MeetupEvent, Visitor } from './meetup/session-event.ts'
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
