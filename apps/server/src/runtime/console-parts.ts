import type { FastifyRequest } from 'fastify'
import type { RequestContext } from '../procedures/index.ts'
import type { AppRouter } from './app-router.ts'
import type { ServerContext } from './context.ts'

/** What console routes are mounted with. */
export interface ConsoleParts {
  readonly context: ServerContext
  readonly router: AppRouter
  readonly createContext: (request: FastifyRequest) => Promise<RequestContext>
  /** Refuses a sign-in that comes too often. */
  readonly limitSignIn: (request: FastifyRequest, email: string) => void
}
