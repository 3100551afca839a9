import { safeStorage } from 'electron'
import WebSocket from 'ws'
import { KEYCHAIN_PATH, type KeychainAnswer, keychainRequestSchema } from '../bridge/index.ts'
import type { CompanionAddress } from './bridge-relay.ts'

/** A companion that was restarted is back within this time. */
const RECONNECT_MS = 1000
const MAX_REQUEST_BYTES = 16 * 1024

/**
 * Lets the companion seal its keys with the system's keychain, as long as there
 * is a real one: Electron's built-in fallback is a fixed password and is not offered.
 */
export function serveKeychain(companion: () => CompanionAddress): void {
  if (!hasRealKeychain()) return
  const connect = () => {
    const { origin, launchKey } = companion()
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${KEYCHAIN_PATH}`, {
      headers: { authorization: `Bearer ${launchKey}` },
      maxPayload: MAX_REQUEST_BYTES,
    })
    socket.on('message', (data: Buffer) => {
      const answer = answerTo(data.toString())
      if (answer !== undefined) socket.send(JSON.stringify(answer))
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => setTimeout(connect, RECONNECT_MS))
  }
  connect()
}

function hasRealKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

function answerTo(text: string): KeychainAnswer | undefined {
  const request = readRequest(text)
  if (request === undefined) return undefined
  const { id, operation, data } = request
  try {
    if (operation === 'seal') return { id, data: safeStorage.encryptString(data).toString('base64') }
    return { id, data: safeStorage.decryptString(Buffer.from(data, 'base64')) }
  } catch {
    // Locked, refused by the user, or sealed on another machine: the companion tells the owner.
    return { id, data: null }
  }
}

function readRequest(text: string) {
  try {
    return keychainRequestSchema.parse(JSON.parse(text))
  } catch {
    // Not a request of ours: nobody waits for an answer.
    return undefined
  }
}
