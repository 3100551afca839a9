import { DomainError } from '@pawfect/domain'
import { initTRPC } from '@trpc/server'
import { middlewareMarker } from '@trpc/server/unstable-core-do-not-import'
import {
  claimRequest,
  recallAnswer,
  releaseRequest,
  rememberAnswer,
  repeatableRequest,
} from './answered-requests.ts'
import type { EmitEvent } from './domain-events.ts'
import type { RequestContext } from './request-context.ts'
import { AdminsOnlyError, SignInRequiredError, TooManyRequestsError } from './request-errors.ts'
import { translateError } from './translate-error.ts'

const trpc = initTRPC.context<RequestContext>().create({
  errorFormatter: ({ shape, error, path }) => {
    const data = { ...translateError(error), path: path ?? null }
    // Only our own errors are known to say nothing private.
    return { message: error.cause instanceof DomainError ? shape.message : data.code, code: shape.code, data }
  },
})

/** Puts procedures under names; each domain has one, in `<domain>-router.ts`. */
export const router = trpc.router

/** Calls procedures from inside the server, through the same checks; for the console. */
export const createCallerFactory = trpc.createCallerFactory

const limited = trpc.middleware(({ ctx, type, next }) => {
  const key = ctx.caller?.userId ?? ctx.clientKey
  const refusal = ctx.takeToken(key, type === 'query' ? 'query' : 'command')
  if (refusal !== null) throw new TooManyRequestsError(refusal.retryAfterMs)
  return next()
})

const signedIn = trpc.middleware(({ ctx, next }) => {
  if (ctx.caller === null) throw new SignInRequiredError()
  return next({ ctx: { caller: ctx.caller } })
})

const adminOnly = trpc.middleware(({ ctx, next }) => {
  if (ctx.caller?.role !== 'admin') throw new AdminsOnlyError()
  return next({ ctx: { caller: ctx.caller } })
})

const onceInTransaction = trpc.middleware(async ({ ctx, path, getRawInput, next }) => {
  const request = await repeatableRequest(ctx, path, getRawInput)
  const happened: (() => void)[] = []
  const emit: EmitEvent = (name, event) => happened.push(() => ctx.emit(name, event))
  const result = await ctx.inTransaction(async db => {
    const earlier = request === null ? null : await recallAnswer(db, request)
    if (earlier !== null) return { marker: middlewareMarker, ok: true as const, data: earlier.data }
    const fresh = await next({ ctx: { db, emit } })
    // Thrown, not returned: the transaction must roll back.
    if (!fresh.ok) throw fresh.error
    if (request !== null) await rememberAnswer(db, request, fresh.data)
    return fresh
  })
  for (const publish of happened) publish()
  return result
})

const onceAcrossTransactions = trpc.middleware(async ({ ctx, path, getRawInput, next }) => {
  const request = await repeatableRequest(ctx, path, getRawInput)
  if (request === null) return next()
  const earlier = await ctx.inTransaction(async db => {
    const answer = await recallAnswer(db, request)
    if (answer === null) await claimRequest(db, request)
    return answer
  })
  if (earlier !== null) return { marker: middlewareMarker, ok: true as const, data: earlier.data }
  const fresh = await next()
  if (fresh.ok) await rememberAnswer(ctx.db, request, fresh.data)
  else await releaseRequest(ctx.db, request)
  return fresh
})

/** Reads anyone may make. */
export const publicQuery = trpc.procedure.use(limited)

/** Reads for whoever is signed in; `ctx.caller` is there. */
export const signedInQuery = trpc.procedure.use(limited).use(signedIn)

/** Reads for admins. */
export const adminQuery = signedInQuery.use(adminOnly)

/**
 * Changes by whoever is signed in. The whole resolver runs in one transaction (`ctx.db`), which is
 * rolled back when it throws, and is answered once per idempotency key. Nothing slow in here: the
 * database has one writer. Use {@link slowCommand} to wait for a chain or a network.
 */
export const command = signedInQuery.use(onceInTransaction)

/** A {@link command} for admins. */
export const adminCommand = adminQuery.use(onceInTransaction)

/**
 * A change that waits for something outside (chain, IPFS). Also answered once per idempotency key,
 * but without a transaction around it: the resolver opens its own with `ctx.inTransaction`, and must
 * be safe to run again when the process died half-way.
 */
export const slowCommand = signedInQuery.use(onceAcrossTransactions)
