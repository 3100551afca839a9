/** What other domains and the runtime may use of certificates. */
export { type AnchorChain, ChainUnavailableError } from './anchor-chain.ts'
export { AnchorQueue, type AnchorQueueParts } from './anchor-queue.ts'
export { certificatesAccountSection } from './certificates-account-section.ts'
export type { CertificatesPorts } from './certificates-ports.ts'
export { createCertificatesRouter } from './certificates-router.ts'
export { artworkPath, findReportedArtwork, hideArtwork, showArtwork } from './market/index.ts'
export { PageKeeper } from './page-keeper.ts'
export { type PinStore, PinStoreUnavailableError } from './pin-store.ts'
