import WebSocket from 'ws'
import { type BridgeClient, createBridgeClient } from '../../src/bridge/index.ts'
import type { DesktopHost } from './desktop-host.ts'

/** The bridge of a companion without a page before it: for promises that concern the host alone. */
export async function bridgeOf(
  host: DesktopHost,
): Promise<AsyncDisposable & { readonly bridge: BridgeClient }> {
  const key = new URL(host.appUrl).searchParams.get('key')
  const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/bridge`, {
    headers: { authorization: `Bearer ${key}` },
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const bridge = createBridgeClient({
    send: async frame => socket.send(frame),
    onFrame: listener => {
      socket.on('message', (data: Buffer) => listener(new Uint8Array(data)))
      return () => socket.removeAllListeners('message')
    },
    onDisconnect: listener => {
      socket.on('close', listener)
      return () => void socket.off('close', listener)
    },
  })
  return { bridge, [Symbol.asyncDispose]: async () => socket.terminate() }
}
