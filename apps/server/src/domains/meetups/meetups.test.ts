import type { Meetup } from '@pawfect/domain/meetups'
import { describe, expect, test } from 'vitest'
import { ANAS_PEER, inHours, matchedPair, plan, planAgreed } from '../../runtime/testing/matched-pair.ts'
import { expectRefusal, TestWorld } from '../../runtime/testing/test-world.ts'

describe('planning a meet-up', () => {
  test('shows both the same meeting, each from their side', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const startsAt = inHours(world, 48)

    const planned = await plan(pair, { startsAt, durationMinutes: 45, note: 'Bring a ball' })

    expect(planned).toMatchObject({
      state: 'proposed',
      proposedByMe: true,
      myPetId: pair.luna.petId,
      other: { petId: pair.rex.petId },
      startsAt,
      note: 'Bring a ball',
      othersInPark: 0,
      myOutcome: null,
    })
    expect(Date.parse(planned.endsAt) - Date.parse(startsAt)).toBe(45 * 60_000)
    expect(await pair.ben.api.meetups.listMeetups.query()).toMatchObject([
      {
        meetupId: planned.meetupId,
        proposedByMe: false,
        myPetId: pair.rex.petId,
        otherUserId: pair.ana.userId,
      },
    ])
  })

  test('lets only the invited one accept, and either cancel', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId } = await plan(pair)
    const anas = pair.ana.api.meetups
    const bens = pair.ben.api.meetups

    expect(await expectRefusal(anas.acceptMeetup.mutate({ meetupId }))).toEqual({
      code: 'meetups/wrong-state',
      facts: { state: 'proposed' },
    })
    expect((await bens.acceptMeetup.mutate({ meetupId })).state).toBe('accepted')
    expect((await anas.cancelMeetup.mutate({ meetupId })).state).toBe('cancelled')
    expect(await expectRefusal(bens.declineMeetup.mutate({ meetupId }))).toMatchObject({
      code: 'meetups/wrong-state',
    })
  })

  test('error: refuses times, zones and matches that cannot be', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const stranger = await world.person('stranger')
    const refused = async (changes: object) => expectRefusal(plan(pair, changes))

    expect(await refused({ startsAt: inHours(world, -1) })).toEqual({
      code: 'meetups/start-not-possible',
      facts: { problem: 'in-the-past' },
    })
    expect(await refused({ startsAt: inHours(world, 9000) })).toMatchObject({
      facts: { problem: 'too-far-ahead' },
    })
    expect(await refused({ timeZone: 'Mars/Olympus' })).toMatchObject({ code: 'meetups/time-zone-unknown' })
    expect(await refused({ matchId: 'no-such-match' })).toMatchObject({ code: 'meetups/match-not-found' })
    expect(await expectRefusal(plan({ ...pair, ana: stranger }))).toMatchObject({
      code: 'meetups/match-not-found',
    })
  })

  test('asks for valid vaccinations on the day before meeting in the flesh', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world, { vaccinatedUntil: null })
    const { api } = pair.ben

    expect(await expectRefusal(plan(pair, { kind: 'real' }))).toEqual({
      code: 'meetups/vaccination-needed',
      facts: { mine: false, theirs: true },
    })
    const tomorrow = inHours(world, 24)
    await api.pets.editPet.mutate({
      petId: pair.rex.petId,
      facts: { vaccinatedUntil: tomorrow.slice(0, 10) },
    })
    expect((await plan(pair, { kind: 'real', startsAt: tomorrow })).kind).toBe('real')
    expect(await expectRefusal(plan(pair, { kind: 'real', startsAt: inHours(world, 72) }))).toMatchObject({
      code: 'meetups/vaccination-needed',
    })
  })

  test('checks the papers again when the other accepts', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId } = await plan(pair, { kind: 'real' })
    await pair.ana.api.pets.editPet.mutate({ petId: pair.luna.petId, facts: { vaccinatedUntil: null } })

    expect(await expectRefusal(pair.ben.api.meetups.acceptMeetup.mutate({ meetupId }))).toEqual({
      code: 'meetups/vaccination-needed',
      facts: { mine: false, theirs: true },
    })
  })
})

describe('"would you meet again?"', () => {
  test('changes the next ranking, and a changed answer is as if it had been the first', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const cleo = await world.person('cleo')
    // Like Rex in all but name: what Luna's owner thinks of Rex is a lesson about Copy as well.
    const copy = await cleo.publishPet({ name: 'Copy', sex: 'male' })
    const { meetupId } = await planAgreed(pair)
    const chanceOfCopy = async () => {
      const input = { petId: pair.luna.petId, purpose: 'play' as const, limit: 5 }
      const { suggestions } = await pair.ana.api.matching.proposeMatches.query(input)
      return suggestions.find(({ pet }) => pet.petId === copy.petId)?.chance.probability ?? 0
    }
    const answer = (wouldMeetAgain: 'yes' | 'no' | 'unsure') =>
      pair.ana.api.meetups.recordOutcome.mutate({ meetupId, wouldMeetAgain })

    const before = await chanceOfCopy()
    expect((await answer('no')).myOutcome).toBe('no')
    const afterNo = await chanceOfCopy()
    expect((await answer('yes')).myOutcome).toBe('yes')
    const afterYes = await chanceOfCopy()
    await answer('unsure')

    expect(afterNo).toBeLessThan(before)
    expect(afterYes).toBeGreaterThan(before)
    // An answer taken back is as if it had never been given, to a millionth.
    expect(await chanceOfCopy()).toBeCloseTo(before, 6)
    await answer('yes')
    expect(await chanceOfCopy()).toBeCloseTo(afterYes, 6)
    await world.restart()
    expect(await chanceOfCopy()).toBeCloseTo(afterYes, 6)
  })

  test('speaks for the one who was met, to everyone else', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const cleo = await world.person('cleo')
    const mimi = await cleo.publishPet({ name: 'Mimi' })
    const chanceOfRex = async () => {
      const input = { petId: mimi.petId, purpose: 'play' as const, limit: 5 }
      const { suggestions } = await cleo.api.matching.proposeMatches.query(input)
      return suggestions.find(({ pet }) => pet.petId === pair.rex.petId)?.chance.probability ?? 0
    }
    const before = await chanceOfRex()
    const { meetupId } = await planAgreed(pair)
    await pair.ana.api.meetups.recordOutcome.mutate({ meetupId, wouldMeetAgain: 'yes' })
    expect(await chanceOfRex()).toBeGreaterThan(before)
  })

  test('error: is not asked before the meeting, nor of a meeting nobody agreed to', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const early = await planAgreed(pair, { startsAt: inHours(world, 5) })
    const proposed = await plan(pair)
    const record = (meetupId: Meetup['meetupId']) =>
      expectRefusal(pair.ana.api.meetups.recordOutcome.mutate({ meetupId, wouldMeetAgain: 'yes' }))

    expect(await record(early.meetupId)).toMatchObject({ code: 'meetups/too-early-for-outcome' })
    expect(await record(proposed.meetupId)).toMatchObject({ code: 'meetups/wrong-state' })
  })
})

describe('the calendar file', () => {
  test('is a calendar entry named after the two animals', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world, { name: 'Rex / der Große' })
    const { meetupId, startsAt } = await planAgreed(pair, { startsAt: inHours(world, 24) })

    const { filename, ics } = await pair.ana.api.meetups.calendarFile.query({ meetupId })

    expect(filename).toBe(`meet-Rex-der-Große-${startsAt.slice(0, 10)}.ics`)
    expect(ics).toContain('SUMMARY:Luna meets Rex / der Große\r\n')
    expect(ics).toContain('STATUS:CONFIRMED\r\n')
  })
})

describe('a deleted account', () => {
  test('leaves no meet-ups, presences or answers behind', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId } = await planAgreed(pair)
    await pair.ana.api.meetups.enterPark.mutate({ meetupId, peerId: ANAS_PEER })
    await pair.ana.api.meetups.recordOutcome.mutate({ meetupId, wouldMeetAgain: 'yes' })
    await pair.ana.api.identity.deleteAccount.mutate({ password: 'walk-in-the-park' })

    const { client } = world.server.context.database
    const left = [
      client.meetup.count(),
      client.meetupPresence.count(),
      client.outcome.count(),
      client.lesson.count(),
    ]
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0])
  })
})
