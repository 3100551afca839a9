import {
  arrangePedigree,
  litterInbreeding,
  mergeAncestries,
  type SharedRecord,
} from '@pawfect/domain/pedigree'
import type { PetId } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import {
  BREEDING,
  COUSIN,
  FREYA,
  HALF_BROTHER,
  kennels,
  STUD,
  shared,
} from '../../runtime/testing/test-kennels.ts'
import { expectRefusal, type Person, TestWorld } from '../../runtime/testing/test-world.ts'

const MUNICH = { latitudeDeg: 48.14, longitudeDeg: 11.58, label: 'Munich' }

const studs = (person: Person, rest: object = {}) =>
  person.api.pedigree.listStuds.query({ species: 'dog', ...rest })
const names = (page: Awaited<ReturnType<typeof studs>>) => page.studs.map(({ pet }) => pet.name).sort()

describe('pedigree.listStuds', () => {
  test('hands a breeder what she needs to rank studs exactly on her own machine', async () => {
    await using world = await TestWorld.create()
    const { carla, freya } = await kennels(world)
    const page = await studs(carla, {
      breedIds: ['golden-retriever'],
      nearPetId: freya.petId,
      maxDistanceKm: 5,
    })
    const { records, rootOf } = mergeAncestries([
      { key: 'dam', rootId: '00001', records: FREYA },
      ...page.studs.map(({ pet, pedigree }) => ({ key: pet.name, ...pedigree })),
    ])
    const { pedigree, rowOf } = arrangePedigree(records)
    const row = (key: string) => rowOf.get(rootOf.get(key) ?? '') ?? -1

    expect(names(page)).toEqual(['Bosse', 'Thor'])
    expect(page.studs[0]).toMatchObject({ distanceKm: 0, pedigree: { stud: STUD } })
    // Half-siblings whose other parents are unrelated, and first cousins.
    expect(litterInbreeding(pedigree, { sire: row('Thor'), dam: row('dam') })).toBe(1 / 8)
    expect(litterInbreeding(pedigree, { sire: row('Bosse'), dam: row('dam') })).toBe(1 / 16)
  })

  test('lists only what is offered, wanted, near and not apart', async () => {
    await using world = await TestWorld.create()
    const { carla, sten, freya, thor, bosse } = await kennels(world)
    const near = { nearPetId: freya.petId, maxDistanceKm: 100 }
    expect(names(await studs(carla, { breedIds: ['poodle'] }))).toEqual([])
    expect(names(await studs(carla, { species: 'cat' }))).toEqual([])

    await shared(sten, bosse.petId, COUSIN, { stud: { ...STUD, available: false } })
    expect(names(await studs(carla))).toEqual(['Thor'])
    await shared(sten, bosse.petId, COUSIN, { stud: STUD })
    await sten.api.pets.editPet.mutate({ petId: thor.petId, place: MUNICH })
    expect([names(await studs(carla, near)), names(await studs(carla))]).toEqual([
      ['Bosse'],
      ['Bosse', 'Thor'],
    ])
    await sten.api.pets.editPet.mutate({ petId: bosse.petId, facts: { neutered: true } })
    expect(names(await studs(carla))).toEqual(['Thor'])
    await sten.api.moderation.block.mutate({ userId: carla.userId })
    expect(await studs(carla)).toEqual({ studs: [], next: null })
    const look = carla.api.pedigree.getSharedPedigree.query({ petId: thor.petId })
    expect(await expectRefusal(look)).toMatchObject({ code: 'pets/not-found' })
  })

  test('comes in pages that are bounded by animals and by ancestors, each stud exactly once', async () => {
    await using world = await TestWorld.create()
    const sten = await world.person('sten')
    const line = (size: number): SharedRecord[] =>
      Array.from({ length: size }, (_, n) => ({
        id: `${n}`,
        ...(n + 1 < size ? { sireId: `${n + 1}` } : {}),
      }))
    for (const [name, size] of [
      ['A', 3000],
      ['B', 3000],
      ['C', 3000],
      ['D', 10],
      ['E', 10],
    ] as const) {
      const { petId } = await sten.publishPet({ ...BREEDING, name, sex: 'male' })
      await shared(sten, petId, line(size), { stud: STUD })
    }
    const walk = async (limit: number) => {
      const seen: string[][] = []
      let after: PetId | undefined
      do {
        const page = await studs(sten, { limit, ...(after === undefined ? {} : { after }) })
        const records = page.studs.reduce((sum, { pedigree }) => sum + pedigree.records.length, 0)
        expect(records).toBeLessThanOrEqual(8000)
        seen.push(names(page))
        after = page.next ?? undefined
      } while (after !== undefined)
      return seen
    }

    for (const limit of [1, 2, 50]) {
      const pages = await walk(limit)
      expect(pages.flat().sort()).toEqual(['A', 'B', 'C', 'D', 'E'])
      expect(Math.max(...pages.map(page => page.length))).toBeLessThanOrEqual(limit)
    }
  })

  test('error: wants a place to measure from, an own animal, and no flood', async () => {
    const limits = { queriesPerMinute: 45, commandsPerMinute: 1000, signInsPerMinute: 1000 }
    await using world = await TestWorld.create({ limits })
    const [carla, sten] = await Promise.all([world.person('carla'), world.person('sten')])
    const nomad = await carla.publishPet({ name: 'Nomad' }, { place: null })

    const far = { maxDistanceKm: 10 }
    expect(await expectRefusal(studs(carla, far))).toMatchObject({ code: 'pedigree/place-unknown' })
    expect(await expectRefusal(studs(sten, { nearPetId: nomad.petId }))).toMatchObject({
      code: 'pets/not-yours',
    })
    await studs(carla)
    expect(await expectRefusal(studs(carla))).toMatchObject({ code: 'requests/too-many' })
  })
})

describe('matching for breeding', () => {
  test('leaves out close kin, says why, and never calls the unknown unrelated', async () => {
    await using world = await TestWorld.create()
    const { carla, sten, freya, thor, bosse } = await kennels(world)
    await sten.publishPet({ ...BREEDING, name: 'Unknown', sex: 'male' })
    const propose = () =>
      carla.api.matching.proposeMatches.query({ petId: freya.petId, purpose: 'breed', limit: 10 })

    const { suggestions, excluded } = await propose()
    expect(excluded).toMatchObject([
      { rule: 'relatedness', count: 1, sentence: { text: expect.stringContaining('2023/0447') } },
    ])
    const cautions = new Map(
      suggestions.map(({ pet, cautions }) => [pet.name, cautions.map(({ code }) => code)]),
    )
    expect([...cautions.keys()].sort()).toEqual(['Bosse', 'Unknown'])
    expect(cautions.get('Unknown')).toContain('matching/caution-kinship-unshared')
    expect(cautions.get('Bosse')?.join()).not.toContain('caution-kinship')
    const like = { petId: freya.petId, targetPetId: thor.petId, purpose: 'breed' } as const
    expect(await expectRefusal(carla.api.matching.like.mutate(like))).toEqual({
      code: 'matching/rule-broken',
      facts: { rule: 'relatedness' },
    })

    await sten.api.pedigree.withdrawPedigree.mutate({ petId: thor.petId })
    const after = await propose()
    expect(after.excluded).toEqual([])
    const thorNow = after.suggestions.find(({ pet }) => pet.petId === thor.petId)
    expect(thorNow?.cautions[0]?.text).toBe(
      'We cannot confirm that Freya and Thor are unrelated: no pedigree is shared of Thor.',
    )
    await shared(sten, bosse.petId, HALF_BROTHER)
    expect((await propose()).excluded).toMatchObject([{ rule: 'relatedness', count: 1 }])
  })
})
