import { DomainError } from '@pawfect/domain'
import type { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'

/** What a client learns about a failure: a code to act on and to translate, facts to show with it. */
export interface ErrorData {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number | boolean>>
  readonly httpStatus: number
}

/** HTTP status by the reason part of a code; every other refusal is 422. */
const STATUS_BY_REASON: Readonly<Record<string, number>> = {
  'sign-in-required': 401,
  'admins-only': 403,
  'not-yours': 403,
  suspended: 403,
  'not-found': 404,
  'still-running': 409,
  'idempotency-key-reused': 409,
  'too-many': 429,
}

const FOREIGN: Readonly<Record<string, ErrorData>> = {
  NOT_FOUND: { code: 'requests/unknown-path', facts: {}, httpStatus: 404 },
  METHOD_NOT_SUPPORTED: { code: 'requests/wrong-method', facts: {}, httpStatus: 405 },
  UNSUPPORTED_MEDIA_TYPE: { code: 'requests/wrong-content-type', facts: {}, httpStatus: 415 },
  PARSE_ERROR: { code: 'requests/not-json', facts: {}, httpStatus: 400 },
  BAD_REQUEST: { code: 'requests/invalid-input', facts: {}, httpStatus: 400 },
  CLIENT_CLOSED_REQUEST: { code: 'requests/gone-away', facts: {}, httpStatus: 499 },
}

/** Turns whatever a procedure threw into its public form; the unexpected tells nothing but its code. */
export function translateError(error: TRPCError): ErrorData {
  const cause = error.cause
  if (cause instanceof DomainError) return translateDomainError(cause)
  if (cause instanceof ZodError && error.code === 'BAD_REQUEST') return invalidInput(cause)
  if (cause instanceof SyntaxError && error.code === 'BAD_REQUEST')
    return { code: 'requests/not-json', facts: {}, httpStatus: 400 }
  return FOREIGN[error.code] ?? { code: 'requests/internal', facts: {}, httpStatus: 500 }
}

/** The public form of a domain error, for the edges that are not tRPC. */
export function translateDomainError(error: DomainError): ErrorData {
  const reason = error.code.split('/')[1] ?? ''
  return { code: error.code, facts: error.facts, httpStatus: STATUS_BY_REASON[reason] ?? 422 }
}

/** Names the first wrong field and what is wrong with it; never repeats what was sent. */
function invalidInput(error: ZodError): ErrorData {
  const issue = error.issues[0]
  const field = (issue?.path ?? []).map(String).join('.').slice(0, 120)
  return {
    code: 'requests/invalid-input',
    facts: { field, problem: issue?.code ?? 'custom', problems: error.issues.length },
    httpStatus: 400,
  }
}

/** True for a failure that was the caller's or the rules'; false when the server itself is at fault. */
export function isRefusal(error: TRPCError): boolean {
  return translateError(error).httpStatus !== 500
}
