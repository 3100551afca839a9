/** Two peers in one page, direct to each other: round trips of a packed pose and of a JSON pose. */
import type { Connection } from '@libp2p/interface'
import { frameStream } from '../src/frame-stream.ts'
import { createPeer, joinMeetup, type MeetupTicket, type Peer, packPose } from '../src/index.ts'

const POSE = { x: 12.34, y: 0.5, z: -56.78, yawRad: 1.2345, speedMps: 2.5, state: 'walk' } as const
const ECHO_PROTOCOL = '/pawfect/bench-echo/1.0.0'

/** What one run measures: bytes of a pose, and every round trip in milliseconds. */
export interface EchoFigures {
  readonly packedBytes: number
  readonly jsonBytes: number
  readonly packedMs: readonly number[]
  readonly jsonMs: readonly number[]
}

let ana: Peer | undefined
let ben: Peer | undefined

const echoPage = {
  async createPeers(relayAddresses: readonly string[]): Promise<readonly [string, string]> {
    ana = await createPeer({ relayAddresses })
    ben = await createPeer({ relayAddresses })
    const signal = AbortSignal.timeout(10_000)
    await Promise.all([ana.reachable({ signal }), ben.reachable({ signal })])
    return [ana.peerId, ben.peerId]
  },
  async measure(tickets: readonly [MeetupTicket, MeetupTicket], rounds: number): Promise<EchoFigures> {
    if (ana === undefined || ben === undefined) throw new Error('create the peers first')
    await Promise.all([untilDirect(ana, tickets[0]), untilDirect(ben, tickets[1])])
    const packed = packPose({ sequence: 1, sentAtMs: 2, pose: POSE })
    const json = new TextEncoder().encode(
      JSON.stringify({ type: 'pose', sequence: 1, sentAtMs: Date.now(), ...POSE }),
    )
    const [mine, theirs] = [directOf(ana, ben), directOf(ben, ana)]
    return {
      packedBytes: packed.byteLength,
      jsonBytes: json.byteLength,
      packedMs: await overPoseChannel(channelOf(ana, mine), channelOf(ben, theirs), packed, rounds),
      jsonMs: await overStream(ben, mine, json, rounds),
    }
  },
}
export type EchoPage = typeof echoPage
Object.assign(globalThis, { echoPage })

function untilDirect(peer: Peer, ticket: MeetupTicket): Promise<void> {
  return new Promise(resolve => {
    const isBlocked = () => false
    joinMeetup(peer, {
      ticket,
      isBlocked,
      onEvent: event => {
        if (event.kind === 'state' && event.state === 'direct') resolve()
      },
    })
  })
}

function directOf(from: Peer, to: Peer): Connection {
  const found = from.node.getConnections(to.node.peerId).find(connection => from.network.isDirect(connection))
  if (found === undefined) throw new Error('not direct')
  return found
}

function channelOf(peer: Peer, connection: Connection): RTCDataChannel {
  const channel = peer.network.posesBeside(connection)
  if (channel === undefined) throw new Error('no pose channel')
  return channel
}

async function overPoseChannel(
  mine: RTCDataChannel,
  theirs: RTCDataChannel,
  packet: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<number[]> {
  theirs.onmessage = ({ data }) => theirs.send(data)
  const tookMs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now()
    await new Promise(resolve => {
      mine.onmessage = resolve
      mine.send(packet)
    })
    tookMs.push(performance.now() - startMs)
  }
  return tookMs
}

async function overStream(
  other: Peer,
  connection: Connection,
  json: Uint8Array,
  rounds: number,
): Promise<number[]> {
  await other.node.handle(ECHO_PROTOCOL, async stream => {
    const frames = frameStream(stream, 2_048)
    for (let round = 0; round < rounds; round += 1) await frames.write(await frames.read())
  })
  const frames = frameStream(await connection.newStream(ECHO_PROTOCOL), 2_048)
  const tookMs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now()
    await frames.write(json)
    await frames.read()
    tookMs.push(performance.now() - startMs)
  }
  return tookMs
}
