import { z } from 'zod'
import { BridgeError } from './bridge-error.ts'
import type { BridgeTransport } from './bridge-transport.ts'

const tokenSchema = z.object({ token: z.string().min(16) })

/**
 * The road of a plain browser: a WebSocket to the companion that served the
 * page, opened with a one-time token, opened again by the next call after it broke.
 */
export function createWebSocketTransport(pageOrigin: string): BridgeTransport {
  const frameListeners = new Set<(frame: Uint8Array) => void>()
  const disconnectListeners = new Set<() => void>()
  let socket: Promise<WebSocket> | undefined

  const forget = () => {
    socket = undefined
    for (const listener of disconnectListeners) listener()
  }
  const connected = (): Promise<WebSocket> => {
    socket ??= openSocket(pageOrigin, { frameListeners, forget }).catch(error => {
      socket = undefined
      throw error
    })
    return socket
  }
  return {
    send: async frame => (await connected()).send(frame),
    onFrame: listener => subscribe(frameListeners, listener),
    onDisconnect: listener => subscribe(disconnectListeners, listener),
  }
}

type SocketEvents = {
  readonly frameListeners: ReadonlySet<(frame: Uint8Array) => void>
  readonly forget: () => void
}

async function openSocket(pageOrigin: string, events: SocketEvents): Promise<WebSocket> {
  const { token } = await fetchToken(pageOrigin)
  const url = new URL('/bridge', pageOrigin)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(url, ['pawfect-bridge', token])
  socket.binaryType = 'arraybuffer'
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true })
    socket.addEventListener('error', () => reject(disconnected()), { once: true })
  })
  socket.addEventListener('message', event => {
    if (!(event.data instanceof ArrayBuffer)) return
    for (const listener of events.frameListeners) listener(new Uint8Array(event.data))
  })
  socket.addEventListener('close', events.forget, { once: true })
  return socket
}

async function fetchToken(pageOrigin: string): Promise<z.infer<typeof tokenSchema>> {
  try {
    const response = await fetch(new URL('/bridge/token', pageOrigin), {
      method: 'POST',
      credentials: 'same-origin',
    })
    return tokenSchema.parse(await response.json())
  } catch (cause) {
    throw Object.assign(disconnected(), { cause })
  }
}

function disconnected(): BridgeError {
  return new BridgeError({ code: 'bridge/disconnected', message: 'the companion does not answer' })
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
