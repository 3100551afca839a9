import {
  arrangePedigree,
  litterInbreeding,
  mergeAncestries,
  type SharedRecord,
} from '@pawfect/domain/pedigree'
import type { PetFacts, PetId } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { expectRefusal, type Person, TestWorld } from '../../runtime/testing/test-world.ts'

const CHIP = '276098102345678'
const NO_COAT = { genotype: {}, phenotype: {} }
const STUD = { available: true, feeCents: 80_000, currency: 'EUR' as const }
const MUNICH = { latitudeDeg: 48.14, longitudeDeg: 11.58, label: 'Munich' }

const BREEDING: Partial<PetFacts> = { breedIds: ['golden-retriever'], mixed: false, purposes: ['breed'] }

/** An animal, its parents and grandparents; ancestors have the registration number `REG <their name>`. */
function family(
  root: string,
  [sire, dam]: readonly [string, string],
  grandparents: readonly string[],
): SharedRecord[] {
  const [ss, sd, ds, dd] = grandparents
  const record = (id: string, parents: readonly (string | undefined)[] = []): SharedRecord => ({
    id,
    registration: `REG ${id}`,
    ...(parents[0] === undefined ? {} : { sireId: parents[0] }),
    ...(parents[1] === undefined ? {} : { damId: parents[1] }),
  })
  const named = (id: string | undefined) => (id === undefined ? [] : [record(id)])
  return [
    record(root, [sire, dam]),
    record(sire, [ss, sd]),
    record(dam, [ds, dd]),
    ...[ss, sd, ds, dd].flatMap(named),
  ]
}

/** Names that are registration numbers at the same time. */
const FREYA = family('00001', ['00010', '00011'], ['00020', '00021', '00022', '00023'])
const HALF_BROTHER = family('00002', ['00010', '00012'], ['00020', '00021', '00024', '00025'])
const COUSIN = family('00003', ['00013', '00014'], ['00020', '00021', '00026', '00027'])

async function shared(person: Person, petId: PetId, records: SharedRecord[], rest: object = {}) {
  const rootId = records[0]?.id ?? ''
  return person.api.pedigree.sharePedigree.mutate({
    ...{ petId, rootId, records, stud: null, tests: [], coat: NO_COAT },
    ...rest,
  })
}

/** Carla's Freya and two males of Sten's: a half-brother and a cousin. */
async function kennels(world: TestWorld) {
  const [carla, sten] = await Promise.all([world.person('carla'), world.person('sten')])
  const freya = await carla.publishPet({ ...BREEDING, name: 'Freya' })
  const thor = await sten.publishPet({ ...BREEDING, name: 'Thor', sex: 'male' })
  const bosse = await sten.publishPet({ ...BREEDING, name: 'Bosse', sex: 'male' })
  await shared(carla, freya.petId, FREYA)
  await shared(sten, thor.petId, HALF_BROTHER, { stud: STUD })
  await shared(sten, bosse.petId, COUSIN, { stud: STUD, tests: [{ testId: 'pra-prcd', result: 'clear' }] })
  return { carla, sten, freya, thor, bosse }
}

const studs = (person: Person, rest: object = {}) =>
  person.api.pedigree.listStuds.query({ species: 'dog', ...rest })
const names = (page: Awaited<ReturnType<typeof studs>>) => page.studs.map(({ pet }) => pet.name).sort()

describe('pedigree.sharePedigree', () => {
  test('shows an ancestry to others while the animal is published, and to nobody once it is withdrawn', async () => {
    await using world = await TestWorld.create()
    const { carla, sten, freya } = await kennels(world)
    const { petId } = freya
    const look = (person: Person) => person.api.pedigree.getSharedPedigree.query({ petId })

    expect(await look(sten)).toMatchObject({
      kind: 'shared',
      pedigree: {
        petId,
        rootId: '00001',
        records: FREYA,
        stud: null,
        digest: expect.stringMatching(/^\w{64}$/),
      },
    })
    await carla.api.pets.unpublishPet.mutate({ petId })
    expect(await expectRefusal(look(sten))).toMatchObject({ code: 'pets/not-found' })
    expect(await look(carla)).toMatchObject({ kind: 'shared' })
    await carla.api.pets.publishPet.mutate({ petId, photos: [] })
    await carla.api.pedigree.withdrawPedigree.mutate({ petId })
    expect(await look(sten)).toEqual({ kind: 'not-shared' })
    expect(await expectRefusal(carla.api.pedigree.withdrawPedigree.mutate({ petId }))).toMatchObject({
      code: 'pedigree/not-shared',
    })
  })

  test('replaces what was shared before, four thousand ancestors at a time', async () => {
    await using world = await TestWorld.create()
    const carla = await world.person('carla')
    const { petId } = await carla.publishPet({ name: 'Freya' })
    const line = (count: number) =>
      Array.from(
        { length: count },
        (_, n): SharedRecord => ({
          id: `${n}`,
          name: `An ancestor with quite a long name, number ${n}`,
          registration: `VDH/DRC 12-G ${10_000 + n}`,
          ...(n + 1 < count ? { [n % 2 === 0 ? 'sireId' : 'damId']: `${n + 1}` } : {}),
        }),
      )

    await shared(carla, petId, line(3))
    expect(await shared(carla, petId, line(4000))).toMatchObject({ recordCount: 4000 })
    expect(await expectRefusal(shared(carla, petId, line(4001)))).toMatchObject({
      code: 'requests/invalid-input',
      facts: { field: 'records' },
    })
    const read = await carla.api.pedigree.getSharedPedigree.query({ petId })
    expect(read.kind === 'shared' ? read.pedigree.records.length : 0).toBe(4000)
  })

  test('error: takes no chip number, wherever it hides, and no column nobody asked for', async () => {
    await using world = await TestWorld.create()
    const carla = await world.person('carla')
    const { petId } = await carla.publishPet({ name: 'Freya' })
    const hostile: object[] = [
      { id: 'A', chip: CHIP },
      { id: 'A', other: { chip: CHIP } },
      { id: CHIP },
      { id: 'A', name: `Freya (${CHIP})` },
      { id: 'A', registration: '276 098 102 345 678' },
      { id: 'A', sireId: CHIP },
      { id: 'A', colour: `gold ${CHIP.replace(/(...)/g, '$1-')}` },
      { id: 'A', name: 'Freya\u001b[31m' },
      { id: 'A', bornOn: '2026-02-31x' },
      { id: '', name: 'nobody' },
    ]

    for (const record of hostile) {
      const refusal = await expectRefusal(shared(carla, petId, [record as SharedRecord]))
      expect(refusal.code).toBe('requests/invalid-input')
    }
    const { client } = world.server.context.database
    expect(await client.sharedPedigree.count()).toBe(0)
    expect(world.logText.join('')).not.toContain(CHIP)
  })

  test('error: refuses trees that are none, results nobody can have, coats without a genotype, and strangers', async () => {
    await using world = await TestWorld.create()
    const [carla, ben] = await Promise.all([world.person('carla'), world.person('ben')])
    const { petId } = await carla.publishPet({ name: 'Odin', sex: 'male' })
    const bitch = await carla.publishPet({ name: 'Freya' })
    const code = async (records: SharedRecord[], rest: object = {}, who = petId) =>
      (await expectRefusal(shared(carla, who, records, rest))).code
    const alone = [{ id: 'Odin' }]

    expect(
      await code([
        { id: 'A', sireId: 'B' },
        { id: 'B', sireId: 'A' },
      ]),
    ).toBe('pedigree/cycle')
    expect(await code([{ id: 'A' }, { id: 'A' }])).toBe('pedigree/duplicate-animal')
    expect(await code(alone, { rootId: 'Nobody' })).toBe('pedigree/root-missing')
    expect(await code([...alone, { id: 'A stranger' }])).toBe('pedigree/not-an-ancestor')
    expect(await code([{ id: 'Odin', sex: 'female' }])).toBe('pedigree/sex-contradicted')
    expect(await code(alone, { stud: STUD }, bitch.petId)).toBe('pedigree/no-stud')
    expect(await code(alone, { tests: [{ testId: 'grmd', result: 'carrier' }] })).toBe(
      'pedigree/male-carrier',
    )
    expect(await code(alone, { tests: [{ testId: 'made-up', result: 'clear' }] })).toBe(
      'requests/invalid-input',
    )
    expect(await code(alone, { coat: { genotype: { Q: 'Q/q' }, phenotype: {} } })).toBe(
      'pedigree/unknown-allele',
    )
    expect(await code(alone, { coat: { genotype: { L: 'l/l' }, phenotype: { length: 'short' } } })).toBe(
      'pedigree/impossible-coat',
    )
    expect(await code(alone, { stud: { ...STUD, feeCents: -1 } })).toBe('requests/invalid-input')
    expect((await expectRefusal(shared(ben, petId, alone))).code).toBe('pets/not-yours')
  })
})

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

describe('an account', () => {
  test('takes its shared pedigrees along in the export, and leaves none behind when it is deleted', async () => {
    await using world = await TestWorld.create()
    const { sten, thor, bosse } = await kennels(world)
    const exported = JSON.stringify(await sten.api.identity.exportAccount.query())
    expect(exported).toContain('REG 00012')
    const { client } = world.server.context.database

    await sten.api.pets.deletePet.mutate({ petId: bosse.petId })
    expect(await client.sharedPedigree.count({ where: { petId: { in: [thor.petId, bosse.petId] } } })).toBe(1)
    await sten.api.identity.deleteAccount.mutate({ password: 'walk-in-the-park' })
    expect((await client.sharedPedigree.findMany()).map(({ rootId }) => rootId)).toEqual(['00001'])
  })
})
