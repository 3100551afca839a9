import { type ArtListing, type Artwork, type MarketPlace, saleSplit } from '@pawfect/domain/certificates'
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type AccountScope, host, useAccountScope } from '../../../shell/host.ts'
import { serverClient, useTRPC } from '../../../shell/server-client.ts'
import { registerChainKey } from '../registered-chain-key.ts'
import { MarketClosedError } from './market-closed-error.ts'

/** States that change by themselves, while the record is written. */
const UNDER_WAY: readonly ArtListing['state'][] = ['opening', 'buying', 'returning', 'closing']
const ASK_AGAIN_MS = 2000

/** How often a screen asks about pieces: while one is on its way to the record. */
export function askAgainWhile(artworks: readonly Artwork[] | undefined): number | false {
  const isMoving = artworks?.some(
    ({ state, listing }) => state === 'waiting' || (listing !== null && UNDER_WAY.includes(listing.state)),
  )
  return isMoving === true ? ASK_AGAIN_MS : false
}

/** Where to sign and what there is to pay with. */
export function useMarketDesk() {
  const trpc = useTRPC()
  return useQuery(trpc.market.desk.queryOptions())
}

/** Where a signature counts now, and what the caller can pay with. @throws {MarketClosedError} */
async function openDesk(accountId: AccountScope) {
  await registerChainKey(accountId)
  const { place, money } = await serverClient.market.desk.query()
  if (place === null || money === null) throw new MarketClosedError()
  return { place, money }
}

type OpenDesk = {
  readonly accountId: AccountScope
  readonly place: MarketPlace
  readonly paymentNumber: string
}

/** A change of the market: signed on this machine, and seen by every screen at once. */
function useMarketChange<Input, Output>(
  change: (input: Input, desk: OpenDesk) => Promise<Output>,
): UseMutationResult<Output, Error, Input> {
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (input: Input) => {
      const { place, money } = await openDesk(accountId)
      return change(input, { accountId, place, paymentNumber: money.paymentNumber })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.market.pathKey() }),
  })
}

/** What an artist says about a picture. */
export type NewArtwork = {
  readonly title: string
  readonly words: string
  readonly royaltyShare: number
  readonly jpegBase64: string
}

/** Publishes a picture one made. */
export function usePublishArtwork() {
  return useMarketChange(async (art: NewArtwork, { accountId, place }) => {
    const { jpegBase64, royaltyShare } = art
    const signed = await host().keepsakes.signArtwork({ accountId, jpegBase64, royaltyShare, place })
    return serverClient.market.publishArtwork.mutate({ ...art, signed })
  })
}

/** Offers one's own piece at a fixed price. */
export function useOfferArtwork() {
  return useMarketChange(
    async (
      offer: { readonly artwork: Artwork; readonly priceCents: number; readonly refundDays: number },
      { accountId, place },
    ) => {
      const { artwork, priceCents, refundDays } = offer
      const { artworkId, piece, royaltyShare } = artwork
      const terms = { piece, artist: artwork.artist.address, royaltyShare, priceCents, refundDays }
      const signed = await host().keepsakes.signOffer({ accountId, terms, place })
      return serverClient.market.offerArtwork.mutate({ artworkId, priceCents, refundDays, ...signed })
    },
  )
}

/** Takes an offer back. */
export function useCloseListing() {
  return useMarketChange(async ({ listingId, signing }: ArtListing, { accountId, place }) => {
    const signed = await host().keepsakes.signClosing({ accountId, place, signing })
    return serverClient.market.closeListing.mutate({ listingId, signed })
  })
}

/** Buys a piece at the price and the split that are on the screen. */
export function useBuyArtwork() {
  return useMarketChange(async ({ listingId, terms, signing }: ArtListing, desk) => {
    const shown = { priceCents: terms.priceCents, ...saleSplit(terms) }
    const signed = await host().keepsakes.signPurchase({ ...desk, terms, signing, shown })
    return serverClient.market.buyArtwork.mutate({ listingId, ...signed })
  })
}

/** Gives a piece back for the whole price. */
export function useReturnArtwork() {
  return useMarketChange(async ({ listingId, terms, signing }: ArtListing, { accountId, place }) => {
    const signed = await host().keepsakes.signReturn({ accountId, terms, place, signing })
    return serverClient.market.returnArtwork.mutate({ listingId, ...signed })
  })
}

/** Fills the purse with play money. */
export function useTakePlayMoney() {
  return useMarketChange((_: undefined) => serverClient.market.takePlayMoney.mutate({}))
}
