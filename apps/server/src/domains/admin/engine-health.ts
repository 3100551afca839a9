import { engineRowSchema } from '@pawfect/domain/admin'
import { adminQuery } from '../../procedures/index.ts'
import { checkEngines } from './check-engines.ts'
import type { Engine } from './engine.ts'

/** How every engine of this server is doing, asked just now. */
export const createEngineHealth = (engines: readonly Engine[]) =>
  adminQuery.output(engineRowSchema.array()).query(async () => [...(await checkEngines(engines))])
