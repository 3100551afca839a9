import { DomainError } from '@pawfect/domain'
import type { FastifyInstance } from 'fastify'
import { type ServerContext, trustedOrigins } from './context.ts'

/** The request names another host: a page elsewhere that points its own name at this machine. */
export class WrongHostError extends DomainError {
  override readonly name = 'WrongHostError'
  readonly code = 'requests/wrong-host'
  constructor() {
    super('the Host header names another server')
  }
}

/** A change was sent by a page of an origin that is not trusted. */
export class WrongOriginError extends DomainError {
  override readonly name = 'WrongOriginError'
  readonly code = 'requests/wrong-origin'
  constructor() {
    super('the Origin header is not trusted')
  }
}

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Turns away foreign hosts and origins, and sets the headers every answer carries. Logs one line a request. */
export function guardRequests(http: FastifyInstance, context: ServerContext): void {
  const publicHost = new URL(context.publicUrl).host
  const isTrusted = originTest(trustedOrigins(context.config))
  http.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('x-frame-options', 'DENY')
    reply.header('cross-origin-resource-policy', 'same-origin')
    if (!request.url.startsWith('/console')) reply.header('content-security-policy', "default-src 'none'")
    const { host = '', origin } = request.headers
    if (host !== publicHost && !LOOPBACK_HOST.test(host)) throw new WrongHostError()
    // A page elsewhere that hides its origin; programs send neither header.
    const isHidden = origin === undefined && request.headers['sec-fetch-site'] === 'cross-site'
    const isForeign = isHidden || (origin !== undefined && !isTrusted(origin))
    if (isForeign && !SAFE_METHODS.has(request.method)) throw new WrongOriginError()
  })
  http.addHook('onResponse', async (request, reply) => {
    context.metrics.seen(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000)
    const route = request.routeOptions.url ?? 'unknown'
    // A path that nobody serves may be whatever somebody typed.
    const path = reply.statusCode === 404 ? route : loggedPath(request.url.split('?')[0] ?? '')
    const facts = { requestId: request.id, method: request.method, path }
    context.log.info({ ...facts, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
}

/** Paths that are served are ours; a long or odd one is not worth the risk. */
function loggedPath(path: string): string {
  return /^\/[A-Za-z0-9_.,/-]{0,200}$/.test(path) ? path : '(unprintable)'
}

/** Origins may end in `:*` for any port. */
function originTest(patterns: readonly string[]): (origin: string) => boolean {
  const exact = new Set(patterns)
  const anyPort = new Set(
    patterns.filter(pattern => pattern.endsWith(':*')).map(pattern => pattern.slice(0, -2)),
  )
  return origin => exact.has(origin) || anyPort.has(origin) || anyPort.has(origin.replace(/:\d+$/, ''))
}
