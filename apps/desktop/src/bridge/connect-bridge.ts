import { type BridgeClient, createBridgeClient } from './bridge-client.ts'
import {
  createElectronTransport,
  ELECTRON_BRIDGE_KEY,
  type ElectronBridgePort,
} from './electron-transport.ts'
import { createWebSocketTransport } from './websocket-transport.ts'

/** Opens the bridge of whatever host this page runs in: Electron's preload if it is there, else the companion that served the page. */
export function connectBridge(): BridgeClient {
  const port = electronPort()
  return createBridgeClient(
    port === undefined ? createWebSocketTransport(globalThis.location.origin) : createElectronTransport(port),
  )
}

function electronPort(): ElectronBridgePort | undefined {
  const port: unknown = Reflect.get(globalThis, ELECTRON_BRIDGE_KEY)
  return isPort(port) ? port : undefined
}

function isPort(port: unknown): port is ElectronBridgePort {
  return typeof port === 'object' && port !== null && 'send' in port && 'onFrame' in port
}
