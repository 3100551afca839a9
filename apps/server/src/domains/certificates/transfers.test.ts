import { randomUUID } from 'node:crypto'
import { credentialDigest, type IssuerKey, isoSeconds, verifyPaper } from '@pawfect/domain/certificates'
import {
  documentDigest,
  type TransferDocument,
  type TransferOffer,
} from '@pawfect/domain/certificates/custody'
import type { PetId } from '@pawfect/domain/pets'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { TestBreeder } from '../../runtime/testing/test-breeder.ts'
import { answerTo, offerOf, signedBy } from '../../runtime/testing/test-handover.ts'
import { expectRefusal, TestWorld } from '../../runtime/testing/test-world.ts'

const world = await TestWorld.create()
afterAll(() => world[Symbol.asyncDispose]())

let carla: TestBreeder
let ana: TestBreeder
let petId: PetId
let deedDigest: string

// Fresh people each time: keys name a side, and every test hands one animal over.
beforeEach(async () => {
  carla = await TestBreeder.join(world, `carla-${randomUUID().slice(0, 8)}`)
  ana = await TestBreeder.join(world, `ana-${randomUUID().slice(0, 8)}`)
  const pet = await carla.person.registerPet({ name: 'Luna' })
  petId = pet.petId
  const deed = carla.sign(pet)
  deedDigest = credentialDigest(deed)
  await carla.anchor(deed)
})

const offerTo = (taker: TestBreeder, change: Partial<TransferOffer> = {}): TransferOffer =>
  offerOf(
    world,
    { petId, follows: deedDigest, from: [carla] },
    { to: [{ key: taker.key.did, role: 'owner' }], ...change },
  )

const signed = (document: TransferDocument, ...keys: readonly IssuerKey[]) =>
  signedBy(world, document, ...keys)

const answer = (type: 'PetTransferAcceptance' | 'PetTransferWithdrawal', offer: TransferOffer) =>
  answerTo(world, type, offer)

const dispute = (offer: TransferOffer) => ({
  ...answerTo(world, 'PetTransferDispute', offer),
  reason: 'the dog is ill',
})

/** Carla hands over to Ana; both have signed. */
async function handOver(): Promise<TransferOffer> {
  const offer = offerTo(ana)
  await carla.person.api.certificates.offerTransfer.mutate(signed(offer, carla.key))
  await ana.person.api.certificates.acceptTransfer.mutate(
    signed(answer('PetTransferAcceptance', offer), ana.key),
  )
  return offer
}

async function history(reader = carla) {
  const file = await reader.person.api.certificates.ownershipHistory.query({ petId })
  return verifyPaper(new TextEncoder().encode(JSON.stringify(file)), { trust: { services: [file.service] } })
}

describe('a transfer', () => {
  test('is offered by one side, found and accepted by the other, and final after the time to object', async () => {
    const offer = offerTo(ana)
    await carla.person.api.certificates.offerTransfer.mutate(signed(offer, carla.key))
    const { transfers } = await ana.person.api.certificates.listMyTransfers.query()
    expect(transfers).toMatchObject([{ state: 'offered', side: 'taker', petId, animalName: null }])

    const acceptance = signed(answer('PetTransferAcceptance', offer), ana.key)
    const accepted = await ana.person.api.certificates.acceptTransfer.mutate(acceptance)
    const pending = await history()
    world.clock.advance({ days: 14 })
    const done = await history()

    expect([accepted.state, accepted.finalAt]).toEqual(['accepted', isoSeconds(world.clock.now())])
    expect([pending.timeline.at(-1)?.kind, done.timeline.at(-1)]).toMatchObject([
      'pending',
      { kind: 'transferred', owners: [{ key: ana.key.did, role: 'owner' }] },
    ])
    expect([pending.verdict, done.verdict]).toEqual(['valid', 'valid'])
  })

  test('goes on from the new owner once it is final, and the history shows every hand', async () => {
    const offer = await handOver()
    world.clock.advance({ days: 15 })
    const dora = await TestBreeder.join(world, `dora-${randomUUID().slice(0, 8)}`)
    const acceptance = (await ana.person.api.certificates.listMyTransfers.query()).transfers[0]?.steps[1]
    const onward = offerTo(dora, {
      from: [ana.key.did],
      follows: acceptance === undefined ? '' : documentDigest(acceptance.document),
    })
    await ana.person.api.certificates.offerTransfer.mutate(signed(onward, ana.key))
    await dora.person.api.certificates.acceptTransfer.mutate(
      signed(answer('PetTransferAcceptance', onward), dora.key),
    )
    const report = await history(dora)
    expect(offer.to[0]?.key).toBe(ana.key.did)
    expect([report.verdict, report.timeline.map(period => period.owners[0]?.key)]).toEqual([
      'valid',
      [undefined, ana.key.did, dora.key.did],
    ])
  })

  test('can be taken back before it is accepted, and offered to somebody else then', async () => {
    const offer = offerTo(ana)
    await carla.person.api.certificates.offerTransfer.mutate(signed(offer, carla.key))
    const back = await carla.person.api.certificates.withdrawTransfer.mutate(
      signed(answer('PetTransferWithdrawal', offer), carla.key),
    )
    const again = await carla.person.api.certificates.offerTransfer.mutate(signed(offerTo(ana), carla.key))
    expect([back.state, again.state]).toEqual(['withdrawn', 'offered'])
  })

  test('is disputed by either side in time, settled by both, and can start anew when undone', async () => {
    const offer = await handOver()
    const disputed = await ana.person.api.certificates.disputeTransfer.mutate(signed(dispute(offer), ana.key))
    expect([disputed.state, (await history()).verdict]).toEqual(['disputed', 'disputed'])
    const settlement = {
      type: 'PetTransferSettlement',
      offer: documentDigest(offer),
      at: isoSeconds(world.clock.now()),
      outcome: 'undone',
    } as const
    const alone = carla.person.api.certificates.settleTransfer.mutate(signed(settlement, carla.key))
    expect(await expectRefusal(alone)).toMatchObject({ facts: { reason: 'signature-missing' } })
    const both = signed(settlement, carla.key, ana.key)
    expect((await carla.person.api.certificates.settleTransfer.mutate(both)).state).toBe('undone')
    expect(
      (await carla.person.api.certificates.offerTransfer.mutate(signed(offerTo(ana), carla.key))).state,
    ).toBe('offered')
    expect((await history()).verdict).toBe('valid')
  })

  test('changes nothing when a step is handed in again', async () => {
    const offer = offerTo(ana)
    const first = await carla.person.api.certificates.offerTransfer.mutate(signed(offer, carla.key))
    world.clock.advance({ minutes: 5 })
    expect(await carla.person.api.certificates.offerTransfer.mutate(signed(offer, carla.key))).toEqual(first)
  })

  test('error: the same animal cannot be offered twice at a time', async () => {
    await carla.person.api.certificates.offerTransfer.mutate(signed(offerTo(ana), carla.key))
    const twice = carla.person.api.certificates.offerTransfer.mutate(signed(offerTo(ana), carla.key))
    expect(await expectRefusal(twice)).toMatchObject({ facts: { reason: 'another-is-open' } })
  })

  test('error: the giver who gave it away cannot give it again', async () => {
    await handOver()
    world.clock.advance({ days: 15 })
    const again = carla.person.api.certificates.offerTransfer.mutate(signed(offerTo(ana), carla.key))
    expect(await expectRefusal(again)).toMatchObject({ facts: { reason: 'nothing-to-follow' } })
  })

  test('error: nobody gives what is not theirs, with a stolen paper or a key that is not theirs', async () => {
    const mallory = await TestBreeder.join(world, `mallory-${randomUUID().slice(0, 8)}`)
    const own = offerTo(ana, { from: [mallory.key.did] })
    const stolen = mallory.person.api.certificates.offerTransfer.mutate(signed(own, mallory.key))
    expect(await expectRefusal(stolen)).toMatchObject({ facts: { reason: 'not-an-owner' } })
    const pretended = mallory.person.api.certificates.offerTransfer.mutate(signed(offerTo(ana), mallory.key))
    expect(await expectRefusal(pretended)).toMatchObject({ facts: { reason: 'not-an-owner' } })
  })

  test('error: a stolen key that was retired gives nothing away any more', async () => {
    await carla.person.api.certificates.retireIssuerKey.mutate({ did: carla.key.did })
    const offer = carla.person.api.certificates.offerTransfer.mutate(signed(offerTo(ana), carla.key))
    expect(await expectRefusal(offer)).toMatchObject({ facts: { reason: 'not-an-owner' } })
  })

  test('error: nobody accepts for somebody else, too late, or sees what is none of theirs', async () => {
    const offer = offerTo(ana)
    await carla.person.api.certificates.offerTransfer.mutate(signed(offer, carla.key))
    const mallory = await TestBreeder.join(world, `mallory-${randomUUID().slice(0, 8)}`)
    const acceptance = answer('PetTransferAcceptance', offer)
    const { certificates } = mallory.person.api
    expect(
      await expectRefusal(certificates.acceptTransfer.mutate(signed(acceptance, mallory.key))),
    ).toMatchObject({
      code: 'certificates/transfer-not-found',
    })
    expect((await certificates.listMyTransfers.query()).transfers).toEqual([])
    expect(await expectRefusal(certificates.ownershipHistory.query({ petId }))).toMatchObject({
      code: 'certificates/not-found',
    })
    world.clock.advance({ days: 8 })
    const late = ana.person.api.certificates.acceptTransfer.mutate(signed(acceptance, ana.key))
    expect(await expectRefusal(late)).toMatchObject({ facts: { reason: 'too-late' } })
  })

  test('error: an objection after the time both agreed on is too late', async () => {
    const offer = await handOver()
    world.clock.advance({ days: 15 })
    const late = ana.person.api.certificates.disputeTransfer.mutate(signed(dispute(offer), ana.key))
    expect(await expectRefusal(late)).toMatchObject({ facts: { reason: 'too-late' } })
  })

  test('is in the export of both sides', async () => {
    const offer = await handOver()
    const exports = await Promise.all(
      [carla, ana].map(side => side.person.api.identity.exportAccount.query()),
    )
    expect(exports.map(exported => JSON.stringify(exported).includes(offer.id))).toEqual([true, true])
  })
})
