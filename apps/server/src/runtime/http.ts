import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { issuerKeyFrom } from '@pawfect/domain/certificates'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import Fastify, { type FastifyInstance } from 'fastify'
import { TooManyRequestsError, UnstorableTextError } from '../procedures/request-errors.ts'
import { isRefusal } from '../procedures/translate-error.ts'
import { type AppRouter, createAppRouter } from './app-router.ts'
import { serveArtworks } from './artwork-routes.ts'
import { serveAuth } from './auth-routes.ts'
import { serveConsole } from './console-routes.ts'
import type { ServerContext } from './context.ts'
import { guardRequests } from './guard-requests.ts'
import { serveHealth } from './health-routes.ts'
import { sendError, sendUnknownPath } from './http-errors.ts'
import { serveIpfs } from './ipfs-routes.ts'
import { serveModels } from './model-routes.ts'
import { servePhotos } from './photo-routes.ts'
import { openRateLimiter } from './rate-limiter.ts'
import { requestContextMaker } from './request-contexts.ts'
import { serveVerifyPage } from './verify-page-routes.ts'

/** No JSON of ours is larger, except a page of photos. */
const BODY_LIMIT_BYTES = 256 * 1024

/** Eight photos of 2 MiB in base64, with room for their words. */
const PHOTOS_BODY_LIMIT_BYTES = 24 * 1024 * 1024

/** Four thousand ancestors with long names. */
const PEDIGREE_BODY_LIMIT_BYTES = 4 * 1024 * 1024

/** A piece of park art in base64. */
const ARTWORK_BODY_LIMIT_BYTES = 3 * 1024 * 1024

/** A sealed X-ray in base64. */
const RECORD_BODY_LIMIT_BYTES = 20 * 1024 * 1024

/** The one character PostgreSQL stores in no text, bare or as JSON writes it; no name or message needs it. */
const NUL = /\0|(?<!\\)(?:\\\\)*\\u0000/

/** Longest list of calls one request may carry. */
const MAX_BATCH = 20

/** Answers requests on a server that already listens. */
export async function serveHttp(server: Server, context: ServerContext): Promise<FastifyInstance> {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const http = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: 500 },
    serverFactory: handler => {
      answer = handler
      return server
    },
  })
  http.removeAllContentTypeParsers()
  http.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    NUL.test(String(body)) ? done(new UnstorableTextError()) : done(null, body),
  )
  http.setErrorHandler(sendError)
  http.setNotFoundHandler(sendUnknownPath)
  mountRoutes(http, context)
  await http.ready()
  server.removeAllListeners('request').on('request', answer)
  return http
}

function mountRoutes(http: FastifyInstance, context: ServerContext): void {
  const limiter = openRateLimiter()
  guardRequests(http, context)
  serveHealth(http, context)
  const limitSignIn = serveAuth(http, context, limiter)
  servePhotos(http, context)
  serveModels(http, context)
  serveArtworks(http, context)
  const { did: serviceDid } = issuerKeyFrom(context.ports.certificates.serviceKey)
  serveVerifyPage(http, { log: context.log, serviceDid })
  serveIpfs(http, context)
  const createContext = requestContextMaker(context, limiter)
  const router = createAppRouter(context.ports)
  serveConsole(http, { context, router, createContext, limitSignIn })
  const mountCalls = (path: string, bodyLimit: number) =>
    http.all<{ Params: { path?: string } }>(`/api/trpc/${path}`, { bodyLimit }, (req, res) =>
      fastifyRequestHandler<AppRouter, typeof req, typeof res>({
        router,
        req,
        res,
        path: req.params.path ?? path,
        maxBatchSize: MAX_BATCH,
        createContext: () => createContext(req),
        responseMeta: ({ errors }) => ({ headers: retryHeaders(errors.map(error => error.cause)) }),
        onError: ({ error, path: called }) => {
          if (!isRefusal(error))
            context.log.error({ err: error.cause ?? error, path: called }, 'a procedure failed')
        },
      }),
    )
  mountCalls('pets.publishPet', PHOTOS_BODY_LIMIT_BYTES)
  mountCalls('pedigree.sharePedigree', PEDIGREE_BODY_LIMIT_BYTES)
  mountCalls('market.publishArtwork', ARTWORK_BODY_LIMIT_BYTES)
  mountCalls('vault.storeRecord', RECORD_BODY_LIMIT_BYTES)
  mountCalls('vault.revokeReader', RECORD_BODY_LIMIT_BYTES)
  mountCalls(':path', BODY_LIMIT_BYTES)
}

function retryHeaders(causes: readonly unknown[]): Record<string, string> {
  const refusal = causes.find(cause => cause instanceof TooManyRequestsError)
  return refusal === undefined ? {} : { 'retry-after': String(Math.ceil(refusal.facts.retryAfterMs / 1000)) }
}
