import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Opens the companion to whoever started it, and to nobody else on the machine or the web. */
export type LaunchKey = {
  readonly key: string
  readonly matches: (candidate: string | null) => boolean
  /** The `Set-Cookie` value that lets a browser in. */
  readonly cookie: (port: number) => string
  readonly isCookieOn: (request: IncomingMessage, port: number) => boolean
}

const KEY_BYTES = 32

/** @returns a key nobody can guess. */
export function randomLaunchKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url')
}

/** The cookie is derived from the key, so that a companion restarted with the same key knows its browsers again. */
export function createLaunchKey(key: string): LaunchKey {
  const cookieValue = createHmac('sha256', key).update('pawfect browser').digest('base64url')
  // Cookies ignore ports: two companions on one machine need two names.
  const nameOn = (port: number) => `pawfect-launch-${port}`
  return {
    key,
    matches: candidate => candidate !== null && isSame(candidate, key),
    cookie: port => `${nameOn(port)}=${cookieValue}; HttpOnly; SameSite=Strict; Path=/`,
    isCookieOn: (request, port) => {
      const value = readCookie(request.headers.cookie ?? '', nameOn(port))
      return value !== undefined && isSame(value, cookieValue)
    },
  }
}

function readCookie(header: string, name: string): string | undefined {
  const pair = header.split('; ').find(candidate => candidate.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

/** Compares digests, so that neither length nor content shows in the time taken. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
