import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import {
  type BridgeHandlers,
  type CallContext,
  MAX_FRAME_BYTES,
  openBridgeSession,
} from '../../bridge/index.ts'
import type { LaunchKey } from './launch-key.ts'
import type { OneTimeTokens } from './one-time-tokens.ts'
import { isAddressedToUs, isFromOurPage } from './request-origin.ts'

/** What decides who may open a bridge, and what answers once it is open. */
export type BridgeSocketOptions = {
  readonly handlers: BridgeHandlers
  readonly launchKey: LaunchKey
  readonly tokens: OneTimeTokens
  readonly port: () => number
}

/** The bridge over a loopback WebSocket. */
export type BridgeSocket = {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly close: () => void
}

const PROTOCOL = 'pawfect-bridge'

/** More windows than anybody opens. */
const MAX_SOCKETS = 32

/** Unanswered bytes in flight beyond which a page that does not read is cut off. */
const MAX_BUFFERED_BYTES = 4 * MAX_FRAME_BYTES

/** Lets in a page of ours with a fresh token, or the Electron host with the launch key. */
export function createBridgeSocket(options: BridgeSocketOptions): BridgeSocket {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => PROTOCOL,
  })
  return {
    upgrade: (request, socket, head) => {
      const hostKind = server.clients.size < MAX_SOCKETS ? admit(request, options) : undefined
      if (hostKind === undefined) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, page => serve(page, options.handlers, hostKind))
    },
    close: () => {
      for (const page of server.clients) page.terminate()
      server.close()
    },
  }
}

function admit(request: IncomingMessage, options: BridgeSocketOptions): CallContext['hostKind'] | undefined {
  const port = options.port()
  if (isDesktopApp(request, options.launchKey, port)) return 'electron'
  if (!isAddressedToUs(request, port) || !isFromOurPage(request)) return undefined
  const [protocol, token = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/)
  if (!options.launchKey.isCookieOn(request, port) || protocol !== PROTOCOL) return undefined
  return options.tokens.redeem(token) ? 'browser' : undefined
}

/** Whether our Electron host asks: it has the launch key, and, unlike every page, sends no `Origin`. */
export function isDesktopApp(request: IncomingMessage, launchKey: LaunchKey, port: number): boolean {
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  return (
    isAddressedToUs(request, port) && request.headers.origin === undefined && launchKey.matches(key ?? null)
  )
}

function serve(page: WebSocket, handlers: BridgeHandlers, hostKind: CallContext['hostKind']): void {
  const session = openBridgeSession({
    handlers,
    hostKind,
    send: frame => {
      if (page.bufferedAmount > MAX_BUFFERED_BYTES) page.terminate()
      else if (page.readyState === page.OPEN) page.send(frame)
    },
  })
  page.on('message', (data, isBinary) => {
    if (isBinary && Buffer.isBuffer(data)) session.receive(data)
    else page.close(1003, 'binary frames only')
  })
  // A broken or oversized frame ends this page's connection and nothing else; `close` follows.
  page.on('error', () => page.terminate())
  page.on('close', session.close)
}
