/** How an engine (chain, IPFS, relay, database …) is doing. */
export interface EngineHealth {
  readonly state: 'up' | 'starting' | 'degraded' | 'down' | 'off'
  /** One short sentence for an admin; no secrets, no personal data. */
  readonly detail: string
}

/** Something the server runs on; every gateway gives one, runtime/context.ts collects them. */
export interface Engine {
  readonly name: string
  /** Answers within the signal; a throw counts as down. */
  readonly check: (signal: AbortSignal) => Promise<EngineHealth>
}
