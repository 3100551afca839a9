import type { IncomingMessage } from 'node:http'

/**
 * Whether the request was addressed to this machine by name. A page of another
 * site that points its own name at 127.0.0.1 (DNS rebinding) sends that name here.
 */
export function isAddressedToUs(request: IncomingMessage, port: number): boolean {
  const host = request.headers.host
  return host === `localhost:${port}` || host === `127.0.0.1:${port}`
}

/** Whether a page of our own sent the request: browsers put an `Origin` on everything that can change something. */
export function isFromOurPage(request: IncomingMessage): boolean {
  return request.headers.origin === `http://${request.headers.host}`
}

/** Whether a page of another origin sent the request. */
export function isFromForeignPage(request: IncomingMessage): boolean {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin !== undefined) return !isFromOurPage(request)
  return site === 'cross-site' || site === 'same-site'
}
