import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { contentTypeOf, pageSecurityHeaders } from '../bridge/index.ts'
import { APP_HOST, APP_SCHEME, APP_URL } from './app-address.ts'

/** What `app://pawfect/` shows and whom it asks. */
export type AppProtocolOptions = {
  readonly rendererFolder: string
  readonly serverUrl: string
}

/** Must run before Electron is ready: makes `app://` an origin like https, with storage, fetch and WebXR. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the built renderer and passes `/api/…` on to the server, so that the page has one origin only. */
export function serveAppProtocol(session: Session, options: AppProtocolOptions): void {
  session.protocol.handle(APP_SCHEME, request => {
    const url = new URL(request.url)
    if (url.host !== APP_HOST) return refusal(404, 'companion/no-such-file')
    if (url.pathname.startsWith('/api/')) return forwardToServer(session, request, options.serverUrl)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refusal(405, 'companion/method-not-allowed')
    }
    return showFile(options.rendererFolder, url.pathname)
  })
}

async function showFile(folder: string, path: string): Promise<Response> {
  const file = await findFile(folder, path)
  if (file === undefined) return refusal(404, 'companion/no-such-file')
  return new Response(await readFile(file), {
    headers: { ...pageSecurityHeaders(), 'content-type': contentTypeOf(file) },
  })
}

async function findFile(folder: string, path: string): Promise<string | undefined> {
  const asked = normalize(join(folder, decodePath(path)))
  if (asked !== folder && !asked.startsWith(folder + sep)) return undefined
  const wanted = extname(asked) === '' ? join(folder, 'index.html') : asked
  const found = await stat(wanted).catch(() => undefined)
  return found?.isFile() ? wanted : undefined
}

function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') ? '/' : decoded
  } catch {
    // A malformed escape names no file; the app itself says so.
    return '/'
  }
}

/** Headers the server must get from us and not from the page. */
const OWN_HEADERS = ['host', 'origin', 'referer', 'cookie', 'content-length', 'connection']

async function forwardToServer(session: Session, request: Request, serverUrl: string): Promise<Response> {
  const origin = request.headers.get('origin')
  if (origin !== null && `${origin}/` !== APP_URL) return refusal(403, 'companion/foreign-origin')
  const { pathname, search } = new URL(request.url)
  const headers = new Headers(request.headers)
  for (const name of OWN_HEADERS) headers.delete(name)
  headers.set('origin', new URL(serverUrl).origin)
  try {
    const answer = await session.fetch(new URL(pathname + search, serverUrl).href, {
      method: request.method,
      headers,
      body: request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer(),
      credentials: 'include',
      redirect: 'manual',
      signal: request.signal,
    })
    return new Response(answer.body, { status: answer.status, headers: answer.headers })
  } catch {
    // Whatever broke, the page can act on only one fact.
    return refusal(502, 'companion/server-unreachable')
  }
}

function refusal(status: number, code: string): Response {
  return Response.json({ error: { code, message: 'refused by the app', facts: {} } }, { status })
}
