import { DomainError } from '@pawfect/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ErrorData, translateDomainError } from '../procedures/translate-error.ts'

/** Fastify's own refusals, as our codes. */
const FASTIFY_CODES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'requests/too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'requests/wrong-content-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'requests/wrong-length',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'requests/not-json',
}

/** tRPC's number for "the server failed" and for "the request is bad"; its client wants one. */
const JSON_RPC = { internal: -32_603, refused: -32_600 }

/** Answers a failure outside a procedure in the shape tRPC clients read; other clients find the same code. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const data = describe(error)
  if (data.httpStatus === 500) request.log.error({ err: error }, 'a request failed')
  if (data.code === 'requests/too-many')
    reply.header('retry-after', Math.ceil(Number(data.facts.retryAfterMs) / 1000))
  const code = data.httpStatus === 500 ? JSON_RPC.internal : JSON_RPC.refused
  return reply
    .code(data.httpStatus)
    .send({ error: { message: data.code, code, data: { ...data, path: null } } })
}

/** Answers a path nobody serves. */
export function sendUnknownPath(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const data = { code: 'requests/unknown-path', facts: {}, httpStatus: 404, path: null }
  return reply.code(404).send({ error: { message: data.code, code: JSON_RPC.refused, data } })
}

function describe(error: unknown): ErrorData {
  if (error instanceof DomainError) return translateDomainError(error)
  const { code, statusCode } = error as { readonly code?: string; readonly statusCode?: number }
  const known = FASTIFY_CODES[code ?? '']
  if (known !== undefined) return { code: known, facts: {}, httpStatus: statusCode ?? 400 }
  if (statusCode !== undefined && statusCode < 500)
    return { code: 'requests/refused', facts: {}, httpStatus: statusCode }
  return { code: 'requests/internal', facts: {}, httpStatus: 500 }
}
