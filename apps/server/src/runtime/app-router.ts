import { type AdminPorts, createAdminRouter } from '../domains/admin/index.ts'
import { type AgreementsPorts, createAgreementsRouter } from '../domains/certificates/agreements/index.ts'
import { type CertificatesPorts, createCertificatesRouter } from '../domains/certificates/index.ts'
import { createMarketRouter, type MarketPorts } from '../domains/certificates/market/index.ts'
import { createSouvenirsRouter, type SouvenirsPorts } from '../domains/certificates/souvenirs/index.ts'
import { createVaultRouter, type VaultPorts } from '../domains/certificates/vault/index.ts'
import { createIdentityRouter, type IdentityPorts } from '../domains/identity/index.ts'
import { createMatchingRouter, type MatchingPorts } from '../domains/matching/index.ts'
import { createMeetupsRouter, type MeetupsPorts } from '../domains/meetups/index.ts'
import { createModerationRouter, type ModerationPorts } from '../domains/moderation/index.ts'
import { createPedigreeRouter, type PedigreePorts } from '../domains/pedigree/index.ts'
import { createLearningRouter, createPetsRouter, type PetsPorts } from '../domains/pets/index.ts'
import { router } from '../procedures/index.ts'

/** What the domains need from outside; context.ts fills it in, one line per domain. */
export interface AppPorts {
  readonly identity: IdentityPorts
  readonly pets: PetsPorts
  readonly pedigree: PedigreePorts
  readonly moderation: ModerationPorts
  readonly admin: AdminPorts
  readonly matching: MatchingPorts
  readonly meetups: MeetupsPorts
  readonly certificates: CertificatesPorts
  readonly agreements: AgreementsPorts
  readonly vault: VaultPorts
  readonly souvenirs: SouvenirsPorts
  readonly market: MarketPorts
}

/** Every procedure of the server, one line per domain. */
export const createAppRouter = (ports: AppPorts) =>
  router({
    identity: createIdentityRouter(ports.identity),
    pets: createPetsRouter(ports.pets),
    learning: createLearningRouter(),
    pedigree: createPedigreeRouter(ports.pedigree),
    moderation: createModerationRouter(ports.moderation),
    admin: createAdminRouter(ports.admin),
    matching: createMatchingRouter(ports.matching),
    meetups: createMeetupsRouter(ports.meetups),
    certificates: createCertificatesRouter(ports.certificates),
    agreements: createAgreementsRouter(ports.agreements),
    vault: createVaultRouter(ports.vault),
    souvenirs: createSouvenirsRouter(ports.souvenirs),
    market: createMarketRouter(ports.market),
  })

/** The type the desktop calls through; see ../api-types.ts. */
export type AppRouter = ReturnType<typeof createAppRouter>
