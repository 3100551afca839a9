/** What the command line may use of the server, besides starting it. */
export { resetDevWorld, type Seeding, seedDevWorld } from '../dev-world/index.ts'
export { verifyAuditLog } from './domains/admin/index.ts'
export { anchorChainOn } from './gateways/chain/anchor-chain-on.ts'
export { openEmbeddedLedger } from './gateways/chain/open-embedded-ledger.ts'
export { probeDatabase } from './gateways/database/probe-database.ts'
export { openEmbeddedIpfs } from './gateways/ipfs/open-embedded-ipfs.ts'
export { DataFolderInUseError, workOnData } from './runtime/work-on-data.ts'
