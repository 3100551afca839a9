import { RTCPeerConnection as NodeRtcPeerConnection } from 'node-datachannel/polyfill'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPeer, LIMITS } from '../src/index.ts'
import { type Relay, startRelay } from '../src/relay/index.ts'
import { TestServer, TestVisitor } from '../src/testing/index.ts'

const rtcPeerConnection = NodeRtcPeerConnection as unknown as typeof RTCPeerConnection

describe('Node peers over a real relay', () => {
  const server = new TestServer()
  let relay: Relay

  beforeEach(async () => {
    relay = await startRelay({ privateKeySeed: new Uint8Array(32).fill(3) })
  })

  afterEach(async () => {
    await relay.stop()
  })

  async function enter(
    name: string,
    options: { isDirect: boolean },
    ...others: TestVisitor[]
  ): Promise<TestVisitor> {
    const peer = await createPeer(options.isDirect ? { rtcPeerConnection } : {})
    const peers = others.map(other => server.entry({ peerId: other.peer.peerId, name: 'ana' }))
    const relayAddresses = [...relay.addresses]
    return new TestVisitor(peer, { ...server.ticket({ peerId: peer.peerId, name, peers }), relayAddresses })
  }

  test('meet by nothing but their tickets, and stay relayed where there is no WebRTC', async () => {
    await using ana = await enter('ana', { isDirect: false })
    await using ben = await enter('ben', { isDirect: false }, ana)
    await ana.untilState('relayed')
    await ben.untilState('relayed')
    ana.session.sendChat('hello')
    ana.session.sendPose({ x: 1, y: 0, z: 2, yawRad: 0, speedMps: 1, state: 'run' })
    await ben.until(({ chat }) => chat.includes('hello'))
    await ben.until(visitor => visitor.heard('pose').length > 5)

    expect(ben.session.state).toEqual({ state: 'relayed', reason: 'direct-unsupported' })
    expect(relay.stats()).toMatchObject({ connections: 2, reservations: 2, acceptedCalls: 1 })
  })

  test('go direct, and no longer need the relay', async () => {
    await using ana = await enter('ana', { isDirect: true })
    await using ben = await enter('ben', { isDirect: true }, ana)
    await ana.untilState('direct')
    await ben.untilState('direct')
    await relay.stop()
    ben.session.sendChat('it is just us now')
    await ana.until(({ chat }) => chat.includes('it is just us now'))

    expect(ana.session.state.state).toBe('direct')
  })

  test('error: an admitted peer cannot open direct links without end', async () => {
    await using ana = await enter('ana', { isDirect: true })
    await using ben = await enter('ben', { isDirect: true }, ana)
    await Promise.all([ana.untilState('direct'), ben.untilState('direct')])
    const introduction = ben.peer.node
      .getConnections()
      .find(connection => ben.peer.network.isDirect(connection))
    if (introduction === undefined) throw new Error('no connection')
    const calls = Array.from({ length: 10 }, () =>
      ben.peer.network.dialDirect(introduction, AbortSignal.timeout(5_000)),
    )
    const outcomes = await Promise.allSettled(calls)

    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(
      LIMITS.directLinksPerPeer,
    )
  })

  test('reserve again at a relay that was started anew', async () => {
    await using ana = await enter('ana', { isDirect: false })
    await ana.peer.reachable({ signal: AbortSignal.timeout(10_000) })
    const listenPort = Number(/\/tcp\/(\d+)/.exec(relay.addresses[0] ?? '')?.[1])
    await relay.stop()
    relay = await startRelay({ privateKeySeed: new Uint8Array(32).fill(3), listenPort })
    await using ben = await enter('ben', { isDirect: false }, ana)
    await ben.untilState('relayed')

    expect(ana.peer.connectionState).toBe('reachable')
  })

  test('keeps one address and peer id per seed', async () => {
    await using other = await startRelay({ privateKeySeed: new Uint8Array(32).fill(3) })

    expect(other.peerId).toBe(relay.peerId)
    expect(relay.addresses).toEqual([expect.stringMatching(/^\/ip4\/127\.0\.0\.1\/tcp\/\d+\/ws\/p2p\//)])
  })

  test('error: a peer without any relay says so and waits', async () => {
    const peer = await createPeer()
    await using ana = new TestVisitor(peer, {
      ...server.ticket({ peerId: peer.peerId, name: 'ana' }),
      peers: [server.entry({ peerId: relay.peerId, name: 'ben' })],
    })
    await ana.until(visitor => visitor.session.state.reason === 'no-relay')

    expect(ana.session.state).toEqual({ state: 'connecting', reason: 'no-relay' })
  })
})
