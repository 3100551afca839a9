import { createIdentityRouter, type IdentityPorts } from '../domains/identity/index.ts'
import { createPetsRouter, type PetsPorts } from '../domains/pets/index.ts'
import { router } from '../procedures/index.ts'

/** What the domains need from outside; context.ts fills it in, one line per domain. */
export interface AppPorts {
  readonly identity: IdentityPorts
  readonly pets: PetsPorts
}

/** Every procedure of the server, one line per domain. */
export const createAppRouter = (ports: AppPorts) =>
  router({
    identity: createIdentityRouter(ports.identity),
    pets: createPetsRouter(ports.pets),
  })

/** The type the desktop calls through; see ../api-types.ts. */
export type AppRouter = ReturnType<typeof createAppRouter>
