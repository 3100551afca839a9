import type { PetId } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { BERLIN, expectRefusal, type Person, TestWorld } from '../../runtime/testing/test-world.ts'

const MUNICH = { latitudeDeg: 48.14, longitudeDeg: 11.58, label: 'Munich' }

function propose(person: Person, petId: PetId, limit = 10) {
  return person.api.matching.proposeMatches.query({ petId, purpose: 'play', limit })
}

async function namesFor(person: Person, petId: PetId): Promise<string[]> {
  return (await propose(person, petId)).suggestions.map(({ pet }) => pet.name)
}

/** Ana with Luna, Ben with Rex: two friendly dogs of one neighbourhood. */
async function neighbours(world: TestWorld) {
  const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
  const luna = await ana.publishPet({ name: 'Luna' })
  const rex = await ben.publishPet({ name: 'Rex', sex: 'male' })
  const lunaOnRex = { petId: luna.petId, targetPetId: rex.petId, purpose: 'play' } as const
  const rexOnLuna = { petId: rex.petId, targetPetId: luna.petId, purpose: 'play' } as const
  return { ana, ben, luna, rex, lunaOnRex, rexOnLuna }
}

describe('matching.proposeMatches', () => {
  test('suggests neighbours with reasons, then those far away for the park on screen', async () => {
    await using world = await TestWorld.create()
    const { ana, luna } = await neighbours(world)
    const cleo = await world.person('cleo')
    await cleo.publishPet({ name: 'Far' }, { place: MUNICH })
    await cleo.publishPet({ name: 'Whiskers', species: 'cat' })

    const { suggestions, considered, excluded, summary } = await propose(ana, luna.petId)

    expect(considered).toBe(3)
    expect(suggestions.map(({ pet, canMeetInPerson }) => [pet.name, canMeetInPerson])).toEqual([
      ['Rex', true],
      ['Far', false],
    ])
    expect(suggestions[0]?.reasons.map(({ text }) => text)).toContain('Both like chasing and fetching.')
    expect(suggestions[0]?.chance.word).toBe('likely')
    expect(excluded.map(({ rule, count }) => [rule, count])).toEqual([
      ['species', 1],
      ['distance', 1],
    ])
    expect(summary.text).toMatch(/^You excluded 2 of 3 because /)
  })

  test('follows publishing, editing and unpublishing at once', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, rex } = await neighbours(world)
    expect(await namesFor(ana, luna.petId)).toEqual(['Rex'])

    await ben.api.pets.unpublishPet.mutate({ petId: rex.petId })
    expect(await namesFor(ana, luna.petId)).toEqual([])

    await ben.api.pets.publishPet.mutate({ petId: rex.petId, photos: [] })
    await ben.api.pets.editPet.mutate({ petId: rex.petId, facts: { name: 'Max' } })
    expect(await namesFor(ana, luna.petId)).toEqual(['Max'])

    await ben.api.pets.deletePet.mutate({ petId: rex.petId })
    expect(await propose(ana, luna.petId)).toMatchObject({ considered: 0, suggestions: [] })
  })

  test('lets the owner of a draft look around without showing the draft to anyone', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, rex } = await neighbours(world)
    const draft = await ana.registerPet({ name: 'Draft' })

    expect(await namesFor(ana, draft.petId)).toEqual(['Rex'])
    expect(await namesFor(ben, rex.petId)).toEqual([luna.name])
  })

  test('ranks only for own animals', async () => {
    await using world = await TestWorld.create()
    const { ana, rex } = await neighbours(world)
    expect(await expectRefusal(propose(ana, rex.petId))).toMatchObject({ code: 'pets/not-yours' })
  })

  test('changes with the habits an owner tells', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna } = await neighbours(world)
    const habits = { activeHours: ['evening' as const], activeDays: ['weekend' as const] }
    const [before] = (await propose(ana, luna.petId)).suggestions
    await ana.api.identity.updateProfile.mutate({ habits })
    await ben.api.identity.updateProfile.mutate({ habits })

    const [after] = (await propose(ana, luna.petId)).suggestions

    expect(after?.chance.probability).toBeGreaterThan(before?.chance.probability ?? 1)
  })
})

describe('matching.like', () => {
  test('makes a match on the second yes, seen by both', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, rex, lunaOnRex, rexOnLuna } = await neighbours(world)

    expect(await ana.api.matching.like.mutate(lunaOnRex)).toEqual({ match: null })
    const { match } = await ben.api.matching.like.mutate(rexOnLuna)

    expect(match).toMatchObject({ myPetId: rex.petId, other: { petId: luna.petId } })
    expect(await ben.api.matching.listMatches.query()).toEqual([match])
    expect(await ana.api.matching.listMatches.query({ petId: luna.petId })).toMatchObject([
      { matchId: match?.matchId, myPetId: luna.petId, other: { petId: rex.petId } },
    ])
    expect(await namesFor(ana, luna.petId)).toEqual([])
  })

  test('makes exactly one match when both say yes at the same moment', async () => {
    await using world = await TestWorld.create()
    const { client } = world.server.context.database
    const { ana, ben } = await neighbours(world)
    for (let round = 0; round < 10; round++) {
      const one = await ana.publishPet({ name: `One ${round}` })
      const two = await ben.publishPet({ name: `Two ${round}` })
      const answers = await Promise.all([
        ana.api.matching.like.mutate({ petId: one.petId, targetPetId: two.petId, purpose: 'play' }),
        ben.api.matching.like.mutate({ petId: two.petId, targetPetId: one.petId, purpose: 'play' }),
      ])
      expect(answers.filter(({ match }) => match !== null)).toHaveLength(1)
    }
    expect(await client.match.count()).toBe(10)
  })

  test('error: refuses what a hard rule forbids, own animals, drafts and strangers', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, lunaOnRex } = await neighbours(world)
    const cat = await ben.publishPet({ name: 'Cat', species: 'cat' })
    const twin = await ana.publishPet({ name: 'Twin' })
    const draft = await ana.registerPet({ name: 'Draft' })
    const like = (changes: object) =>
      expectRefusal(ana.api.matching.like.mutate({ ...lunaOnRex, ...changes }))

    expect(await like({ targetPetId: cat.petId })).toEqual({
      code: 'matching/rule-broken',
      facts: { rule: 'species' },
    })
    expect(await like({ purpose: 'breed' })).toEqual({
      code: 'matching/rule-broken',
      facts: { rule: 'purpose' },
    })
    expect(await like({ targetPetId: twin.petId })).toMatchObject({ code: 'matching/own-animal' })
    expect(await like({ petId: draft.petId })).toMatchObject({ code: 'matching/publish-first' })
    expect(await like({ petId: cat.petId, targetPetId: luna.petId })).toMatchObject({
      code: 'pets/not-yours',
    })
    expect(await like({ targetPetId: 'nobody-00000' as PetId })).toMatchObject({ code: 'pets/not-found' })
    expect(await ana.api.matching.like.mutate(lunaOnRex)).toEqual({ match: null })
  })
})

describe('matching.pass and matching.undo', () => {
  test('takes an animal off the list until it is undone', async () => {
    await using world = await TestWorld.create()
    const { ana, luna, lunaOnRex, rex } = await neighbours(world)
    const pair = { petId: luna.petId, targetPetId: rex.petId }

    await ana.api.matching.pass.mutate(lunaOnRex)
    expect(await propose(ana, luna.petId)).toMatchObject({
      suggestions: [],
      excluded: [{ rule: 'already-decided', count: 1 }],
    })
    await ana.api.matching.undo.mutate(pair)
    expect(await namesFor(ana, luna.petId)).toEqual(['Rex'])
    expect(await expectRefusal(ana.api.matching.undo.mutate(pair))).toMatchObject({
      code: 'matching/not-decided',
    })
  })

  test('error: keeps a match from being undone or passed over', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, rex, lunaOnRex, rexOnLuna } = await neighbours(world)
    await ana.api.matching.like.mutate(lunaOnRex)
    await ben.api.matching.like.mutate(rexOnLuna)
    const undone = ana.api.matching.undo.mutate({ petId: luna.petId, targetPetId: rex.petId })
    expect(await expectRefusal(undone)).toMatchObject({ code: 'matching/already-matched' })
    expect(await expectRefusal(ana.api.matching.pass.mutate(lunaOnRex))).toMatchObject({
      code: 'matching/already-matched',
    })
  })
})

describe('a block', () => {
  test('removes both from each other, uncounted, in suggestions, likes and matches', async () => {
    await using world = await TestWorld.create()
    const { ana, ben, luna, rex, lunaOnRex, rexOnLuna } = await neighbours(world)
    const second = await ben.publishPet({ name: 'Second' })
    await ana.api.matching.like.mutate(lunaOnRex)
    await ben.api.matching.like.mutate(rexOnLuna)
    await ben.api.moderation.block.mutate({ userId: ana.userId })

    expect(await propose(ana, luna.petId)).toMatchObject({ considered: 0, suggestions: [], excluded: [] })
    expect(await propose(ben, rex.petId)).toMatchObject({ considered: 0, suggestions: [] })
    expect(await ana.api.matching.listMatches.query()).toEqual([])
    expect(await ben.api.matching.listMatches.query()).toEqual([])
    const like = ana.api.matching.like.mutate({ ...lunaOnRex, targetPetId: second.petId })
    expect(await expectRefusal(like)).toMatchObject({ code: 'pets/not-found' })
  })
})

describe('a deleted account', () => {
  test('leaves nothing behind in matching', async () => {
    await using world = await TestWorld.create()
    const { client } = world.server.context.database
    const { ana, ben, lunaOnRex, rexOnLuna } = await neighbours(world)
    await ana.api.matching.like.mutate(lunaOnRex)
    await ben.api.matching.like.mutate(rexOnLuna)
    await ana.api.identity.deleteAccount.mutate({ password: 'walk-in-the-park' })

    expect(await client.decision.count()).toBe(0)
    expect(await client.match.count()).toBe(0)
    expect(await ben.api.matching.listMatches.query()).toEqual([])
  })
})

describe('an animal without a place', () => {
  test('meets on screen only', async () => {
    await using world = await TestWorld.create()
    const { ana } = await neighbours(world)
    const nomad = await ana.publishPet({ name: 'Nomad' }, { place: null })
    const [first] = (await propose(ana, nomad.petId)).suggestions
    expect(first).toMatchObject({
      canMeetInPerson: false,
      distanceKm: null,
      pet: { placeLabel: BERLIN.label },
    })
  })
})
