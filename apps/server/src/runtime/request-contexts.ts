import { createHmac, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { RequestContext } from '../procedures/index.ts'
import type { ServerContext } from './context.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** Makes the context of each tRPC request. */
export function requestContextMaker(
  context: ServerContext,
  limiter: RateLimiter,
): (request: FastifyRequest) => Promise<RequestContext> {
  const { accounts, clock, config, database, events, ids, log, processId } = context
  const keyOf = clientKeys()
  return async request => {
    const key = request.headers['idempotency-key']
    return {
      db: database.client,
      inTransaction: database.inTransaction,
      clock,
      ids,
      emit: events.emit,
      log,
      caller: await accounts.callerOf(headersOf(request)),
      requestId: request.id,
      idempotencyKey: typeof key === 'string' ? key : null,
      clientKey: keyOf(request),
      processId,
      takeToken: (who, kind) =>
        limiter.take(
          `${kind} ${who}`,
          kind === 'query' ? config.limits.queriesPerMinute : config.limits.commandsPerMinute,
        ),
    }
  }
}

/** Names callers by a keyed hash of their address; the key dies with the process. */
export function clientKeys(): (request: FastifyRequest) => string {
  const key = randomBytes(32)
  return request => createHmac('sha256', key).update(request.ip).digest('base64url')
}

/** The headers of a Node request as the web's. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}
