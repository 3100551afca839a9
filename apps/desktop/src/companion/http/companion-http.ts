import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BridgeHandlers, KEYCHAIN_PATH } from '../../bridge/index.ts'
import type { KeychainLink } from '../keys/keychain-link.ts'
import { answerJson, refuse } from './answer.ts'
import { type ApiProxy, createApiProxy } from './api-proxy.ts'
import { createBridgeSocket, isDesktopApp } from './bridge-socket.ts'
import type { LaunchKey } from './launch-key.ts'
import { createOneTimeTokens, type OneTimeTokens } from './one-time-tokens.ts'
import { createPageFiles, type PageFiles } from './page-files.ts'
import { isAddressedToUs, isFromOurPage } from './request-origin.ts'
import type { ServerReach } from './server-reach.ts'

/** What the companion's web server is made of. */
export type CompanionHttpOptions = {
  readonly rendererFolder: string
  readonly serverUrl: string
  readonly relayOrigins: readonly string[]
  readonly handlers: BridgeHandlers
  readonly launchKey: LaunchKey
  readonly reach: ServerReach
  readonly keychain: KeychainLink
  /** Any free one when 0. */
  readonly port: number
}

/** The running web server of the companion. */
export type CompanionHttp = { readonly origin: string; readonly close: () => Promise<void> }

type Parts = {
  readonly launchKey: LaunchKey
  readonly tokens: OneTimeTokens
  readonly apiProxy: ApiProxy
  readonly pageFiles: PageFiles
  readonly port: () => number
}

/**
 * Serves the app, its API and its bridge on this machine only.
 *
 * @throws the listen error of Node, `EADDRINUSE` among others.
 */
export async function startCompanionHttp(options: CompanionHttpOptions): Promise<CompanionHttp> {
  const server = createServer({ requestTimeout: 0, headersTimeout: 20_000 })
  const port = () => (server.address() as AddressInfo).port
  const tokens = createOneTimeTokens()
  const parts: Parts = {
    launchKey: options.launchKey,
    tokens,
    apiProxy: createApiProxy(options.serverUrl, options.reach),
    pageFiles: createPageFiles(options.rendererFolder, options.relayOrigins),
    port,
  }
  const bridge = createBridgeSocket({ ...options, tokens, port })
  server.on('request', (request, response) => {
    route(parts, request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const path = pathOf(request)
    if (path === '/bridge') bridge.upgrade(request, socket, head)
    else if (path === KEYCHAIN_PATH && isDesktopApp(request, options.launchKey, port())) {
      options.keychain.accept(request, socket, head)
    } else socket.destroy()
  })
  await listen(server, options.port)
  return { origin: `http://localhost:${port()}`, close: () => close(server, [bridge, options.keychain]) }
}

async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isAddressedToUs(request, parts.port())) {
    return refuse(response, 421, { code: 'companion/wrong-host', message: 'this machine has another name' })
  }
  const path = pathOf(request)
  if (path.startsWith('/api/')) return parts.apiProxy(request, response)
  if (path === '/bridge/token') return issueToken(parts, request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, { code: 'companion/method-not-allowed', message: 'only GET here' })
  }
  if (path === '/open') return openApp(parts, request, response)
  return parts.pageFiles(request, response)
}

function openApp(parts: Parts, request: IncomingMessage, response: ServerResponse): void {
  const key = new URL(request.url ?? '/', 'http://localhost').searchParams.get('key')
  if (!parts.launchKey.matches(key)) {
    const message = 'this address is from an earlier start; use the one printed by the last npm start'
    refuse(response, 403, { code: 'companion/wrong-launch-key', message })
    return
  }
  response.writeHead(302, {
    location: '/',
    'set-cookie': parts.launchKey.cookie(parts.port()),
    'cache-control': 'no-store',
    // The key must not travel on as a referrer.
    'referrer-policy': 'no-referrer',
  })
  response.end()
}

function issueToken(parts: Parts, request: IncomingMessage, response: ServerResponse): void {
  const isOurs = isFromOurPage(request) && parts.launchKey.isCookieOn(request, parts.port())
  if (request.method !== 'POST' || !isOurs) {
    const message = 'open the app by the address printed at its start'
    refuse(response, 403, { code: 'companion/not-our-page', message })
    return
  }
  answerJson(response, 200, { token: parts.tokens.issue() })
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}

/** Loopback only: nothing on the network reaches the companion. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server, sockets: readonly { close: () => void }[]): Promise<void> {
  for (const socket of sockets) socket.close()
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
