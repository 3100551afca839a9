import { joinMeetup } from '@pawfect/p2p'
import { MemoryNetwork, TestServer } from '@pawfect/p2p/testing'
import { appearanceFromFacts } from '@pawfect/scene'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PARK_BEAGLE } from '../pets/pet-appearance.ts'
import { type MeetingSnapshot, ParkMeeting } from './park-meeting.ts'

const server = new TestServer()
const appearance = appearanceFromFacts(PARK_BEAGLE)

describe('ParkMeeting', () => {
  let network: MemoryNetwork
  let ana: ParkMeeting
  let ben: ParkMeeting

  beforeEach(async () => {
    network = new MemoryNetwork()
    ana = await enter('ana')
    ben = await enter('ben', [server.entry({ peerId: ana.peerId, name: 'ana' })])
    await both(({ people }) => people.length === 1)
  })

  afterEach(async () => {
    await ana.dispose()
    await ben.dispose()
    await network[Symbol.asyncDispose]()
  })

  async function enter(name: string, peers: ReturnType<TestServer['entry']>[] = []): Promise<ParkMeeting> {
    const peer = await network.createPeer()
    return new ParkMeeting({
      peer,
      ticket: server.ticket({ peerId: peer.peerId, name, peers }),
      joinMeetup,
      petOf: visitor => ({ appearance, name: `the pet of ${visitor.displayName}` }),
      isBlocked: () => false,
    })
  }

  const both = (isSo: (park: MeetingSnapshot) => boolean) => Promise.all([until(ana, isSo), until(ben, isSo)])

  test('hiding looks to the other one like leaving, and both are told nothing more', async () => {
    ana.hide()
    await until(ben, ({ people }) => people.length === 0)

    expect(ana.snapshot()).toMatchObject({ isHidden: true, people: [], connection: { state: 'alone' } })
    expect(ben.snapshot().connection).toEqual({ state: 'alone', reason: 'other-left' })
    expect(ana.sendChat('hello?')).toEqual({ kind: 'nobody-here' })
    expect(ben.sendChat('where are you?')).toEqual({ kind: 'nobody-here' })
  })

  test('coming back needs no server: the link was there all the time', async () => {
    ana.hide()
    await until(ben, ({ people }) => people.length === 0)
    network.refuseNewLinks()
    ana.comeBack()
    await both(({ people, connection }) => people.length === 1 && connection.state === 'relayed')
    ben.sendChat('there you are')
    await until(ana, ({ chat }) => chat.length === 1)

    expect(ana.snapshot().chat.map(({ text }) => text)).toEqual(['there you are'])
  })

  test('two who hide from one another see each other when both are back', async () => {
    ana.hide()
    ben.hide()
    ana.comeBack()
    ben.comeBack()
    await both(({ people }) => people.length === 1)
  })

  test('a block from behind the curtain cuts the link for good', async () => {
    ana.hide()
    ana.block('user-ben-1')
    await until(ben, ({ connection }) => connection.state === 'alone')
    ana.comeBack()

    expect(ana.snapshot()).toMatchObject({ people: [], connection: { state: 'alone', reason: 'blocked' } })
    expect(ben.snapshot().people).toEqual([])
    expect(ben.sendChat('let me in')).toEqual({ kind: 'nobody-here' })
  })

  test('a renewed ticket lets in whom an expired one kept out', async () => {
    const peer = await network.createPeer()
    const peers = [server.entry({ peerId: ana.peerId, name: 'ana' })]
    const carla = new ParkMeeting({
      peer,
      ticket: server.ticket({ peerId: peer.peerId, name: 'carla', peers, lifetimeMs: -120_000 }),
      joinMeetup,
      petOf: () => ({ appearance, name: 'Freya' }),
      isBlocked: () => false,
    })
    carla.renew(server.ticket({ peerId: peer.peerId, name: 'carla', peers }))
    await until(ana, ({ people }) => people.some(({ displayName }) => displayName === 'carla'))
    await carla.dispose()
  })
})

/** Waits until a meeting looks like this. */
function until(meeting: ParkMeeting, isSo: (park: MeetingSnapshot) => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      if (!isSo(meeting.snapshot())) return
      stop()
      resolve()
    }
    const stop = meeting.subscribe(look)
    look()
  })
}
