/** What every domain builds its router from. */
export type { DomainEvents, EmitEvent, EventName, OnEvent } from './domain-events.ts'
export {
  adminCommand,
  adminQuery,
  command,
  createCallerFactory,
  publicQuery,
  router,
  signedInQuery,
  slowCommand,
} from './procedure.ts'
export type { Caller, Clock, Database, Ids, Log, RateLimits, RequestContext } from './request-context.ts'
export { AskerGoneError } from './request-errors.ts'
export { spendTokens } from './spend-tokens.ts'
