import type { FastifyInstance, FastifyReply } from 'fastify'
import { page } from '../../console/page.ts'
import { problemWords } from '../../console/problem-words.ts'
import { signInPage } from '../../console/sign-in-page.ts'
import type { ConsoleParts } from './console-parts.ts'
import { headersOf } from './request-contexts.ts'

/** Serves signing in and out of the console; the session is the same as the app's. */
export function serveConsoleSessions(http: FastifyInstance, { context, limitSignIn }: ConsoleParts): void {
  const { accounts, publicUrl } = context
  const authCall = (path: string, headers: Headers, body: object) => {
    headers.set('content-type', 'application/json')
    headers.delete('content-length')
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return accounts.answer(new Request(new URL(`/api/auth/${path}`, publicUrl), init))
  }

  http.get<{ Querystring: { problem?: string } }>('/console', async (request, reply) => {
    const caller = await accounts.callerOf(headersOf(request))
    if (caller?.role === 'admin') return reply.redirect('/console/reports', 303)
    const { problem } = request.query
    const main = signInPage(problem === undefined ? null : problemWords(problem))
    const parts = { title: 'Sign in', tab: null, adminName: '', openReports: 0, main }
    return reply.type('text/html; charset=utf-8').send(page(parts))
  })

  http.post<{ Body: Record<string, string> }>('/console/sign-in', async (request, reply) => {
    const { email = '', password = '' } = request.body
    limitSignIn(request, email)
    const answer = await authCall('sign-in/email', headersOf(request), { email, password })
    if (!answer.ok) return refuse(reply, 'console/wrong-sign-in')
    const cookies = answer.headers.getSetCookie()
    const session = new Headers({ cookie: cookies.map(cookie => cookie.split(';')[0]).join('; ') })
    const caller = await accounts.callerOf(session)
    if (caller?.role !== 'admin') {
      await authCall('sign-out', session, {})
      return refuse(reply, 'console/no-admin')
    }
    return reply.header('set-cookie', cookies).redirect('/console/reports', 303)
  })

  http.post('/console/sign-out', async (request, reply) => {
    const answer = await authCall('sign-out', headersOf(request), {})
    return reply.header('set-cookie', answer.headers.getSetCookie()).redirect('/console', 303)
  })
}

const refuse = (reply: FastifyReply, problem: string) =>
  reply.redirect(`/console?${new URLSearchParams({ problem })}`, 303)
