import {
  type SouvenirFacts,
  souvenirAwardDocument,
  souvenirOccasion,
  souvenirReturnDocument,
} from '@pawfect/domain/certificates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAnvil } from '../../../gateways/chain/start-anvil.ts'
import { ANAS_PEER, BENS_PEER, matchedPair, planAgreed } from '../../../runtime/testing/matched-pair.ts'
import { Trader } from '../../../runtime/testing/test-trader.ts'
import { expectRefusal, TestWorld } from '../../../runtime/testing/test-world.ts'

let world: TestWorld
let ana: Trader
let ben: Trader
let earned: SouvenirFacts

describe.skipIf(findAnvil() === null)('a souvenir', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    world = await TestWorld.create({ chain: { enabled: true } })
    ana = await Trader.join(world, 'ana', 1)
    ben = await Trader.join(world, 'ben', 2)
    earned = await meetInPark(world)
  }, 60_000)
  afterAll(() => world[Symbol.asyncDispose]())

  test('is earned by both who met in a park, and only by them', async () => {
    expect(earned).toMatchObject({
      kind: 'park',
      animals: [
        { name: 'Luna', species: 'dog' },
        { name: 'Rex', species: 'dog' },
      ],
    })
    const [bens] = (await shelf(ben)).earned
    expect(bens).toMatchObject({ animals: [{ name: 'Rex' }, { name: 'Luna' }] })
    const dora = await Trader.join(world, 'dora', 3)
    expect((await shelf(dora)).earned).toEqual([])
    const stolen = dora.person.api.souvenirs.takeSouvenir.mutate({
      occasion: souvenirOccasion(earned),
      signed: await awardSigned(dora, earned),
    })
    expect((await expectRefusal(stolen)).code).toBe('souvenirs/not-earned')
  })

  test('is taken once with a signature, written down for good, and kept by nobody else', async () => {
    const occasion = souvenirOccasion(earned)
    const foreign = await awardSigned(ben, earned)
    const forged = ana.person.api.souvenirs.takeSouvenir.mutate({ occasion, signed: foreign })
    expect((await expectRefusal(forged)).code).toBe('record/signature-invalid')
    await ana.person.api.souvenirs.takeSouvenir.mutate({ occasion, signed: await awardSigned(ana, earned) })
    await ana.person.api.souvenirs.takeSouvenir.mutate({ occasion, signed: await awardSigned(ana, earned) })

    const after = await shelf(ana)
    expect(after.earned).toEqual([])
    expect(after.kept).toMatchObject([{ state: 'written', facts: earned }])
    expect((await shelf(ben)).earned).toHaveLength(1)
  })

  test('is earned outdoors too, once both have told how it was', async () => {
    const pair = await matchedPair(world, { name: 'Bruno' })
    const inAnHour = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
    const { meetupId } = await planAgreed(pair, { kind: 'real', startsAt: inAnHour })
    world.clock.advance({ minutes: 6 * 60 })
    const say = { meetupId, wouldMeetAgain: 'yes', note: '' } as const
    await pair.ana.api.meetups.recordOutcome.mutate(say)
    const outings = async () => (await shelf(ana)).earned.filter(({ kind }) => kind === 'outing')
    expect(await outings()).toEqual([])
    await pair.ben.api.meetups.recordOutcome.mutate(say)

    expect(await outings()).toMatchObject([{ animals: [{ name: 'Luna' }, { name: 'Bruno' }] }])
  })

  test('can be given back, and is gone from shelf and record alike', async () => {
    const occasion = souvenirOccasion(earned)
    const [kept] = (await shelf(ana)).kept
    const { place } = await ana.person.api.souvenirs.desk.query()
    if (kept === undefined || place === null) throw new Error('nothing was kept')
    const signed = ana.signed(once => souvenirReturnDocument(earned, { owner: ana.address, place, once }))
    await ana.person.api.souvenirs.giveBackSouvenir.mutate({ souvenirId: kept.souvenirId, signed })
    expect((await shelf(ana)).kept).toEqual([])

    await ana.person.api.souvenirs.takeSouvenir.mutate({ occasion, signed: await awardSigned(ana, earned) })
    expect((await shelf(ana)).kept).toMatchObject([{ state: 'written' }])
  })

  test('of an event goes to whoever was told the code, once, while the event is open', async () => {
    const event = await ben.person.api.souvenirs.hostEvent.mutate({
      title: 'Summer walk',
      day: '2026-06-01',
      openDays: 2,
    })
    const visit = () => ana.person.api.souvenirs.visitEvent.mutate({ code: ` ${event.code.toLowerCase()} ` })
    const first = await visit()
    expect(first).toMatchObject({ state: 'unsigned', facts: { kind: 'event', title: 'Summer walk' } })
    expect(await visit()).toEqual(first)
    expect((await shelf(ben)).hosted).toMatchObject([{ title: 'Summer walk', taken: 1 }])

    const occasion = souvenirOccasion(first.facts)
    await ana.person.api.souvenirs.takeSouvenir.mutate({
      occasion,
      signed: await awardSigned(ana, first.facts),
    })
    expect((await shelf(ana)).kept.map(({ state }) => state)).toEqual(['written', 'written'])
    world.clock.advance({ minutes: 2 * 24 * 60 + 1 })
    expect((await expectRefusal(visit())).code).toBe('souvenirs/code-unknown')
  })

  test('outlives the server between the signature and the record', async () => {
    await world.server.context.ports.souvenirs.desk[Symbol.asyncDispose]()
    const occasion = souvenirOccasion(earned)
    const [bens] = (await shelf(ben)).earned
    if (bens === undefined) throw new Error('Ben has earned nothing')
    await ben.person.api.souvenirs.takeSouvenir.mutate({ occasion, signed: await awardSigned(ben, bens) })
    expect((await shelf(ben)).kept).toMatchObject([{ state: 'waiting' }])

    await world.restart()
    await world.server.context.ports.souvenirs.desk.round()

    expect((await shelf(ben)).kept).toMatchObject([{ state: 'written' }])
  })

  test('is signed anew when the record did not get it in time: it was never lost', async () => {
    const event = await ana.person.api.souvenirs.hostEvent.mutate({
      title: 'Late',
      day: '2026-06-01',
      openDays: 9,
    })
    const { facts } = await ben.person.api.souvenirs.visitEvent.mutate({ code: event.code })
    const occasion = souvenirOccasion(facts)
    const tooLate = { ...ben.once(), deadline: '1' }
    const late = ben.person.api.souvenirs.takeSouvenir.mutate({
      occasion,
      signed: await awardSigned(ben, facts, tooLate),
    })
    expect(await expectRefusal(late)).toEqual({
      code: 'record/refused',
      facts: { reason: 'SignatureExpired' },
    })
    expect((await shelf(ben)).kept.find(item => souvenirOccasion(item.facts) === occasion)?.state).toBe(
      'unsigned',
    )

    await ben.person.api.souvenirs.takeSouvenir.mutate({ occasion, signed: await awardSigned(ben, facts) })
    expect((await shelf(ben)).kept.find(item => souvenirOccasion(item.facts) === occasion)?.state).toBe(
      'written',
    )
  })
})

test('without a record a souvenir is kept all the same, unsigned, and can be thrown away', async () => {
  await using offline = await TestWorld.create()
  const nora = await Trader.join(offline, 'ana', 9)
  const facts = await meetInPark(offline)
  const occasion = souvenirOccasion(facts)
  const { souvenirId } = await nora.person.api.souvenirs.takeSouvenir.mutate({ occasion, signed: null })

  expect(await shelf(nora)).toMatchObject({ earned: [], kept: [{ state: 'unsigned', facts }] })
  expect(await nora.person.api.souvenirs.desk.query()).toEqual({ place: null })
  await nora.person.api.souvenirs.giveBackSouvenir.mutate({ souvenirId, signed: null })
  expect(await shelf(nora)).toMatchObject({ earned: [facts], kept: [] })
})

function shelf({ person }: Trader) {
  return person.api.souvenirs.listShelf.query()
}

/** Ana's Luna and Ben's Rex stand in the same park. @returns what Ana has earned. */
async function meetInPark(place: TestWorld): Promise<SouvenirFacts> {
  const pair = await matchedPair(place)
  const { meetupId } = await planAgreed(pair)
  await pair.ana.api.meetups.enterPark.mutate({ meetupId, peerId: ANAS_PEER })
  expect((await pair.ana.api.souvenirs.listShelf.query()).earned).toEqual([])
  await pair.ben.api.meetups.enterPark.mutate({ meetupId, peerId: BENS_PEER })
  const [facts] = (await pair.ana.api.souvenirs.listShelf.query()).earned
  if (facts === undefined) throw new Error('meeting in a park earned nothing')
  return facts
}

async function awardSigned(trader: Trader, facts: SouvenirFacts, numbers = trader.once()) {
  const { place } = await trader.person.api.souvenirs.desk.query()
  if (place === null) throw new Error('nothing can be signed')
  return trader.signed(once => souvenirAwardDocument(facts, { owner: trader.address, place, once }), numbers)
}
