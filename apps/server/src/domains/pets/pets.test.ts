import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PetId } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { smallJpeg } from '../../runtime/testing/small-jpeg.ts'
import { expectRefusal, TestWorld, usualFacts } from '../../runtime/testing/test-world.ts'

describe('pets', () => {
  test('keeps a draft to its owner until it is published, and again afterwards', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const { petId } = await ana.registerPet({ name: 'Luna' })
    const seenByBen = () => ben.api.pets.getPet.query({ petId })

    expect((await expectRefusal(seenByBen())).code).toBe('pets/not-found')
    await ana.api.pets.publishPet.mutate({ petId, photos: [] })
    expect(await seenByBen()).toMatchObject({
      mine: false,
      pet: { name: 'Luna', ownerName: 'ana', ageMonths: expect.any(Number) },
    })
    await ana.api.pets.unpublishPet.mutate({ petId })
    expect((await expectRefusal(seenByBen())).code).toBe('pets/not-found')
  })

  test('shows strangers the name of the neighbourhood, and never where it is', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const place = { latitudeDeg: 52.516_27, longitudeDeg: 13.377_7, label: 'Mitte' }
    const pet = await ana.publishPet({}, { place })

    const card = (await ben.api.pets.getPet.query({ petId: pet.petId })).pet

    expect(pet.place).toEqual({ latitudeDeg: 52.52, longitudeDeg: 13.38, label: 'Mitte' })
    expect(card).toMatchObject({ placeLabel: 'Mitte' })
    expect(card).not.toHaveProperty('place')
  })

  test('remembers which facts a photo suggested until the owner types them over', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const { petId } = await ana.registerPet({}, { sources: { size: 'photo', coat: 'photo' } })

    const edited = await ana.api.pets.editPet.mutate({ petId, facts: { size: 'large', about: 'Swims' } })

    expect(edited).toMatchObject({ size: 'large', about: 'Swims', name: 'Luna', sources: { coat: 'photo' } })
    expect(edited.sources).not.toHaveProperty('size')
  })

  test('stores a photo without the place the camera wrote into it', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const { petId } = await ana.registerPet()
    const jpegBase64 = smallJpeg('GPS 52.5163N 13.3777E').toString('base64')

    const { photos } = await ana.api.pets.publishPet.mutate({ petId, photos: [{ jpegBase64, alt: 'Luna' }] })

    const file = join(world.folder, 'server', 'photos', `${photos[0]?.photoId}.jpg`)
    const stored = await readFile(file)
    expect(stored.includes('GPS')).toBe(false)
    expect(stored).toEqual(smallJpeg())
    const served = await world.fetch(photos[0]?.path ?? '')
    expect(Buffer.from(await served.arrayBuffer())).toEqual(stored)
  })

  test('serves the photos of a draft to its owner alone', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const pet = await ana.publishPet()
    await ana.api.pets.unpublishPet.mutate({ petId: pet.petId })
    const statusFor = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` }
      return (await world.fetch(pet.photos[0]?.path ?? '', { headers })).status
    }

    expect([await statusFor(ana.token), await statusFor(ben.token)]).toEqual([200, 404])
  })

  test('error: what belongs to somebody else cannot be changed, published or deleted', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const { petId } = await ana.publishPet()
    const { pets } = ben.api

    const refusals = await Promise.all([
      expectRefusal(pets.editPet.mutate({ petId, facts: { name: 'Mine' } })),
      expectRefusal(pets.publishPet.mutate({ petId, photos: [] })),
      expectRefusal(pets.unpublishPet.mutate({ petId })),
      expectRefusal(pets.deletePet.mutate({ petId })),
    ])

    expect(refusals.map(refusal => refusal.code)).toEqual(Array(4).fill('pets/not-yours'))
    expect(await ana.api.pets.listMyPets.query()).toMatchObject([{ name: 'Luna', published: true }])
  })

  test('error: an unborn animal, an unknown breed, a self-made certificate and a wrong picture are refused', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const { registerPet, publishPet } = ana.api.pets
    const { petId } = await ana.registerPet()
    const notJpeg = { jpegBase64: Buffer.from('GIF89a, honestly').toString('base64'), alt: '' }
    const certified = { facts: usualFacts(), sources: { name: 'certificate' as 'photo' } }

    const refusals = await Promise.all([
      expectRefusal(registerPet.mutate({ facts: usualFacts({ birthDate: '2099-01-01' }) })),
      expectRefusal(registerPet.mutate({ facts: usualFacts({ breedIds: ['unicorn'] }) })),
      expectRefusal(registerPet.mutate(certified)),
      expectRefusal(publishPet.mutate({ petId, photos: [notJpeg] })),
    ])

    expect(refusals).toEqual([
      { code: 'pets/not-yet-born', facts: {} },
      {
        code: 'requests/invalid-input',
        facts: { field: 'facts.breedIds.0', problem: 'custom', problems: 1 },
      },
      {
        code: 'requests/invalid-input',
        facts: { field: 'sources.name', problem: 'invalid_value', problems: 1 },
      },
      { code: 'pets/photo-unreadable', facts: { photo: 1 } },
    ])
    expect(await ana.api.pets.listMyPets.query()).toHaveLength(1)
  })

  test('deletes an animal with its photos', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const pet = await ana.publishPet()

    await ana.api.pets.deletePet.mutate({ petId: pet.petId as PetId })

    expect(await ana.api.pets.listMyPets.query()).toEqual([])
    expect((await world.fetch(pet.photos[0]?.path ?? '')).status).toBe(404)
    expect(await world.server.context.photos.list()).toEqual([])
  })
})
