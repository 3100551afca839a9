/** What the test pages run: one visitor each, driven from the test by name. */
import {
  createPeer,
  joinMeetup,
  type MeetupEvent,
  type MeetupSession,
  type MeetupTicket,
  type Peer,
} from '../src/index.ts'

const TROT = { x: 1, y: 0, z: -2, yawRad: 1, speedMps: 2, state: 'walk' } as const

/** Counts what Chrome counts: connections made, and made but not closed. */
const rtcPeerConnections: RTCPeerConnection[] = []
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration)
    rtcPeerConnections.push(this)
  }
}

let peer: Peer | undefined
let session: MeetupSession | undefined
const events: MeetupEvent[] = []
const poseTimesMs: number[] = []

const parkPage = {
  async createPeer(relayAddresses: readonly string[]): Promise<string> {
    peer = await createPeer({ relayAddresses })
    await peer.reachable({ signal: AbortSignal.timeout(10_000) })
    return peer.peerId
  },
  peerState: () => peer?.connectionState,
  join(ticket: MeetupTicket): void {
    if (peer === undefined) throw new Error('create the peer first')
    const onEvent = (event: MeetupEvent) => {
      if (event.kind === 'pose') poseTimesMs.push(performance.now())
      else events.push(event)
    }
    session = joinMeetup(peer, { ticket, isBlocked: () => false, onEvent })
  },
  setPeers: (peers: readonly { peerId: string; userId: string }[]) => session?.setPeers(peers),
  trot: () => session?.sendPose(TROT),
  chat: (text: string) => session?.sendChat(text),
  state: () => session?.state.state,
  events: () => events,
  reports: () => session?.peers,
  createdRtcPeerConnections: () => rtcPeerConnections.length,
  openRtcPeerConnections: () =>
    rtcPeerConnections.filter(({ connectionState }) => connectionState !== 'closed').length,
  /** Poses heard in the next second. */
  async posesPerSecond(): Promise<number> {
    const before = poseTimesMs.length
    const startMs = performance.now()
    await new Promise(resolve => setTimeout(resolve, 1_000))
    return ((poseTimesMs.length - before) * 1000) / (performance.now() - startMs)
  },
  async leave(): Promise<void> {
    await session?.dispose()
    session = undefined
    events.length = 0
  },
  async disposePeer(): Promise<void> {
    await peer?.dispose()
    peer = undefined
  },
}
export type ParkPage = typeof parkPage
Object.assign(globalThis, { parkPage })
