/** What the runtime may use of the health vault. */
export { type RecordFiles, sweepRecords } from './record-files.ts'
export { vaultAccountSection } from './vault-account-section.ts'
export type { OtherSide, VaultPorts } from './vault-ports.ts'
export { createVaultRouter } from './vault-router.ts'
