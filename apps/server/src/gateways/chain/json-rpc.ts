import { z } from 'zod'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'

/** Longest a node may think about one call. */
const CALL_TIMEOUT_MS = 30_000

const answerSchema = z.looseObject({
  result: z.unknown().optional(),
  error: z.looseObject({ code: z.number(), message: z.string() }).optional(),
})

/** One question to an Ethereum node. */
export type AskChain = (method: string, params: readonly unknown[]) => Promise<unknown>

/** The node understood and said no; its own words are in `message`. */
export class ChainRefusalError extends Error {
  override readonly name = 'ChainRefusalError'
}

/**
 * Speaks JSON-RPC to a node.
 *
 * @throws {ChainUnavailableError} when nothing sensible comes back. @throws {ChainRefusalError} when it says no.
 */
export function jsonRpc(url: string): AskChain {
  let id = 0
  return async (method, params) => {
    const answer = answerSchema.safeParse(await post(url, { jsonrpc: '2.0', id: ++id, method, params }))
    if (!answer.success) throw new ChainUnavailableError('the node does not speak JSON-RPC')
    if (answer.data.error !== undefined)
      throw new ChainRefusalError(`${method}: ${answer.data.error.message}`)
    return answer.data.result
  }
}

async function post(url: string, body: object): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    })
    return await response.json()
  } catch (cause) {
    throw new ChainUnavailableError('the node does not answer', { cause })
  }
}
