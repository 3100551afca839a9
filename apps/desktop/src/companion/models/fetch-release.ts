import type { ModelRelease } from '@pawfect/ml/registry'
import { BridgeError } from '../../bridge/index.ts'
import type { KeptDownload } from './kept-download.ts'

/** A server that sends nothing for so long will not send the rest. */
const STALLED_MS = 30_000

/** A server that drips a byte now and then is given up after this. */
const LONGEST_MS = 2 * 60 * 60 * 1000

/** How a server is waited for. @property stalledMs - silence after which it is given up. */
export type Patience = { readonly signal: AbortSignal; readonly stalledMs?: number }

/** The signed manifest the server has for a kind, unread, or null when it has none. @throws {BridgeError} `models/server-unreachable` */
export async function fetchManifest(
  serverUrl: string,
  { limitBytes, ...patience }: Patience & { limitBytes: number },
): Promise<unknown> {
  const chunks: Uint8Array[] = []
  const answer = await receive(new URL('/api/models/breed', serverUrl), {
    ...patience,
    headers: {},
    onAnswer: () => limitBytes,
    onChunk: chunk => void chunks.push(chunk),
  })
  if (answer === 'not-there') return null
  const text = Buffer.concat(chunks).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is not a release; whoever reads it says so in the same words as for any other stranger.
    return text
  }
}

/**
 * Fetches a file of a release into `kept`, from where an earlier try stopped.
 *
 * @param options.onBytes - told how many bytes are here, after each piece.
 * @throws {BridgeError} `models/server-unreachable`; what was received stays for the next try.
 */
export async function fetchModelFile(
  serverUrl: string,
  file: ModelRelease['files'][number],
  options: Patience & { readonly kept: KeptDownload; readonly onBytes: (bytes: number) => void },
): Promise<void> {
  const { kept, onBytes } = options
  const from = kept.bytes()
  if (from === file.bytes) return
  const answer = await receive(new URL(`/api/models/blobs/${file.sha256}`, serverUrl), {
    ...options,
    headers: from === 0 ? {} : { range: `bytes=${from}-`, 'if-range': `"${file.sha256}"` },
    onAnswer: status => {
      // A server that knows no ranges starts over, and so do we.
      if (status !== 206) kept.startOver()
      return file.bytes - kept.bytes()
    },
    onChunk: chunk => {
      kept.append(chunk)
      onBytes(kept.bytes())
    },
  })
  if (answer === 'not-there') throw unreachable(`the server does not have ${file.name}`)
  if (kept.bytes() !== file.bytes) throw unreachable(`${file.name} ended early`)
}

type Receiver = Patience & {
  readonly headers: Record<string, string>
  /** @returns how many bytes may come. */
  readonly onAnswer: (status: number) => number
  readonly onChunk: (chunk: Uint8Array) => void
}

/** Stops at the limit: a server that sends more than it said is not listened to. */
async function receive(url: URL, options: Receiver): Promise<'received' | 'not-there'> {
  const stalled = new AbortController()
  const wait = () =>
    setTimeout(() => stalled.abort(new Error('sent nothing')), options.stalledMs ?? STALLED_MS)
  let timer = wait()
  const signal = AbortSignal.any([options.signal, stalled.signal, AbortSignal.timeout(LONGEST_MS)])
  try {
    // Asked for as it is: compressed, ranges would count other bytes.
    const headers = { ...options.headers, 'accept-encoding': 'identity' }
    const answer = await fetch(url, { signal, headers, redirect: 'error' })
    if (answer.status === 404) return 'not-there'
    if (!answer.ok || answer.body === null) throw new Error(`answered ${answer.status}`)
    let room = options.onAnswer(answer.status)
    for await (const chunk of answer.body) {
      clearTimeout(timer)
      room -= chunk.byteLength
      if (room < 0) throw new Error('sent more than it may')
      options.onChunk(chunk)
      timer = wait()
    }
    return 'received'
  } catch (cause) {
    options.signal.throwIfAborted()
    if (cause instanceof BridgeError) throw cause
    throw unreachable(cause instanceof Error ? cause.message : String(cause))
  } finally {
    clearTimeout(timer)
  }
}

function unreachable(message: string): BridgeError {
  return new BridgeError({ code: 'models/server-unreachable', message })
}
