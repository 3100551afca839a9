import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { BridgeError, type KeychainRequest, keychainAnswerSchema } from '../../bridge/index.ts'
import type { KeyWrapper } from './key-wrapper.ts'

/** The system's keychain, as long as a desktop app that can reach it is connected. */
export type KeychainLink = {
  readonly wrapper: () => KeyWrapper | undefined
  /** Takes the connection of a desktop app; whoever calls has checked its key. */
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly close: () => void
}

/** The system may ask its user to unlock the keychain. */
const ANSWER_TIMEOUT_MS = 60_000
const MAX_ANSWER_BYTES = 16 * 1024

type Waiting = { resolve: (data: Uint8Array) => void; reject: (error: Error) => void }

/** Waits for a desktop app; the latest to connect is the one that is asked. */
export function createKeychainLink(): KeychainLink {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_ANSWER_BYTES,
    perMessageDeflate: false,
  })
  let app: KeyWrapper | undefined
  const accept: KeychainLink['accept'] = (request, socket, head) => {
    server.handleUpgrade(request, socket, head, connection => {
      const connected = keychainOver(connection)
      app = connected
      connection.on('close', () => {
        if (app === connected) app = undefined
      })
    })
  }
  const close = () => {
    for (const connection of server.clients) connection.terminate()
    server.close()
  }
  return { wrapper: () => app, accept, close }
}

function keychainOver(connection: WebSocket): KeyWrapper {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  connection.on('message', data => settle(waiting, String(data)))
  connection.on('error', () => connection.terminate())
  connection.on('close', () => {
    for (const { reject } of waiting.values()) reject(keychainFailed())
  })
  const ask = (operation: KeychainRequest['operation'], data: Uint8Array): Promise<Uint8Array> => {
    lastId += 1
    const id = lastId
    return new Promise<Uint8Array>((resolve, reject) => {
      const timer = setTimeout(() => reject(keychainFailed()), ANSWER_TIMEOUT_MS)
      const done = () => {
        clearTimeout(timer)
        waiting.delete(id)
      }
      waiting.set(id, {
        resolve: answer => {
          done()
          resolve(answer)
        },
        reject: error => {
          done()
          reject(error)
        },
      })
      connection.send(JSON.stringify({ id, operation, data: Buffer.from(data).toString('base64') }))
    })
  }
  return {
    protection: 'keychain',
    seal: secret => ask('seal', secret),
    unseal: sealed => ask('unseal', sealed),
  }
}

function settle(waiting: ReadonlyMap<number, Waiting>, text: string): void {
  const answer = readAnswer(text)
  if (answer === undefined) return
  const asked = waiting.get(answer.id)
  if (answer.data === null) asked?.reject(keychainFailed())
  else asked?.resolve(Buffer.from(answer.data, 'base64'))
}

function readAnswer(text: string) {
  try {
    return keychainAnswerSchema.parse(JSON.parse(text))
  } catch {
    // Not an answer: whoever waits runs into the time limit.
    return undefined
  }
}

function keychainFailed(): BridgeError {
  return new BridgeError({
    code: 'certificates/key-unreadable',
    message: 'the system keychain did not open this key',
  })
}
