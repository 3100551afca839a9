import { randomUUID } from 'node:crypto'
import { createTRPCClient, httpLink } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAnvil } from '../../../gateways/chain/start-anvil.ts'
import type { AppRouter } from '../../../runtime/app-router.ts'
import { smallJpeg } from '../../../runtime/testing/small-jpeg.ts'
import { Trader } from '../../../runtime/testing/test-trader.ts'
import { expectRefusal, PASSWORD, TestWorld } from '../../../runtime/testing/test-world.ts'

describe.skipIf(findAnvil() === null)('the market', { timeout: 60_000 }, () => {
  let world: TestWorld
  let carla: Trader
  let ben: Trader
  let dora: Trader
  beforeAll(async () => {
    world = await TestWorld.create({ chain: { enabled: true } })
    carla = await Trader.join(world, 'carla', 1)
    ben = await Trader.join(world, 'ben', 2)
    dora = await Trader.join(world, 'dora', 3)
    await ben.market.takePlayMoney.mutate({})
    await dora.market.takePlayMoney.mutate({})
  }, 60_000)
  afterAll(() => world[Symbol.asyncDispose]())

  const round = () => world.server.context.ports.market.desk.round()

  test('sells a piece at the price both signed, and pays when it can no longer be given back', async () => {
    const before = (await ben.cents()) ?? 0
    const art = await carla.publishes('Meadow')
    expect(art).toMatchObject({ state: 'published', owner: { me: true }, mayList: true, listing: null })
    const offered = await carla.offers(art, 2500)
    expect(offered).toMatchObject({ mayList: false, listing: { state: 'open', mayDo: ['close'] } })

    const bought = await ben.buys(await ben.sees(offered))
    expect(bought).toMatchObject({
      owner: { name: 'ben', me: true },
      listing: { state: 'sold', mayDo: ['return'] },
    })
    expect(await ben.cents()).toBe(before - 2500)
    expect(await carla.cents()).toBe(0)

    world.clock.advance({ minutes: 14 * 24 * 60 + 1 })
    await round()
    expect(await carla.cents()).toBe(2500)
    expect((await ben.sees(bought)).listing).toMatchObject({ state: 'paid', mayDo: [] })
    expect((await carla.market.listMyEarnings.query()).earnings[0]).toMatchObject({
      ...{ title: 'Meadow', priceCents: 2500, asSellerCents: 2500 - 250, asArtistCents: 250, paid: true },
    })
  })

  test('gives a resale to the cent to whom the split says: the artist, and the rest to the seller', async () => {
    const art = await carla.publishes('Twice sold', { royaltyShare: 1234 })
    await ben.buys(await ben.sees(await carla.offers(art, 1000, 1)))
    world.clock.advance({ minutes: 24 * 60 + 1 })
    await round()
    const [carlaHad, benHad] = [(await carla.cents()) ?? 0, (await ben.cents()) ?? 0]

    await dora.buys(await dora.sees(await ben.offers(await ben.sees(art), 777, 1)))
    world.clock.advance({ minutes: 24 * 60 + 1 })
    await round()

    expect(await carla.cents()).toBe(carlaHad + 95)
    expect(await ben.cents()).toBe(benHad + 777 - 95)
    expect((await dora.sees(art)).owner.me).toBe(true)
  })

  test('takes a piece back for the whole price within the time agreed, and not after it', async () => {
    const had = (await ben.cents()) ?? 0
    const art = await carla.publishes('Not quite')
    const bought = await ben.buys(await ben.sees(await carla.offers(art, 4000, 2)))
    const back = await ben.givesBack(bought)
    expect(back).toMatchObject({ owner: { name: 'carla', me: false }, listing: { state: 'returned' } })
    expect(await ben.cents()).toBe(had)

    world.clock.advance({ minutes: 1 })
    const again = await ben.buys(await ben.sees(await carla.offers(await carla.sees(art), 300, 1)))
    const asked = await ben.giveBack(again)
    world.clock.advance({ minutes: 24 * 60 + 1 })
    expect(await expectRefusal(ben.market.returnArtwork.mutate(asked))).toEqual({
      code: 'market/not-now',
      facts: { action: 'return' },
    })
    expect((await ben.sees(art)).owner.me).toBe(true)
  })

  test('lets a seller think again: what was taken back cannot be bought, in the record either', async () => {
    const offered = await carla.offers(await carla.publishes('Kept after all'), 500)
    const asked = await ben.purchase(await ben.sees(offered))
    const closed = await carla.closes(offered)
    expect(closed).toMatchObject({ mayList: true, listing: { state: 'closed', mayDo: [] } })
    expect((await expectRefusal(ben.market.buyArtwork.mutate(asked))).code).toBe('market/not-now')

    const { client } = world.server.context.database
    await client.artListing.update({ where: { id: asked.listingId }, data: { state: 'open' } })
    expect(await expectRefusal(ben.market.buyArtwork.mutate(asked))).toEqual({
      code: 'record/refused',
      facts: { reason: 'NonceAlreadySpent' },
    })
    expect((await carla.sees(offered)).owner.me).toBe(true)
  })

  test('error: takes nothing signed by somebody else, for another price, or twice', async () => {
    const art = await carla.publishes('Forged')
    const forged = { ...(await carla.offer(art, 100)), priceCents: 1 }
    expect((await expectRefusal(carla.market.offerArtwork.mutate(forged))).code).toBe(
      'record/signature-invalid',
    )
    const foreign = await ben.offer(art, 100)
    expect((await expectRefusal(ben.market.offerArtwork.mutate(foreign))).code).toBe('market/not-now')

    const offered = await carla.offers(art, 100)
    const doras = await dora.purchase(await dora.sees(offered))
    expect((await expectRefusal(ben.market.buyArtwork.mutate(doras))).code).toBe('record/signature-invalid')
    const cheap = await ben.purchase(await ben.sees(offered), 1)
    expect((await expectRefusal(ben.market.buyArtwork.mutate(cheap))).code).toBe('record/signature-invalid')
    const own = await carla.purchase(offered)
    expect((await expectRefusal(carla.market.buyArtwork.mutate(own))).code).toBe('market/not-now')

    await dora.market.buyArtwork.mutate(doras)
    expect((await expectRefusal(dora.market.buyArtwork.mutate(doras))).code).toBe('market/not-now')
    const back = await dora.giveBack(await dora.sees(offered))
    await dora.market.returnArtwork.mutate(back)
    expect((await expectRefusal(dora.market.returnArtwork.mutate(back))).code).toBe('market/not-now')
  })

  test('answers a request that is sent again as it did the first time, and sells once', async () => {
    const offered = await carla.offers(await carla.publishes('Sent twice'), 100)
    const asked = await ben.purchase(await ben.sees(offered))
    const had = (await ben.cents()) ?? 0
    const key = randomUUID()
    const client = createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: `${world.server.serverUrl}/api/trpc`,
          headers: { authorization: `Bearer ${ben.person.token}`, 'idempotency-key': key },
        }),
      ],
    })
    const first = await client.market.buyArtwork.mutate(asked)

    expect(await client.market.buyArtwork.mutate(asked)).toEqual(first)
    expect(await ben.cents()).toBe(had - 100)
  })

  test('error: sells nothing to somebody who has less than the price', async () => {
    const offered = await carla.offers(await carla.publishes('Dear'), 999_999)
    const asked = await ben.purchase(await ben.sees(offered))
    const refused = await expectRefusal(ben.market.buyArtwork.mutate(asked))
    expect([refused.code, (await carla.sees(offered)).listing?.state]).toEqual(['market/not-enough', 'open'])
  })

  test('error: keeps no file that tells more than its picture, and none twice', async () => {
    await carla.publishes('Once')
    expect((await expectRefusal(carla.publishes('Once'))).code).toBe('market/already-published')
    const signed = { nonce: '1', deadline: '1', signature: `0x${'1b'.repeat(65)}` as const }
    const withPlace = { title: 'x', words: '', royaltyShare: 0, signed }
    const jpegBase64 = smallJpeg('GPS 52.5 13.4').toString('base64')
    const refused = await expectRefusal(carla.market.publishArtwork.mutate({ ...withPlace, jpegBase64 }))
    expect(refused.code).toBe('market/file-unreadable')
  })

  test('shows a picture to people with an account, and to nobody who is blocked', async () => {
    const art = await carla.publishes('For friends')
    const look = async (token: string | null) => {
      const headers = token === null ? {} : { authorization: `Bearer ${token}` }
      return (await world.fetch(`/api/art/${art.artworkId}.jpg`, { headers })).status
    }
    expect([await look(ben.person.token), await look(null)]).toEqual([200, 404])
    const eva = await Trader.join(world, 'eva', 5)
    await carla.person.api.moderation.block.mutate({ userId: eva.person.userId })
    expect(await look(eva.person.token)).toBe(404)
    expect((await expectRefusal(eva.sees(art))).code).toBe('market/not-found')
  })

  test('hides a reported piece until the decision is taken back: nobody sees it, nobody can buy it', async () => {
    const offered = await carla.offers(await carla.publishes('Reported'), 100)
    const asked = await ben.purchase(await ben.sees(offered))
    const subject = { kind: 'artwork' as const, id: offered.artworkId }
    const { reportId } = await ben.person.api.moderation.report.mutate({
      subject,
      category: 'indecent',
      details: '',
    })
    const { api } = await world.admin()
    await api.admin.decideReport.mutate({
      reportId,
      decision: 'hidden',
      reason: 'Not a park.',
    })

    expect((await expectRefusal(ben.sees(offered))).code).toBe('market/not-found')
    expect((await expectRefusal(ben.market.buyArtwork.mutate(asked))).code).toBe('market/not-found')
    expect((await carla.sees(offered)).state).toBe('hidden')
    await api.admin.reverseDecision.mutate({ reportId, reason: 'A park after all.' })
    expect((await ben.buys(await ben.sees(offered))).owner.me).toBe(true)
  })

  test('outlives the server between a signature and the record: nothing is lost, nothing is done twice', async () => {
    const offered = await carla.offers(await carla.publishes('Interrupted'), 600)
    const asked = await ben.purchase(await ben.sees(offered))
    const had = (await ben.cents()) ?? 0
    // As after a kill: what was signed is on disk, the record has not heard of it.
    await world.server.context.ports.market.desk[Symbol.asyncDispose]()
    expect((await ben.market.buyArtwork.mutate(asked)).written).toBe(false)
    expect((await ben.sees(offered)).listing).toMatchObject({ state: 'buying', buyerName: 'ben' })

    await world.restart()
    await round()

    expect(await ben.sees(offered)).toMatchObject({ owner: { me: true }, listing: { state: 'sold' } })
    expect(await ben.cents()).toBe(had - 600)
  })

  test('forgets an account: unsold art and its offers go, what others bought stays theirs', async () => {
    const fay = await Trader.join(world, 'fay', 6)
    const unsold = await fay.offers(await fay.publishes('Unsold'), 100)
    const sold = await ben.buys(await ben.sees(await fay.offers(await fay.publishes('Sold'), 100)))
    await fay.person.api.identity.deleteAccount.mutate({ password: PASSWORD })

    expect((await expectRefusal(ben.sees(unsold))).code).toBe('market/not-found')
    expect(await ben.sees(sold)).toMatchObject({ owner: { me: true }, artist: { name: '' } })
  })
})

test('without a record there is nothing to sign with, and it says so', async () => {
  await using offline = await TestWorld.create()
  const nora = await Trader.join(offline, 'nora', 9)

  expect(await nora.market.desk.query()).toEqual({ place: null, money: null })
  expect((await expectRefusal(nora.market.takePlayMoney.mutate({}))).code).toBe('record/away')
  expect(await nora.market.listMarket.query()).toEqual({ forSale: [], mine: [] })
})
