import { randomUUID } from 'node:crypto'
import { credentialDigest, verifyPaper } from '@pawfect/domain/certificates'
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

let ana: TestBreeder
let ben: TestBreeder
let dora: TestBreeder
let petId: PetId
let deedDigest: string

beforeEach(async () => {
  const join = (name: string) => TestBreeder.join(world, `${name}-${randomUUID().slice(0, 8)}`)
  ;[ana, ben, dora] = await Promise.all([join('ana'), join('ben'), join('dora')])
  const pet = await ana.person.publishPet({ name: 'Luna' })
  petId = pet.petId
  const deed = ana.sign(pet)
  deedDigest = credentialDigest(deed)
  await ana.anchor(deed)
})

const gather = (who: TestBreeder, document: TransferDocument) =>
  who.person.api.certificates.gatherTransferStep.mutate(signedBy(world, document, who.key))
const mine = (who: TestBreeder) => who.person.api.certificates.listMyTransfers.query()
const acceptance = (offer: TransferOffer) => answerTo(world, 'PetTransferAcceptance', offer)
const settlement = (offer: TransferOffer, outcome: 'stands' | 'undone') => ({
  ...answerTo(world, 'PetTransferSettlement', offer),
  outcome,
})
const owning = (...owners: readonly [TestBreeder, 'owner' | 'co-owner' | 'keeper'][]) =>
  owners.map(([who, role]) => ({ key: who.key.did, role }))

/** Ana makes Ben a co-owner, at once for good. */
async function sharedByAnaAndBen(): Promise<TransferOffer> {
  const what = { petId, follows: deedDigest, from: [ana] }
  const offer = offerOf(world, what, { to: owning([ana, 'owner'], [ben, 'co-owner']), disputeDays: 0 })
  await gather(ana, offer)
  const accepting = acceptance(offer)
  await gather(ana, accepting)
  await gather(ben, accepting)
  return { ...offer, follows: documentDigest(accepting) }
}

/** What Ana and Ben, both owners, offer together. */
async function offeredByBoth(to: TransferOffer['to'], change: Partial<TransferOffer> = {}) {
  const { follows } = await sharedByAnaAndBen()
  return offerOf(world, { petId, follows, from: [ana, ben] }, { to, ...change })
}

async function timeline() {
  const file = await ana.person.api.certificates.ownershipHistory.query({ petId })
  const bytes = new TextEncoder().encode(JSON.stringify(file))
  return verifyPaper(bytes, { trust: { services: [file.service] } })
}

describe('co-owners', () => {
  test('one is added once everybody has signed, each alone on a machine of their own', async () => {
    const what = { petId, follows: deedDigest, from: [ana] }
    const offer = offerOf(world, what, { to: owning([ana, 'owner'], [ben, 'co-owner']), disputeDays: 0 })
    const offered = await gather(ana, offer)
    const accepting = acceptance(offer)
    const first = await gather(ana, accepting)
    const [seen] = (await mine(ben)).waiting
    const last = await gather(ben, accepting)

    expect(offered).toMatchObject({ kind: 'taken', transfer: { state: 'offered' } })
    expect(first).toMatchObject({ kind: 'waiting', waiting: { missing: [ben.key.did], mine: [] } })
    expect(seen).toMatchObject({ petId, missing: [ben.key.did], mine: [ben.key.did] })
    expect(last).toMatchObject({ kind: 'taken', transfer: { state: 'final' } })
    expect((await timeline()).timeline.at(-1)?.owners).toEqual(owning([ana, 'owner'], [ben, 'co-owner']))
    // Ana goes on owning her, so the page stays hers.
    expect((await ana.person.api.pets.listMyPets.query()).map(pet => pet.petId)).toEqual([petId])
    expect((await mine(ben)).waiting).toEqual([])
  })

  test('an animal of two is handed over when both have signed, and what is missing is shown to both', async () => {
    const offer = await offeredByBoth(owning([dora, 'owner']))
    const first = await gather(ana, offer)
    const waiting = await Promise.all([mine(ana), mine(ben), mine(dora)])
    const whole = await gather(ben, offer)

    expect(first).toMatchObject({ kind: 'waiting', waiting: { missing: [ben.key.did] } })
    expect(waiting.map(list => list.waiting.map(it => it.mine))).toEqual([[[]], [[ben.key.did]], []])
    expect(whole).toMatchObject({ kind: 'taken', transfer: { state: 'offered', side: 'giver' } })
    expect((await mine(dora)).transfers).toMatchObject([{ state: 'offered', side: 'taker' }])
  })

  test('a co-owner is let go with their own signature, and not without', async () => {
    const offer = await offeredByBoth(owning([ana, 'owner']), { disputeDays: 0 })
    const alone = offerOf(
      world,
      { petId, follows: offer.follows, from: [ana] },
      { to: owning([ana, 'owner']) },
    )
    expect(await expectRefusal(gather(ana, alone))).toMatchObject({ facts: { reason: 'not-an-owner' } })
    await gather(ana, offer)
    await gather(ben, offer)
    const done = await gather(ana, acceptance(offer))
    expect(done).toMatchObject({ kind: 'taken', transfer: { state: 'final' } })
    expect((await timeline()).timeline.at(-1)?.owners).toEqual(owning([ana, 'owner']))
  })

  test('a dispute is settled when everybody has signed the same outcome', async () => {
    const offer = await offeredByBoth(owning([dora, 'owner']))
    await gather(ana, offer)
    await gather(ben, offer)
    await gather(dora, acceptance(offer))
    const reason = 'the dog is ill'
    await gather(dora, { ...answerTo(world, 'PetTransferDispute', offer), reason })
    const [stands, undone] = [settlement(offer, 'stands'), settlement(offer, 'undone')]
    await gather(ana, stands)
    await gather(dora, undone)
    await gather(ben, undone)
    const open = (await mine(dora)).waiting.map(it => it.missing.length).sort()
    const settled = await gather(ana, undone)

    expect(open).toEqual([1, 2])
    expect(settled).toMatchObject({ kind: 'taken', transfer: { state: 'undone' } })
    expect((await mine(dora)).waiting).toEqual([])
    expect((await timeline()).verdict).toBe('valid')
  })

  test('anybody it needs may say no, and then nothing waits any more', async () => {
    const offer = await offeredByBoth(owning([dora, 'owner']))
    const first = await gather(ana, offer)
    const digest = first.kind === 'waiting' ? first.waiting.digest : ''
    const { refuseTransferStep } = ben.person.api.certificates
    const { refuseTransferStep: byDora } = dora.person.api.certificates
    expect(await expectRefusal(byDora.mutate({ digest }))).toMatchObject({
      code: 'certificates/transfer-not-found',
    })
    await refuseTransferStep.mutate({ digest })
    expect((await mine(ana)).waiting).toEqual([])
  })

  test('the same step handed in again changes nothing, and a second text of it is not begun', async () => {
    const offer = await offeredByBoth(owning([dora, 'owner'], [ben, 'co-owner']))
    const first = await gather(ana, offer)
    expect(await gather(ana, offer)).toEqual(first)
    await gather(ben, offer)
    await gather(dora, acceptance(offer))
    world.clock.advance({ minutes: 1 })
    expect(await expectRefusal(gather(ben, acceptance(offer)))).toMatchObject({
      facts: { reason: 'another-waits' },
    })
  })

  test('error: nobody adds a signature that is not theirs, or to what does not need them', async () => {
    const offer = await offeredByBoth(owning([dora, 'owner']))
    const forged = ben.person.api.certificates.gatherTransferStep.mutate(signedBy(world, offer, ana.key))
    expect(await expectRefusal(forged)).toMatchObject({ facts: { reason: 'signature-missing' } })
    expect(await expectRefusal(gather(dora, offer))).toMatchObject({ facts: { reason: 'not-an-owner' } })
    await gather(ana, offer)
    await gather(ben, offer)
    expect(await expectRefusal(gather(ana, acceptance(offer)))).toMatchObject({
      code: 'certificates/transfer-not-found',
    })
  })

  test('what waits is in the export of everybody it needs, and goes with an account', async () => {
    const offer = await offeredByBoth(owning([dora, 'owner']))
    await gather(ana, offer)
    const exported = JSON.stringify(await ben.person.api.identity.exportAccount.query())
    expect(exported).toContain(offer.id)
  })
})
