import { ipcMain, type WebContents, type WebFrameMain } from 'electron'
import WebSocket from 'ws'
import { BRIDGE_CLOSED_MESSAGE, BRIDGE_FRAME_MESSAGE } from '../bridge/electron-transport.ts'
import { MAX_FRAME_BYTES } from '../bridge/index.ts'
import { isAppAddress } from './app-address.ts'

/** Where the companion is, and what opens it. */
export type CompanionAddress = { readonly origin: string; readonly launchKey: string }

/**
 * Passes frames between the app's own top frame and the companion. A frame
 * from anybody else (a subframe, another page, another process) is dropped.
 */
export function relayBridge(companion: () => CompanionAddress): void {
  const roads = new Map<number, Road>()
  ipcMain.on(BRIDGE_FRAME_MESSAGE, (event, frame: unknown) => {
    if (!isTrusted(event.senderFrame, event.sender) || !isFrame(frame)) return
    const road = roads.get(event.sender.id) ?? openRoad(companion(), event.sender, roads)
    road.send(frame)
  })
}

function isTrusted(frame: WebFrameMain | null, sender: WebContents): boolean {
  return frame !== null && frame === sender.mainFrame && isAppAddress(frame.url)
}

function isFrame(frame: unknown): frame is Uint8Array {
  return frame instanceof Uint8Array && frame.byteLength <= MAX_FRAME_BYTES
}

type Road = { readonly send: (frame: Uint8Array) => void }

function openRoad(companion: CompanionAddress, contents: WebContents, roads: Map<number, Road>): Road {
  const url = `${companion.origin.replace(/^http/, 'ws')}/bridge`
  const socket = new WebSocket(url, 'pawfect-bridge', {
    headers: { authorization: `Bearer ${companion.launchKey}` },
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  const { id } = contents
  const waiting: Uint8Array[] = []
  const tell = (message: string, frame?: Uint8Array) => {
    if (!contents.isDestroyed()) contents.send(message, frame)
  }
  const close = () => socket.close()
  socket.on('open', () => {
    for (const frame of waiting.splice(0)) socket.send(frame)
  })
  socket.on('message', (data: Buffer) => tell(BRIDGE_FRAME_MESSAGE, new Uint8Array(data)))
  // `close` follows and tells the page.
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    roads.delete(id)
    contents.off('destroyed', close)
    tell(BRIDGE_CLOSED_MESSAGE)
  })
  contents.once('destroyed', close)
  const road: Road = {
    send: frame => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame)
      else waiting.push(frame)
    },
  }
  roads.set(id, road)
  return road
}
