import { z } from 'zod'

/** How an error crosses the bridge: a code for programs, a message for developers, facts for screens. */
export const bridgeErrorSchema = z.object({
  code: z.string().max(100),
  message: z.string().max(2000),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/** An error as it crosses the bridge. */
export type BridgeErrorData = z.infer<typeof bridgeErrorSchema>

/**
 * A call over the bridge failed. Codes of the bridge itself: `bridge/unknown-call`,
 * `bridge/invalid-input`, `bridge/invalid-output`, `bridge/invalid-frame`, `bridge/too-large`,
 * `bridge/too-many`, `bridge/cancelled`, `bridge/disconnected`, `bridge/failed`; others are
 * the domains' own.
 */
export class BridgeError extends Error {
  override readonly name = 'BridgeError'
  readonly code: string
  readonly facts: Readonly<Record<string, string | number | boolean>>

  constructor(data: Omit<BridgeErrorData, 'facts'> & { facts?: BridgeErrorData['facts'] }) {
    super(data.message)
    this.code = data.code
    this.facts = data.facts ?? {}
  }
}

/** Reduces anything thrown to what may cross: domain errors keep their code, all else says only `bridge/failed`. */
export function bridgeErrorData(error: unknown): BridgeErrorData {
  if (isCoded(error)) return { code: error.code, message: error.message, facts: { ...error.facts } }
  return { code: 'bridge/failed', message: 'the host could not do this', facts: {} }
}

function isCoded(
  error: unknown,
): error is Error & { code: string; facts?: Readonly<Record<string, string | number | boolean>> } {
  // Node's own errors carry codes too (ENOENT, with a path in the message): only `<domain>/<reason>` may cross.
  return error instanceof Error && 'code' in error && /^[a-z]+\/[a-z-]+$/.test(String(error.code))
}
