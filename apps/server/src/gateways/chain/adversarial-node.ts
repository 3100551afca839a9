import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AskChain, ChainRefusalError } from './json-rpc.ts'
import { startAnvil } from './start-anvil.ts'

/** A question on its way to the node. */
export interface Question {
  readonly method: string
  readonly params: readonly unknown[]
  /** What an honest node says to it; may be called before lying about it. */
  readonly honestly: () => Promise<unknown>
}

/**
 * What a node in trouble does with a question: answers otherwise (`result`), sends any bytes (`raw`), never
 * answers (`silence`), or null to be honest.
 */
export type Mischief = (
  question: Question,
) => Promise<
  | { readonly result: unknown }
  | { readonly raw: string; readonly status?: number }
  | { readonly silence: true }
  | null
>

/** A real chain behind a door that misbehaves as told. */
export interface AdversarialNode extends AsyncDisposable {
  readonly url: string
  /** Past the door, straight to the chain. */
  readonly ask: AskChain
  /** From now on; null for honesty. */
  readonly misbehave: (mischief: Mischief | null) => void
  /** How often a method was asked for at the door. */
  readonly asked: (method: string) => number
}

/** Starts a chain whose blocks come by hand (or at once), behind a door that can lie, stall and forget. */
export async function startAdversarialNode(
  chainId: number,
  mining: 'by-hand' | 'at-once' = 'by-hand',
): Promise<AdversarialNode> {
  const anvil = await startAnvil({ chainId, mining })
  const counts = new Map<string, number>()
  let mischief: Mischief | null = null
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { id, method, params } = JSON.parse(await bodyOf(request))
    counts.set(method, (counts.get(method) ?? 0) + 1)
    const honestly = () => anvil.ask(method, params)
    const deed = (await mischief?.({ method, params, honestly })) ?? null
    if (deed !== null && 'silence' in deed) return
    if (deed !== null && 'raw' in deed) return response.writeHead(deed.status ?? 200).end(deed.raw)
    const said = deed === null ? await honestly().then(resultOf, errorOf) : { result: deed.result }
    response.end(JSON.stringify({ jsonrpc: '2.0', id, ...said }))
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ask: anvil.ask,
    misbehave: next => {
      mischief = next
    },
    asked: method => counts.get(method) ?? 0,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await anvil[Symbol.asyncDispose]()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

function resultOf(result: unknown): object {
  return { result }
}

function errorOf(error: unknown): object {
  if (!(error instanceof ChainRefusalError)) throw error
  return { error: { code: 3, message: error.message, data: error.revertData ?? undefined } }
}
