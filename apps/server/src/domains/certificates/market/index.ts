/** What the runtime may use of the market. */
export { artworkSubject, listingSubject } from './art-subjects.ts'
export { findArtworkPicture, sweepArtworks } from './find-artwork-picture.ts'
export { marketAccountSection } from './market-account-section.ts'
export type { ArtworkFiles, MarketPorts } from './market-ports.ts'
export { createMarketRouter } from './market-router.ts'
export { artworkPath, findReportedArtwork, hideArtwork, showArtwork } from './report-artwork.ts'
