import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
} from 'node:http'
import { request as requestHttps } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { refuse } from './answer.ts'
import { isFromForeignPage } from './request-origin.ts'
import type { ServerReach } from './server-reach.ts'

/** Passes a request of our page on to the server and streams the answer back. */
export type ApiProxy = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Headers that belong to one connection and not to the message (RFC 9110 section 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'origin',
  'referer',
])

/**
 * Makes the server look same-origin to the page. Cookies pass both ways, bodies
 * stream, a page of another origin is refused, and a server that is down is a
 * typed 502 rather than a dead page.
 */
export function createApiProxy(serverUrl: string, reach: ServerReach): ApiProxy {
  const server = new URL(serverUrl)
  return async (request, response) => {
    if (isFromForeignPage(request)) {
      return refuse(response, 403, { code: 'companion/foreign-origin', message: 'not a page of this app' })
    }
    try {
      const answer = await forward(server, request)
      reach.note('up')
      response.writeHead(answer.statusCode ?? 502, withoutHopByHop(answer.headers))
      await pipeline(answer, response)
    } catch {
      // Whatever broke, the page can act on only one fact: the server did not answer to the end.
      reach.note('down')
      if (response.headersSent) response.destroy()
      else
        refuse(response, 502, { code: 'companion/server-unreachable', message: 'the server does not answer' })
    }
  }
}

function forward(server: URL, request: IncomingMessage): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const url = new URL(request.url ?? '/', server)
    const send = server.protocol === 'https:' ? requestHttps : requestHttp
    const headers = withoutHopByHop(request.headers)
    if (request.headers.origin !== undefined) headers['origin'] = server.origin
    const upstream = send(url, { method: request.method, headers }, resolve)
    upstream.on('error', reject)
    request.on('error', reject)
    request.on('close', () => {
      // The page left before its request was whole: so do we.
      if (!request.complete) upstream.destroy()
    })
    request.pipe(upstream)
  })
}

function withoutHopByHop(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)))
}
