export { type AccountScope, accountScopeSchema } from './account-scope.ts'
export { type BridgeClient, createBridgeClient } from './bridge-client.ts'
export { BridgeError, bridgeErrorData } from './bridge-error.ts'
export {
  type BridgeHandlers,
  type CallContext,
  openBridgeSession,
} from './bridge-host.ts'
export type { BridgeTransport } from './bridge-transport.ts'
export type { PublicSigningKey, StoredBundle } from './certificates-channel.ts'
export { connectBridge } from './connect-bridge.ts'
export { pageSecurityHeaders } from './content-security-policy.ts'
export { contentTypeOf } from './content-type.ts'
export { MAX_FRAME_BYTES } from './frame.ts'
export type { HostInfo } from './identity-channel.ts'
export type { JsonValue } from './json-value.ts'
export {
  KEYCHAIN_PATH,
  type KeychainAnswer,
  type KeychainRequest,
  keychainAnswerSchema,
  keychainRequestSchema,
} from './keychain-link.ts'
export type { LearningStatus } from './learning-channel.ts'
export type { ModelStatus, TrainedCard } from './models-channel.ts'
export { MAX_CHART_GENERATIONS, MAX_IMPORT_BYTES, MAX_IMPORT_CHUNK_BYTES } from './pedigree-channel.ts'
export type {
  FiguresUnderClaims,
  GeneticSheet,
  InbreedingCurve,
  Mate,
  MateFilters,
  MateSwitch,
  MatesFound,
  NotAMate,
  SharedStud,
  TrialLitter,
} from './pedigree-figures-shapes.ts'
export type {
  FindingCounts,
  ImportFinding,
  ImportReading,
  ImportSummary,
  WorkProgress,
} from './pedigree-import-shapes.ts'
export type {
  ChanceRange,
  DiseaseRisk,
  LawAnswer,
  LawFinding,
  LitterCoatFound,
  LitterGenes,
  RelationshipFound,
} from './pedigree-litter-shapes.ts'
export type {
  AnimalBrief,
  AnimalChanges,
  AnimalGenetics,
  BreedingPlace,
  Claim,
  ClaimedFact,
  Studbook,
  StudbookAnimal,
  StudbookChange,
} from './pedigree-shapes.ts'
export type { AncestryShown } from './pedigree-sharing-shapes.ts'
export { type FrameGlance, MAX_PHOTO_BYTES, type PetDraft } from './pets-channel.ts'
export { type DeviceSettings, deviceSettingsSchema } from './settings-channel.ts'
export type { OwnRecord, VaccinationShown } from './vault-channel.ts'
