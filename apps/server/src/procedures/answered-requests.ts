import { createHash } from 'node:crypto'
import type { Prisma } from '#database'
import type { Database, RequestContext } from './request-context.ts'
import { IdempotencyKeyInvalidError, IdempotencyKeyReusedError, StillRunningError } from './request-errors.ts'

/** An answer is kept this long; a client that retries later than this asks anew. */
export const ANSWER_KEPT_MS = 24 * 60 * 60 * 1000

/** A mutation that can be recognised when it comes again. */
export interface RepeatableRequest {
  readonly userId: string
  readonly path: string
  readonly key: string
  readonly inputDigest: string
  readonly processId: string
  readonly createdAt: Date
}

/** Reads the idempotency key of a request. @returns null when the client sent none. */
export async function repeatableRequest(
  context: RequestContext,
  path: string,
  rawInput: () => Promise<unknown>,
): Promise<RepeatableRequest | null> {
  if (context.idempotencyKey === null || context.caller === null) return null
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(context.idempotencyKey)) throw new IdempotencyKeyInvalidError()
  const text = JSON.stringify(await rawInput()) ?? 'nothing'
  return {
    userId: context.caller.userId,
    path,
    key: context.idempotencyKey,
    inputDigest: createHash('sha256').update(text).digest('hex'),
    processId: context.processId,
    createdAt: context.clock.now(),
  }
}

/**
 * Finds what this request was answered before.
 *
 * @returns null when it is new, or when the process that worked on it is gone.
 * @throws {IdempotencyKeyReusedError} when the key came with another input.
 * @throws {StillRunningError} when the first one is under way in this process.
 */
export async function recallAnswer(
  db: Database,
  request: RepeatableRequest,
): Promise<{ readonly data: unknown } | null> {
  const row = await db.answeredRequest.findUnique({ where: keyOf(request) })
  if (row === null) return null
  if (row.inputDigest !== request.inputDigest) throw new IdempotencyKeyReusedError()
  if (row.state === 'answered') return { data: (row.answer as { data?: unknown }).data }
  if (row.processId === request.processId) throw new StillRunningError()
  return null
}

/** Claims a slow request for this process, so that its twin is told to wait. */
export async function claimRequest(db: Database, request: RepeatableRequest): Promise<void> {
  const row = { ...request, state: 'running' }
  await db.answeredRequest.upsert({ where: keyOf(request), create: row, update: row })
}

/** Gives a claim up after a failure, so that a retry runs anew. */
export async function releaseRequest(db: Database, request: RepeatableRequest): Promise<void> {
  const { userId, path, key } = request
  await db.answeredRequest.deleteMany({ where: { userId, path, key, state: 'running' } })
}

/** Stores an answer; in the transaction that also stores what was done. */
export async function rememberAnswer(db: Database, request: RepeatableRequest, data: unknown): Promise<void> {
  const row = { ...request, state: 'answered', answer: { data } as Prisma.InputJsonValue }
  await db.answeredRequest.upsert({ where: keyOf(request), create: row, update: row })
}

const keyOf = ({ userId, path, key }: RepeatableRequest) => ({ userId_path_key: { userId, path, key } })
