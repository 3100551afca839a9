import { useSyncExternalStore } from 'react'

/** How often an unreachable server is asked again; quick enough that nobody reloads the page. */
const PROBE_EVERY_MS = 3000

type Listener = () => void

const listeners = new Set<Listener>()
let reachable = true
let probing = false

function tell(next: boolean): void {
  if (reachable === next) return
  reachable = next
  for (const listener of listeners) listener()
  if (!next) void probeUntilBack()
}

async function probeUntilBack(): Promise<void> {
  if (probing) return
  probing = true
  while (!reachable) {
    await new Promise(resolve => setTimeout(resolve, PROBE_EVERY_MS))
    await serverFetch('/api/auth/get-session').catch(() => undefined)
  }
  probing = false
}

/** A gateway in front of a dead server answers with one of these. */
const GATEWAY_STATUSES: ReadonlySet<number> = new Set([502, 503, 504])

/**
 * `fetch` to our own server that remembers whether it could be reached.
 *
 * @throws {ServerUnreachableError} when nobody answered; nothing was changed on the server then,
 * or the idempotency key makes repeating it harmless.
 */
export async function serverFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { credentials: 'same-origin', ...init }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    tell(false)
    throw new ServerUnreachableError(cause)
  })
  if (GATEWAY_STATUSES.has(response.status)) {
    tell(false)
    throw new ServerUnreachableError(response.status)
  }
  tell(true)
  return response
}

/** Nobody answers at the server's address; what is on this machine still works. */
export class ServerUnreachableError extends Error {
  override readonly name = 'ServerUnreachableError'
  readonly code = 'shell/server-unreachable'
  constructor(cause: unknown) {
    super('the server does not answer', { cause })
  }
}

/** Whether the last request reached the server. */
export function isServerReachable(): boolean {
  return reachable
}

/** Calls `listener` whenever the server is lost or found again; returns how to stop that. */
export function watchServerReach(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the server answers, as a React value. */
export function useServerReach(): boolean {
  return useSyncExternalStore(watchServerReach, isServerReachable)
}
