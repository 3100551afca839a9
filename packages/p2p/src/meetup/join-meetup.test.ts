import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ADMISSION_PROTOCOL } from '../admission/admission.ts'
import { MemoryNetwork, TestServer, TestVisitor } from '../testing/index.ts'

const STANDING = { x: 1, y: 0, z: 2, yawRad: 0.5, speedMps: 0, state: 'sit' } as const

describe('joinMeetup', () => {
  const server = new TestServer()
  let network: MemoryNetwork
  let ana: TestVisitor
  let ben: TestVisitor

  beforeEach(async () => {
    network = new MemoryNetwork()
    ana = await enter('ana')
    ben = await enter('ben', ana)
  })

  afterEach(async () => {
    await ana[Symbol.asyncDispose]()
    await ben[Symbol.asyncDispose]()
    await network[Symbol.asyncDispose]()
  })

  async function enter(name: string, ...others: TestVisitor[]): Promise<TestVisitor> {
    const peer = await network.createPeer()
    const peers = others.map(other => server.entry({ peerId: other.peer.peerId, name: 'ana' }))
    return new TestVisitor(peer, server.ticket({ peerId: peer.peerId, name, peers }))
  }

  async function met(): Promise<void> {
    await ana.untilState('relayed')
    await ben.untilState('relayed')
  }

  test('brings two owners together, each knowing who the other is', async () => {
    await met()

    expect(ana.heard('peer-admitted').map(({ visitor }) => visitor)).toEqual([
      { peerId: ben.peer.peerId, userId: 'user-ben-1', petId: 'pet-ben-01', displayName: 'ben' },
    ])
    expect(ben.heard('peer-admitted').map(({ visitor }) => visitor.displayName)).toEqual(['ana'])
  })

  test('delivers chat in order and says so', async () => {
    await met()
    for (const text of ['one', 'two', 'three']) ana.session.sendChat(text)
    await ana.until(({ events }) => events.filter(event => event.kind === 'chat-delivered').length === 3)

    expect(ben.chat).toEqual(['one', 'two', 'three'])
    expect(ana.heard('chat-delivered').map(({ messageId }) => messageId)).toEqual([1, 2, 3])
  })

  test('carries poses and the ball', async () => {
    await met()
    ana.session.sendPose(STANDING)
    ana.session.sendToy({ kind: 'ball-thrown', turn: 1, from: [0, 1, 0], velocity: [3, 4, 0] })
    await ben.until(({ events }) => events.filter(event => event.kind === 'pose').length >= 3)
    await ben.until(visitor => visitor.heard('toy').length === 1)

    expect(ben.heard('pose')[0]?.pose).toMatchObject({ x: 1, y: 0, z: 2, state: 'sit' })
    expect(ben.heard('toy')[0]?.event).toMatchObject({ kind: 'ball-thrown', turn: 1 })
  })

  test('finds the other one again after the network broke, and loses no word', async () => {
    await met()
    ana.session.sendChat('before')
    await ben.until(({ chat }) => chat.length === 1)
    network.cut()
    await ana.untilState('reconnecting')
    expect(ana.session.sendChat('meanwhile')).toMatchObject({ kind: 'sent' })
    network.mend()
    await ben.until(({ chat }) => chat.length === 2)
    ana.session.sendChat('after')
    await ben.until(({ chat }) => chat.length === 3)

    expect(ben.chat).toEqual(['before', 'meanwhile', 'after'])
    expect(ana.heard('peer-admitted')).toHaveLength(1)
  })

  test('is told when the other one leaves', async () => {
    await met()
    await ben.session.dispose()
    await ana.untilState('alone')

    expect(ana.session.state).toEqual({ state: 'alone', reason: 'other-left' })
    expect(ana.heard('peer-left').map(({ reason }) => reason)).toEqual(['left'])
    expect(ana.session.sendChat('anyone?')).toEqual({ kind: 'nobody-here' })
  })

  test('brings three owners together', async () => {
    await met()
    await using carla = await enter('carla', ana, ben)
    await carla.until(visitor => visitor.heard('peer-admitted').length === 2)
    carla.session.sendChat('hello both')
    await ana.until(({ chat }) => chat.includes('hello both'))
    await ben.until(({ chat }) => chat.includes('hello both'))
  })

  test('cuts a blocked user off at once on both sides, and refuses them afterwards', async () => {
    await met()
    ana.session.block('user-ben-1')
    await ben.untilState('alone')
    ben.session.setPeers([server.entry({ peerId: ana.peer.peerId, name: 'ana' })])
    await ben.until(visitor => visitor.heard('peer-refused').length > 0)

    expect(ana.session.state.state).toBe('alone')
    expect(ana.heard('peer-left').map(({ reason }) => reason)).toEqual(['blocked'])
    expect(ben.heard('peer-refused')[0]).toMatchObject({ by: 'them', reason: 'not-welcome' })
  })

  test('a paused visitor tells and hears nothing, and comes back over the same link', async () => {
    await met()
    ana.session.sendPose(STANDING)
    await ben.until(visitor => visitor.heard('pose').length >= 1)
    ana.session.pause()
    await ben.until(visitor => visitor.heard('peer-away').length === 1)
    const posesSeen = ben.heard('pose').length
    ana.session.sendPose(STANDING)
    expect(ana.session.sendChat('psst')).toEqual({ kind: 'nobody-here' })
    expect(ben.session.sendChat('where are you?')).toEqual({ kind: 'nobody-here' })

    ana.session.resume()
    await ben.until(visitor => visitor.heard('peer-away').length === 2)
    ana.session.sendChat('here again')
    await ben.until(({ chat }) => chat.length === 1)
    ben.session.sendChat('good')
    await ana.until(({ chat }) => chat.length === 1)

    expect(ben.heard('peer-away').map(({ isAway }) => isAway)).toEqual([true, false])
    expect(ben.heard('pose')).toHaveLength(posesSeen)
    expect({ ben: ben.chat, ana: ana.chat }).toEqual({ ben: ['here again'], ana: ['good'] })
    expect(ana.heard('peer-left')).toEqual([])
  })

  test('whoever comes while somebody is paused learns it, and a block ends it for good', async () => {
    await met()
    ana.session.pause()
    await using carla = await enter('carla', ana)
    await carla.until(visitor => visitor.heard('peer-away').length === 1)
    ana.session.block('user-ben-1')
    await ben.untilState('alone')

    expect(carla.heard('peer-away')[0]).toMatchObject({ visitor: { displayName: 'ana' }, isAway: true })
    expect(ana.heard('peer-left').map(({ reason }) => reason)).toEqual(['blocked'])
  })

  test('can be left and joined again at once, on the same peer', async () => {
    await met()
    void ben.session.dispose()
    const peers = [server.entry({ peerId: ana.peer.peerId, name: 'ana' })]
    const again = new TestVisitor(ben.peer, server.ticket({ peerId: ben.peer.peerId, name: 'ben', peers }))
    await again.untilState('relayed')
    again.session.sendChat('back again')
    await ana.until(({ chat }) => chat.includes('back again'))
    await again.session.dispose()
  })

  test('gets in with a renewed ticket after the first one ran out', async () => {
    const peer = await network.createPeer()
    const peers = [server.entry({ peerId: ana.peer.peerId, name: 'ana' })]
    const expired = server.ticket({ peerId: peer.peerId, name: 'carla', peers, lifetimeMs: -120_000 })
    await using carla = new TestVisitor(peer, expired)
    await carla.until(visitor => visitor.heard('peer-refused').length > 0)
    carla.session.renew(server.ticket({ peerId: peer.peerId, name: 'carla', peers }))
    await carla.untilState('relayed')
  })

  test('error: refuses a second meet-up on one peer', () => {
    expect(() => new TestVisitor(ana.peer, server.ticket({ peerId: ana.peer.peerId, name: 'ana' }))).toThrow(
      'leave the other meet-up first',
    )
  })

  test('error: refuses chat that is empty, too long, or too fast', async () => {
    await met()

    expect(ana.session.sendChat('  ')).toEqual({ kind: 'empty' })
    expect(ana.session.sendChat('x'.repeat(501))).toEqual({ kind: 'too-long' })
    const outcomes = Array.from({ length: 60 }, () => ana.session.sendChat('wuff').kind)
    expect(outcomes).toContain('too-fast')
  })

  describe('error: refuses', () => {
    test.each([
      ['an expired capability', 'expired', { lifetimeMs: -120_000 }, new TestServer()],
      ['one for another meet-up', 'other-meetup', {}, new TestServer({ meetupId: 'meetup-other-1' })],
      ['one signed by somebody else', 'wrong-signature', {}, new TestServer({ seed: 9 })],
      ['one issued to another peer', 'other-peer', { peerId: '12D3KooWSomebodyElse' }, new TestServer()],
    ] as const)('%s', async (_, reason, wish, issuer) => {
      const peer = await network.createPeer()
      const { capability } = issuer.ticket({ peerId: peer.peerId, name: 'eve', ...wish })
      const peers = [server.entry({ peerId: ana.peer.peerId, name: 'ana' })]
      const ticket = { ...server.ticket({ peerId: peer.peerId, name: 'eve', peers }), capability }
      await using eve = new TestVisitor(peer, ticket)
      await eve.until(visitor => visitor.heard('peer-refused').length > 0)

      expect(eve.heard('peer-refused')[0]).toMatchObject({ by: 'them', reason })
      expect(ana.heard('peer-refused')[0]).toMatchObject({ by: 'me', reason, peerId: peer.peerId })
      expect(eve.heard('peer-admitted')).toEqual([])
    })

    test('a stranger who skips admission, and hangs up on them', async () => {
      await met()
      const stranger = await network.createNode()
      const connection = await network.dial(stranger, ana.peer.peerId)
      const closed = new Promise<void>(resolve => connection.addEventListener('close', () => resolve()))
      await connection.newStream('/pawfect/messages/1.0.0').catch(() => undefined)
      await closed

      expect(ana.session.peers).toHaveLength(1)
    })

    test('a stranger who speaks nonsense at the door, and hangs up on them', async () => {
      const stranger = await network.createNode()
      const connection = await network.dial(stranger, ana.peer.peerId)
      const closed = new Promise<void>(resolve => connection.addEventListener('close', () => resolve()))
      const stream = await connection.newStream(ADMISSION_PROTOCOL)
      stream.send(new Uint8Array([0, 4, 1, 2, 3, 4]))
      await closed
    })
  })
})
