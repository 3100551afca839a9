import { type Meetup, verifyCapability } from '@pawfect/domain/meetups'
import { describe, expect, test } from 'vitest'
import {
  ANAS_PEER,
  BENS_PEER,
  inHours,
  matchedPair,
  plan,
  planAgreed,
} from '../../runtime/testing/matched-pair.ts'
import { expectRefusal, type Person, TestWorld } from '../../runtime/testing/test-world.ts'

describe('the park', () => {
  test('gives each of the two a capability for their own peer, and tells who is there', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId } = await planAgreed(pair)

    const first = await pair.ana.api.meetups.enterPark.mutate({ meetupId, peerId: ANAS_PEER })
    const second = await pair.ben.api.meetups.enterPark.mutate({ meetupId, peerId: BENS_PEER })

    expect(first.peers).toEqual([])
    expect(second.peers).toEqual([{ peerId: ANAS_PEER, userId: pair.ana.userId, petId: pair.luna.petId }])
    expect(second.issuerKey).toBe(first.issuerKey)
    const expected = { issuerKey: first.issuerKey, now: world.clock.now(), meetupId }
    expect(verifyCapability(first.capability, { ...expected, peerId: ANAS_PEER })).toMatchObject({
      kind: 'valid',
      capability: { userId: pair.ana.userId, petId: pair.luna.petId, displayName: 'ana' },
    })
    expect(verifyCapability(first.capability, { ...expected, peerId: BENS_PEER }).kind).toBe('other-peer')
    expect((await pair.ana.api.meetups.getMeetup.query({ meetupId })).othersInPark).toBe(1)
    await pair.ben.api.meetups.leavePark.mutate({ meetupId })
    expect((await pair.ana.api.meetups.getMeetup.query({ meetupId })).othersInPark).toBe(0)
  })

  test('takes a reloaded desktop for one visitor, and a silent one for gone', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId } = await planAgreed(pair)
    const enter = (person: Person, peerId: string) =>
      person.api.meetups.enterPark.mutate({ meetupId, peerId })
    const afterReload = '12D3KooWQYhTNQdmr3ArTeUHRYzFg94BKyTkoWBDWez9kSCVe2Xo'

    await enter(pair.ana, ANAS_PEER)
    await enter(pair.ana, afterReload)
    expect((await enter(pair.ben, BENS_PEER)).peers.map(({ peerId }) => peerId)).toEqual([afterReload])
    await pair.ana.api.meetups.leavePark.mutate({ meetupId, peerId: ANAS_PEER })
    expect((await enter(pair.ben, BENS_PEER)).peers).toHaveLength(1)
    world.clock.advance({ minutes: 3 })
    await enter(pair.ana, afterReload)
    world.clock.advance({ minutes: 3 })
    expect((await enter(pair.ana, afterReload)).peers).toEqual([])
    expect((await enter(pair.ben, BENS_PEER)).peers).toHaveLength(1)
  })

  test('signs with the same key after a restart', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId } = await planAgreed(pair)
    const before = await pair.ana.api.meetups.enterPark.mutate({ meetupId, peerId: ANAS_PEER })
    await world.restart()
    const after = await pair.ana.api.meetups.enterPark.mutate({ meetupId, peerId: ANAS_PEER })
    expect(after.issuerKey).toBe(before.issuerKey)
  })

  test('opens 15 minutes early and closes two hours after the end', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId, startsAt, endsAt } = await planAgreed(pair, { startsAt: inHours(world, 24) })
    const enter = () => pair.ana.api.meetups.enterPark.mutate({ meetupId, peerId: ANAS_PEER })
    const at = (instant: string, minutes: number) =>
      world.clock.set(new Date(Date.parse(instant) + minutes * 60_000).toISOString())

    at(startsAt, -16)
    expect(await expectRefusal(enter())).toMatchObject({
      code: 'meetups/park-closed',
      facts: { phase: 'too-early' },
    })
    at(startsAt, -15)
    expect((await enter()).meetupId).toBe(meetupId)
    at(endsAt, 119)
    const { expiresAt } = await enter()
    expect(Date.parse(expiresAt)).toBe(Date.parse(endsAt) + 120 * 60_000)
    at(endsAt, 120)
    expect(await expectRefusal(enter())).toMatchObject({ facts: { phase: 'closed' } })
    expect((await pair.ana.api.meetups.getMeetup.query({ meetupId })).state).toBe('ended')
  })

  test('error: stays shut to strangers, blocked ones, the unaccepted, and walks in the flesh', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const stranger = await world.person('stranger')
    const proposed = await plan(pair)
    const real = await planAgreed(pair, { kind: 'real' })
    const { meetupId } = await planAgreed(pair)
    const enter = (person: Person, id: string, peerId = ANAS_PEER) =>
      expectRefusal(person.api.meetups.enterPark.mutate({ meetupId: id as Meetup['meetupId'], peerId }))

    expect(await enter(stranger, meetupId)).toMatchObject({ code: 'meetups/not-found' })
    expect(await enter(pair.ana, proposed.meetupId)).toMatchObject({ code: 'meetups/wrong-state' })
    expect(await enter(pair.ana, real.meetupId)).toMatchObject({ code: 'meetups/no-park' })
    expect(await enter(pair.ana, meetupId, 'not-a-peer-id')).toMatchObject({ code: 'requests/invalid-input' })
    await pair.ben.api.moderation.block.mutate({ userId: pair.ana.userId })
    expect(await enter(pair.ana, meetupId)).toMatchObject({ code: 'meetups/not-found' })
    expect(await enter(pair.ben, meetupId)).toMatchObject({ code: 'meetups/not-found' })
    expect(await pair.ana.api.meetups.listMeetups.query()).toEqual([])
  })
})
