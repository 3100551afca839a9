import { router } from '../../../procedures/index.ts'
import { createBuyArtwork, createReturnArtwork } from './buy-artwork.ts'
import { createGetArtwork, createListMarket, createMarketDesk, listMyEarnings } from './list-market.ts'
import type { MarketPorts } from './market-ports.ts'
import { createCloseListing, createOfferArtwork } from './offer-artwork.ts'
import { createPublishArtwork } from './publish-artwork.ts'
import { createTakePlayMoney } from './take-play-money.ts'

/** Everything under `market.`. */
export const createMarketRouter = (ports: MarketPorts) =>
  router({
    listMarket: createListMarket(ports),
    getArtwork: createGetArtwork(ports),
    desk: createMarketDesk(ports),
    listMyEarnings,
    publishArtwork: createPublishArtwork(ports),
    offerArtwork: createOfferArtwork(ports),
    closeListing: createCloseListing(ports),
    buyArtwork: createBuyArtwork(ports),
    returnArtwork: createReturnArtwork(ports),
    takePlayMoney: createTakePlayMoney(ports),
  })
