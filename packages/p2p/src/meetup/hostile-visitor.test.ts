import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LIMITS } from '../limits.ts'
import { encodePoseFrame } from '../messages/meetup-message.ts'
import { packPose } from '../poses/pose-packet.ts'
import { HostilePeer, MemoryNetwork, TestServer, TestVisitor } from '../testing/index.ts'

const RESUME = { t: 'resume', run: 'malloryrun', heardRun: '', received: 0 } as const
const SENT_AT = '2026-05-01T10:00:00.000Z'
const STANDING = { x: 0, y: 0, z: 0, yawRad: 0, speedMps: 0, state: 'idle' } as const

describe('an admitted visitor with bad manners', () => {
  const server = new TestServer()
  let network: MemoryNetwork
  let ana: TestVisitor
  let mallory: HostilePeer

  beforeEach(async () => {
    network = new MemoryNetwork()
    const peer = await network.createPeer()
    ana = new TestVisitor(peer, server.ticket({ peerId: peer.peerId, name: 'ana' }))
    mallory = await HostilePeer.enter(network, server, peer.peerId)
    await mallory.say(RESUME)
    await ana.until(visitor => visitor.heard('peer-admitted').length === 1)
  })

  afterEach(async () => {
    await ana[Symbol.asyncDispose]()
    await network[Symbol.asyncDispose]()
  })

  async function isCutFor(reason: string): Promise<void> {
    await mallory.hungUp()
    await ana.until(visitor => visitor.heard('peer-left').length === 1)
    expect(ana.heard('peer-left')[0]).toMatchObject({ reason })
    expect(ana.session.state.state).toBe('alone')
  }

  test('is cut for a frame that is no message', async () => {
    await mallory.frame(new TextEncoder().encode('{"t":"bye"}'))
    await isCutFor('malformed')
  })

  test('is cut for a frame that is too long, unread', async () => {
    await mallory.frame(new Uint8Array(LIMITS.messageBytes + 1))
    await isCutFor('malformed')
  })

  test('is cut for announcing more than a frame may hold', async () => {
    mallory.raw(new Uint8Array(64).fill(0xff))
    await isCutFor('malformed')
  })

  test('is cut for leaving out a number', async () => {
    await mallory.say({ t: 'chat', n: 1, text: 'hello', sentAt: SENT_AT })
    await mallory.say({ t: 'chat', n: 3, text: 'what was 2?', sentAt: SENT_AT })
    await isCutFor('malformed')

    expect(ana.chat).toEqual(['hello'])
  })

  test('is cut for a flood of messages', async () => {
    for (let n = 1; n <= LIMITS.messageBurst + 50; n += 1) {
      await mallory.say({ t: 'chat', n, text: 'buy now', sentAt: SENT_AT }).catch(() => undefined)
    }
    await isCutFor('flood')

    expect(ana.chat.length).toBeLessThanOrEqual(LIMITS.messageBurst + LIMITS.messagesPerSecond * 5)
  })

  test('is heard once when saying the same thing twice', async () => {
    for (const n of [1, 1, 1, 2]) await mallory.say({ t: 'chat', n, text: `line ${n}`, sentAt: SENT_AT })
    await ana.until(({ chat }) => chat.length === 2)

    expect(ana.chat).toEqual(['line 1', 'line 2'])
  })

  test('moves nobody with broken, wild or too many poses; they are counted', async () => {
    for (const size of [0, 1, 15, 17, 2_000])
      await mallory.frame(encodePoseFrame(new Uint8Array(size).fill(255)))
    for (let sequence = 0; sequence < 200; sequence += 1) {
      const packet = packPose({ sequence, sentAtMs: 0, pose: STANDING })
      await mallory.frame(encodePoseFrame(packet))
    }
    await mallory.say({ t: 'chat', n: 1, text: 'still here', sentAt: SENT_AT })
    await ana.until(({ chat }) => chat.length === 1)
    const [report] = ana.session.peers

    expect(report?.poses).toMatchObject({ malformed: 5 })
    expect(report?.poses.flood).toBeGreaterThan(100)
    expect(ana.heard('pose').length).toBe(report?.poses.accepted)
  })
})
