import { randomUUID } from 'node:crypto'
import type { AppRouter } from '@pawfect/server/api-types'
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import type { Desktop } from './desktop.ts'

/** The server's procedures, as one account. */
export type ServerCaller = TRPCClient<AppRouter>

/** Calls the server as whoever is signed in on this desktop, past its screens. */
export async function callerOf(desktop: Desktop, serverUrl: string): Promise<ServerCaller> {
  const cookies = await desktop.context.cookies(desktop.host.origin)
  return callerWith(serverUrl, cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
}

/** Makes an account and calls the server as it; nobody looks at a screen. */
export async function newCaller(serverUrl: string, name: string): Promise<ServerCaller> {
  const answer = await fetch(`${serverUrl}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: serverUrl },
    body: JSON.stringify({ name, email: `${name.toLowerCase()}@pawfect.example`, password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`no account for ${name}: ${answer.status} ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map(cookie => cookie.split(';')[0])
  return callerWith(serverUrl, cookies.join('; '))
}

/** Of every account that the tests make. */
export const PASSWORD = 'a-long-walk-home'

function callerWith(serverUrl: string, cookie: string): ServerCaller {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${serverUrl}/api/trpc`,
        headers: ({ op }) => ({
          cookie,
          origin: serverUrl,
          ...(op.type === 'mutation' ? { 'idempotency-key': randomUUID() } : {}),
        }),
      }),
    ],
  })
}
