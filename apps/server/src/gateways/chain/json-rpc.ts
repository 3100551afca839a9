import type { Hex } from 'viem'
import { z } from 'zod'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'

/** Longest a node may think about one call. */
const CALL_TIMEOUT_MS = 30_000
/** Far above any answer we ask for; a node that sends more is broken or hostile. */
const LARGEST_ANSWER_BYTES = 8 * 1024 * 1024

const hex = z.string().regex(/^0x([0-9a-f]{2})*$/i)

const answerSchema = z.looseObject({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.looseObject({ code: z.number(), message: z.string(), data: z.unknown().optional() }).optional(),
})

/** One question to an Ethereum node. */
export type AskChain = (method: string, params: readonly unknown[]) => Promise<unknown>

/** The node understood and said no; its own words are in `message`. */
export class ChainRefusalError extends Error {
  override readonly name = 'ChainRefusalError'
  /** What the contract said, ABI-encoded; null where the refusal is the node's own. */
  readonly revertData: Hex | null

  constructor(message: string, revertData: Hex | null = null) {
    super(message)
    this.revertData = revertData
  }
}

/**
 * Speaks JSON-RPC to a node.
 *
 * @throws {ChainUnavailableError} when nothing sensible comes back. @throws {ChainRefusalError} when it says no.
 */
export function jsonRpc(url: string, { callTimeoutMs = CALL_TIMEOUT_MS } = {}): AskChain {
  let lastId = 0
  return async (method, params) => {
    lastId += 1
    const id = lastId
    const text = await post(url, JSON.stringify({ jsonrpc: '2.0', id, method, params }), callTimeoutMs)
    const answer = answerSchema.safeParse(parseJson(text))
    if (!answer.success || answer.data.id !== id)
      throw new ChainUnavailableError('the node does not speak JSON-RPC')
    const { error, result } = answer.data
    if (error === undefined) return result
    const revertData = hex.safeParse(error.data)
    throw new ChainRefusalError(
      `${method}: ${error.message.slice(0, 500)}`,
      revertData.success ? (revertData.data as Hex) : null,
    )
  }
}

async function post(url: string, body: string, callTimeoutMs: number): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(callTimeoutMs),
    })
    return await textWithin(response)
  } catch (cause) {
    throw new ChainUnavailableError('the node does not answer', { cause })
  }
}

async function textWithin(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > LARGEST_ANSWER_BYTES)
      throw new Error(`the answer has more than ${LARGEST_ANSWER_BYTES} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ChainUnavailableError('the node does not speak JSON-RPC', { cause })
  }
}
