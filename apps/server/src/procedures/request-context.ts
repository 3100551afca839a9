import type { UserId } from '@pawfect/domain/identity'
import type { Prisma } from '#database'
import type { EmitEvent } from './domain-events.ts'

/**
 * The database as a domain sees it: the open transaction inside a command, the plain client
 * inside a query. A store function takes it as its first parameter.
 */
export type Database = Prisma.TransactionClient

/** Tells the time; tests hand in a fixed one. */
export interface Clock {
  now(): Date
}

/** Makes ids that satisfy every id schema: 22 URL-safe characters, unguessable. */
export interface Ids {
  next(): string
}

/** Whoever is signed in on this request. */
export interface Caller {
  readonly userId: UserId
  readonly role: 'owner' | 'admin'
  readonly sessionId: string
}

/** A structured log without personal data: ids, codes and counts only. */
export interface Log {
  info(facts: LogFacts, message: string): void
  warn(facts: LogFacts, message: string): void
  error(facts: LogFacts & { readonly err?: unknown }, message: string): void
}
type LogFacts = Readonly<Record<string, unknown>>

/** How many procedure calls one caller may make; the refill is even over the minute. */
export interface RateLimits {
  readonly queriesPerMinute: number
  readonly commandsPerMinute: number
}

/** What http.ts knows about a request; the procedures narrow it. */
export interface RequestContext {
  readonly db: Database
  /** Runs `work` in one transaction; used by the command middleware and by slow commands. */
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly clock: Clock
  readonly ids: Ids
  /** Inside a command the event is published after the commit, and never when it fails. */
  readonly emit: EmitEvent
  readonly log: Log
  readonly caller: Caller | null
  readonly requestId: string
  readonly idempotencyKey: string | null
  /** Names the caller's machine for rate limits only: a keyed hash, never logged or stored. */
  readonly clientKey: string
  readonly processId: string
  readonly takeToken: (key: string, kind: 'query' | 'command') => { readonly retryAfterMs: number } | null
}
