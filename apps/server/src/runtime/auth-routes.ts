import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { TooManyRequestsError } from '../procedures/request-errors.ts'
import type { ServerContext } from './context.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { clientKeys, headersOf } from './request-contexts.ts'

/** Guesses at one account per minute, from wherever they come. */
const GUESSES_PER_ACCOUNT = 10

const withEmail = z.object({ email: z.string().max(320) })

/**
 * Serves better-auth under `/api/auth`, behind limits per caller and per account.
 *
 * @returns the same limits for other ways in; they throw {@link TooManyRequestsError}.
 */
export function serveAuth(
  http: FastifyInstance,
  context: ServerContext,
  limiter: RateLimiter,
): (request: FastifyRequest, email: string | null) => void {
  const keyOf = clientKeys()
  const limitSignIn = (request: FastifyRequest, email: string | null) => {
    refuse(limiter.take(`auth ${keyOf(request)}`, context.config.limits.signInsPerMinute))
    if (email !== null) refuse(limiter.take(`account ${accountKey(email)}`, GUESSES_PER_ACCOUNT))
  }
  http.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      if (request.method === 'POST') limitSignIn(request, guessedEmail(request))
      const answer = await context.accounts.answer(webRequest(request, context.publicUrl))
      reply.code(answer.status)
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
      const cookies = answer.headers.getSetCookie()
      if (cookies.length > 0) reply.header('set-cookie', cookies)
      return reply.send(answer.body === null ? null : Buffer.from(await answer.arrayBuffer()))
    },
  })
  return limitSignIn
}

function refuse(refusal: { readonly retryAfterMs: number } | null): void {
  if (refusal !== null) throw new TooManyRequestsError(refusal.retryAfterMs)
}

/** The account a sign-in aims at. @returns null for anything else. */
function guessedEmail(request: FastifyRequest): string | null {
  if (!request.url.startsWith('/api/auth/sign-in') || typeof request.body !== 'string') return null
  try {
    return withEmail.parse(JSON.parse(request.body)).email
  } catch {
    // Not JSON or no address in it: better-auth says so itself.
    return null
  }
}

/** Names an account without keeping its address. */
function accountKey(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')
}

function webRequest(request: FastifyRequest, publicUrl: string): Request {
  const { method } = request
  const body = method === 'POST' && typeof request.body === 'string' ? { body: request.body } : {}
  const headers = headersOf(request)
  // No origin and no cookie: a program such as our command line, with nobody's session to ride on.
  if (!headers.has('origin') && !headers.has('cookie')) headers.set('origin', new URL(publicUrl).origin)
  return new Request(new URL(request.url, publicUrl), { method, headers, ...body })
}
