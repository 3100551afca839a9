import { checkModelFile, type ModelRelease } from '@pawfect/ml/registry'
import { BridgeError } from '../../bridge/index.ts'

/** A slow line may take a minute for a megabyte; longer is no answer. */
const TIMEOUT_MS = 120_000

/** The signed manifest the server has for a kind, unread, or null when it has none. @throws {BridgeError} `models/server-unreachable` */
export async function fetchManifest(serverUrl: string, limitBytes: number): Promise<unknown> {
  const bytes = await fetchLimited(new URL('/api/models/breed', serverUrl), limitBytes)
  if (bytes === null) return null
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    // Not JSON is not a release; whoever reads it says so in the same words as for any other stranger.
    return Buffer.from(bytes).toString('utf8')
  }
}

/** A file of a release, checked. @throws {ModelTamperedError} when it is not what was signed. */
export async function fetchModelFile(
  serverUrl: string,
  file: ModelRelease['files'][number],
): Promise<Uint8Array> {
  const bytes = await fetchLimited(new URL(`/api/models/blobs/${file.sha256}`, serverUrl), file.bytes)
  if (bytes === null) throw unreachable(`the server does not have ${file.name}`)
  checkModelFile(file, bytes)
  return bytes
}

/** Stops at the limit: a server that sends more than it said is not listened to. */
async function fetchLimited(url: URL, limitBytes: number): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
    if (answer.status === 404) return null
    if (!answer.ok || answer.body === null) throw new Error(`answered ${answer.status}`)
    const chunks: Uint8Array[] = []
    let received = 0
    for await (const chunk of answer.body) {
      received += chunk.byteLength
      if (received > limitBytes) throw new Error('sent more than it may')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (cause) {
    throw unreachable(cause instanceof Error ? cause.message : String(cause))
  }
}

function unreachable(message: string): BridgeError {
  return new BridgeError({ code: 'models/server-unreachable', message })
}
