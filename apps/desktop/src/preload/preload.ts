import { contextBridge, ipcRenderer } from 'electron'
import {
  BRIDGE_CLOSED_MESSAGE,
  BRIDGE_FRAME_MESSAGE,
  ELECTRON_BRIDGE_KEY,
  type ElectronBridgePort,
} from '../bridge/electron-transport.ts'

/** Shows the page a road for frames and nothing else: no `ipcRenderer`, no event objects, no channel names. */
const port: ElectronBridgePort = {
  send: frame => {
    if (frame instanceof Uint8Array) ipcRenderer.send(BRIDGE_FRAME_MESSAGE, frame)
  },
  onFrame: listener => {
    const pass = (_event: unknown, frame: unknown) => {
      if (frame instanceof Uint8Array) listener(frame)
    }
    ipcRenderer.on(BRIDGE_FRAME_MESSAGE, pass)
    return () => void ipcRenderer.off(BRIDGE_FRAME_MESSAGE, pass)
  },
  onDisconnect: listener => {
    const pass = () => listener()
    ipcRenderer.on(BRIDGE_CLOSED_MESSAGE, pass)
    return () => void ipcRenderer.off(BRIDGE_CLOSED_MESSAGE, pass)
  },
}

contextBridge.exposeInMainWorld(ELECTRON_BRIDGE_KEY, port)
