import {
  artworkInputSchema,
  artworkSchema,
  earningsSchema,
  marketDeskSchema,
  marketSchema,
} from '@pawfect/domain/certificates'
import { signedInQuery } from '../../../procedures/index.ts'
import { findAgreementKey } from '../agreements/index.ts'
import { findArtwork, listArtworksOf, listForSale } from './artworks-store.ts'
import { listSalesFor } from './listings-store.ts'
import { ArtworkNotFoundError } from './market-errors.ts'
import type { MarketPorts } from './market-ports.ts'
import { viewArtworks } from './view-artwork.ts'

/** What is for sale, and what is the caller's own. */
export const createListMarket = ({ apartFrom }: MarketPorts) =>
  signedInQuery.output(marketSchema).query(async ({ ctx: { db, caller, clock } }) => {
    const { userId } = caller
    const apart = await apartFrom(db, userId)
    const rows = await listForSale(db)
    const seen = rows.filter(({ artistId, ownerId }) => !apart.has(artistId) && !apart.has(ownerId))
    const viewer = { userId, now: clock.now() }
    return {
      forSale: await viewArtworks(db, seen, viewer),
      mine: await viewArtworks(db, await listArtworksOf(db, userId), viewer),
    }
  })

/** One piece: for its artist and owner always, for others once it is published. */
export const createGetArtwork = ({ apartFrom }: MarketPorts) =>
  signedInQuery
    .input(artworkInputSchema)
    .output(artworkSchema)
    .query(async ({ ctx: { db, caller, clock }, input: { artworkId } }) => {
      const { userId } = caller
      const row = await findArtwork(db, artworkId)
      if (row === null) throw new ArtworkNotFoundError()
      const isMine = row.artistId === userId || row.ownerId === userId
      const apart = await apartFrom(db, userId)
      const isHidden = row.state !== 'published' || apart.has(row.artistId) || apart.has(row.ownerId)
      if (isHidden && !isMine) throw new ArtworkNotFoundError()
      const [view] = await viewArtworks(db, [row], { userId, now: clock.now() })
      if (view === undefined) throw new ArtworkNotFoundError()
      return view
    })

/** Where to sign, and the caller's play money. Waits for the record; the lists above do not. */
export const createMarketDesk = ({ desk }: MarketPorts) =>
  signedInQuery.output(marketDeskSchema).query(async ({ ctx: { db, caller } }) => {
    const place = await desk.marketPlace()
    const address = await findAgreementKey(db, caller.userId)
    if (place === null || desk.chain === null) return { place: null, money: null }
    const none = { cents: 0, paymentNumber: '0' }
    return { place, money: address === null ? none : await desk.chain.moneyOf(address) }
  })

/** What sales paid the caller or will, to the cent. */
export const listMyEarnings = signedInQuery.output(earningsSchema).query(async ({ ctx: { db, caller } }) => {
  const { userId } = caller
  const rows = await listSalesFor(db, userId)
  return {
    earnings: rows.map(({ listingId, title, soldAt, state, priceCents, royaltyCents, ...row }) => ({
      ...{ listingId, title, priceCents, paid: state === 'paid' },
      soldAt: (soldAt ?? new Date(0)).toISOString(),
      asSellerCents: row.sellerId === userId ? priceCents - royaltyCents : 0,
      asArtistCents: row.artistId === userId ? royaltyCents : 0,
    })),
  }
})
