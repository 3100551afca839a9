import { randomUUID } from 'node:crypto'
import { credentialDigest } from '@pawfect/domain/certificates'
import type { TransferOffer } from '@pawfect/domain/certificates/custody'
import type { Pet } from '@pawfect/domain/pets'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { TestBreeder } from '../../runtime/testing/test-breeder.ts'
import { answerTo, offerOf, signedBy } from '../../runtime/testing/test-handover.ts'
import { FREYA, shared } from '../../runtime/testing/test-kennels.ts'
import { TestWorld } from '../../runtime/testing/test-world.ts'

const world = await TestWorld.create()
afterAll(() => world[Symbol.asyncDispose]())

let carla: TestBreeder
let ana: TestBreeder
let luna: Pet
let follows: string

beforeEach(async () => {
  const join = (name: string) => TestBreeder.join(world, `${name}-${randomUUID().slice(0, 8)}`)
  ;[carla, ana] = await Promise.all([join('carla'), join('ana')])
  luna = await carla.person.publishPet({ name: 'Luna' })
  const deed = carla.sign(luna)
  follows = credentialDigest(deed)
  await carla.anchor(deed)
})

/** Carla hands Luna to Ana; both have signed. */
async function handOver(change: Partial<TransferOffer> = {}): Promise<TransferOffer> {
  const what = { petId: luna.petId, follows, from: [carla] }
  const offer = offerOf(world, what, { to: [{ key: ana.key.did, role: 'owner' }], ...change })
  await carla.person.api.certificates.offerTransfer.mutate(signedBy(world, offer, carla.key))
  const acceptance = answerTo(world, 'PetTransferAcceptance', offer)
  await ana.person.api.certificates.acceptTransfer.mutate(signedBy(world, acceptance, ana.key))
  return offer
}

const petsOf = async (who: TestBreeder) =>
  (await who.person.api.pets.listMyPets.query()).filter(pet => pet.petId === luna.petId)

describe('the page of an animal that was handed over', () => {
  test('goes to the new owner once the handover is final, and not a day before', async () => {
    await handOver()
    const before = [await petsOf(carla), await petsOf(ana)].map(list => list.length)
    world.clock.advance({ days: 14 })
    const { transfers } = await carla.person.api.certificates.listMyTransfers.query()

    const [moved] = await petsOf(ana)
    expect([before, await petsOf(carla)]).toEqual([[1, 0], []])
    // Facts and photos are the animal's; the place was Carla's, and Ana decides when others see the page.
    expect(moved).toMatchObject({ name: 'Luna', place: null, published: false, photos: luna.photos })
    // Carla still knows whom her history is about.
    expect(transfers).toMatchObject([{ animalName: 'Luna', state: 'final' }])
  })

  test('follows by itself when nobody asked while it became final', async () => {
    await handOver()
    world.clock.advance({ days: 15 })
    await world.restart()
    await world.server.context.ports.certificates.pages.round()
    expect(await petsOf(ana)).toHaveLength(1)
  })

  test('takes along neither matches, nor what was shared, nor a place in the ranking', async () => {
    const ben = await world.person(`ben-${randomUUID().slice(0, 8)}`)
    const rex = await ben.publishPet({ name: 'Rex', sex: 'male' })
    const like = (petId: Pet['petId'], targetPetId: Pet['petId']) =>
      ({ petId, targetPetId, purpose: 'play' }) as const
    await carla.person.api.matching.like.mutate(like(luna.petId, rex.petId))
    await ben.api.matching.like.mutate(like(rex.petId, luna.petId))
    await shared(carla.person, luna.petId, FREYA)
    const matched = await ben.api.matching.listMatches.query()
    await handOver({ disputeDays: 0 })
    await world.server.context.events.settled()

    expect([matched.length, (await ben.api.matching.listMatches.query()).length]).toEqual([1, 0])
    const share = await ana.person.api.pedigree.getSharedPedigree.query({ petId: luna.petId })
    expect(share).toEqual({ kind: 'not-shared' })
    const index = await world.server.context.ports.matching.index.current(
      world.server.context.database.client,
    )
    expect([carla, ana].flatMap(who => index.petsOf(who.person.userId))).toEqual([])
  })

  test('leaves the papers to both: the new owner finds them, the issuer keeps them, the history goes on', async () => {
    await handOver({ disputeDays: 0 })
    const lists = await Promise.all(
      [carla, ana].map(who => who.person.api.certificates.listMyCertificates.query()),
    )
    expect(lists.map(({ certificates }) => certificates.map(it => [it.animalName, it.issuedByMe]))).toEqual([
      [['Luna', true]],
      [['Luna', false]],
    ])
    for (const who of [carla, ana]) {
      const history = await who.person.api.certificates.ownershipHistory.query({ petId: luna.petId })
      expect(history.stretches[0]?.transfers).toHaveLength(1)
    }
  })

  test('stays where it is while somebody objects, and goes when both agree that the handover stands', async () => {
    const offer = await handOver()
    const dispute = { ...answerTo(world, 'PetTransferDispute', offer), reason: 'the dog is ill' }
    await ana.person.api.certificates.disputeTransfer.mutate(signedBy(world, dispute, ana.key))
    world.clock.advance({ days: 30 })
    await ana.person.api.certificates.listMyTransfers.query()
    const disputed = await petsOf(ana)
    const stands = { ...answerTo(world, 'PetTransferSettlement', offer), outcome: 'stands' as const }
    await carla.person.api.certificates.settleTransfer.mutate(signedBy(world, stands, carla.key, ana.key))
    expect([disputed, (await petsOf(ana)).length]).toEqual([[], 1])
  })

  test('error: an old paper of the former owner takes nobody the page of the new one', async () => {
    const second = carla.sign(luna)
    await carla.anchor(second)
    await handOver({ disputeDays: 0 })
    const mallory = await TestBreeder.join(world, `mallory-${randomUUID().slice(0, 8)}`)
    const what = { petId: luna.petId, follows: credentialDigest(second), from: [carla] }
    const again = offerOf(world, what, { to: [{ key: mallory.key.did, role: 'owner' }], disputeDays: 0 })
    await carla.person.api.certificates.offerTransfer.mutate(signedBy(world, again, carla.key))
    const acceptance = signedBy(world, answerTo(world, 'PetTransferAcceptance', again), mallory.key)
    const accepted = await mallory.person.api.certificates.acceptTransfer.mutate(acceptance)
    expect([accepted.state, (await petsOf(ana)).length]).toEqual(['final', 1])
  })
})
