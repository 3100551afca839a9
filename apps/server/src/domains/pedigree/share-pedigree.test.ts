import type { SharedRecord } from '@pawfect/domain/pedigree'
import { describe, expect, test } from 'vitest'
import { FREYA, kennels, STUD, shared } from '../../runtime/testing/test-kennels.ts'
import { expectRefusal, type Person, TestWorld } from '../../runtime/testing/test-world.ts'

const CHIP = '276098102345678'

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
