import WebSocket from 'ws'
import { type BridgeClient, type BridgeTransport, createBridgeClient } from '../../bridge/index.ts'
import type { Companion } from '../companion.ts'

/** A browser that has opened the app: its cookie, its origin, its bridge. */
export type CompanionBrowser = AsyncDisposable & {
  readonly headers: Readonly<Record<string, string>>
  readonly bridge: BridgeClient
  /** The socket below the bridge, for what no page of ours would send. */
  readonly socket: WebSocket
}

/** Opens the app as a browser does: launch key, cookie, one-time token, socket. */
export async function openCompanion(companion: Companion): Promise<CompanionBrowser> {
  const opened = await fetch(companion.appUrl, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
  const headers = { cookie, origin: companion.origin }
  const token = await oneTimeToken(companion, headers)
  const socket = openSocket(companion, { headers, token })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  return {
    headers,
    socket,
    bridge: createBridgeClient(transportOver(socket)),
    [Symbol.asyncDispose]: async () => socket.terminate(),
  }
}

/** A fresh token for one socket. */
export async function oneTimeToken(companion: Companion, headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${companion.origin}/bridge/token`, { method: 'POST', headers })
  const { token } = (await response.json()) as { token: string }
  return token
}

/** A socket with whatever headers, as an attacker might send them. */
export function openSocket(
  companion: Companion,
  { headers, token }: { headers: Record<string, string>; token: string },
): WebSocket {
  const url = `${companion.origin.replace('http', 'ws')}/bridge`
  return new WebSocket(url, ['pawfect-bridge', token], { headers })
}

/** Whether the companion let the socket in. */
export function isLetIn(socket: WebSocket): Promise<boolean> {
  return new Promise(resolve => {
    socket.once('open', () => {
      socket.terminate()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function transportOver(socket: WebSocket): BridgeTransport {
  return {
    send: async frame => socket.send(frame),
    onFrame: listener => {
      const pass = (data: Buffer) => listener(new Uint8Array(data))
      socket.on('message', pass)
      return () => void socket.off('message', pass)
    },
    onDisconnect: listener => {
      socket.on('close', listener)
      return () => void socket.off('close', listener)
    },
  }
}
