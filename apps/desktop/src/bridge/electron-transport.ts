import type { BridgeTransport } from './bridge-transport.ts'

/** The name under which the preload script shows the bridge to the page. */
export const ELECTRON_BRIDGE_KEY = 'pawfectBridge'

/** IPC message that carries one frame, either way. */
export const BRIDGE_FRAME_MESSAGE = 'bridge:frame'

/** IPC message to the page: the road behind the main process broke. */
export const BRIDGE_CLOSED_MESSAGE = 'bridge:closed'

/** All the preload script exposes: a road for frames, nothing of Electron. */
export type ElectronBridgePort = {
  readonly send: (frame: Uint8Array) => void
  readonly onFrame: (listener: (frame: Uint8Array) => void) => () => void
  readonly onDisconnect: (listener: () => void) => () => void
}

/** The road inside Electron: frames over IPC, checked and passed on by the main process. */
export function createElectronTransport(port: ElectronBridgePort): BridgeTransport {
  return {
    send: async frame => port.send(frame),
    onFrame: listener => port.onFrame(listener),
    onDisconnect: listener => port.onDisconnect(listener),
  }
}
