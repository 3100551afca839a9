import type { PetId } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { type Person, TestWorld } from '../../../runtime/testing/test-world.ts'

function today(person: Person, petId: PetId) {
  return person.api.matching.dailySet.query({ petId, purpose: 'play' })
}

async function namesToday(person: Person, petId: PetId): Promise<string[]> {
  return (await today(person, petId)).picks.map(({ pet }) => pet.name).sort()
}

/** Somebody with one published dog of their own name. */
async function owner(world: TestWorld, name: string) {
  const person = await world.person(name)
  const { petId } = await person.publishPet({ name })
  return { person, petId }
}

describe('a week', () => {
  test('that fills by day shows nobody more, and is shown to those alone it said yes to, until more is wished for', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, cleo, dora] = [
      await owner(world, 'ana'),
      await owner(world, 'ben'),
      await owner(world, 'cleo'),
      await owner(world, 'dora'),
    ]
    const { petId } = ana
    await ana.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 1 })
    expect(await namesToday(ana.person, petId)).toEqual(['ben', 'cleo', 'dora'])
    const purpose = 'play' as const
    for (const other of [ben, cleo])
      await ana.person.api.matching.like.mutate({ petId, targetPetId: other.petId, purpose })
    await ben.person.api.matching.like.mutate({ petId: ben.petId, targetPetId: petId, purpose })

    expect(await today(ana.person, petId)).toMatchObject({ state: 'full', answered: 2, picks: [] })
    expect(await namesToday(dora.person, dora.petId)).not.toContain('ana')
    expect(await namesToday(cleo.person, cleo.petId)).toContain('ana')

    await ana.person.api.matching.wishPlayDates.mutate({ playDatesPerWeek: 2 })
    expect(await namesToday(ana.person, petId)).toEqual(['dora'])
    expect(await namesToday(dora.person, dora.petId)).toContain('ana')
  })
})
