import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DecideReportInput } from '@pawfect/domain/admin'
import { TRPCError } from '@trpc/server'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { learningPage } from '../../console/learning-page.ts'
import { animalsPage, auditPage, enginesPage, meetupsPage, peoplePage } from '../../console/list-pages.ts'
import { matchingPage } from '../../console/matching-page.ts'
import { type PageParts, page } from '../../console/page.ts'
import { problemWords } from '../../console/problem-words.ts'
import { reportsPage } from '../../console/reports-page.ts'
import { createCallerFactory } from '../procedures/index.ts'
import { translateError } from '../procedures/translate-error.ts'
import type { ConsoleParts } from './console-parts.ts'
import { serveConsoleSessions } from './console-sessions.ts'
import { WrongOriginError } from './guard-requests.ts'

const CONSOLE_FOLDER = join(import.meta.dirname, '..', '..', 'console')

/** Everything comes from this server; no inline script or style, no frames. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

type Query = { Querystring: { search?: string; state?: string; id?: string; problem?: string } }

/** Serves the admins' web console under `/console`: plain pages and forms over the same procedures as the API. */
export function serveConsole(root: FastifyInstance, parts: ConsoleParts): void {
  root.register(async http => {
    http.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    http.addHook('onRequest', async (request, reply) => {
      reply.header('content-security-policy', POLICY).header('cache-control', 'no-store')
      // Without a referrer browsers send `Origin: null` with a form, and no form could be told from a foreign one.
      reply.header('referrer-policy', 'same-origin')
      // Stricter than the API: no other page of this machine may fill in these forms.
      const { origin, host } = request.headers
      if (request.method === 'POST' && (origin === undefined || new URL(origin).host !== host))
        throw new WrongOriginError()
    })
    serveStatic(http)
    serveConsoleSessions(http, parts)
    servePages(http, parts)
    serveForms(http, parts)
  })
}

function serveStatic(http: FastifyInstance): void {
  const font = import.meta.resolve(
    '@fontsource-variable/nunito-sans/files/nunito-sans-latin-wght-normal.woff2',
  )
  const files = [
    ['console.css', 'text/css; charset=utf-8', join(CONSOLE_FOLDER, 'console.css')],
    ['console.js', 'text/javascript; charset=utf-8', join(CONSOLE_FOLDER, 'console.js')],
    ['paw.svg', 'image/svg+xml', join(CONSOLE_FOLDER, 'paw.svg')],
    ['nunito-sans.woff2', 'font/woff2', fileURLToPath(font)],
  ] as const
  for (const [name, type, file] of files) {
    const bytes = readFileSync(file)
    http.get(`/console/${name}`, (_request, reply) =>
      reply.header('cache-control', 'private, max-age=300').type(type).send(bytes),
    )
  }
}

function servePages(http: FastifyInstance, { router, createContext }: ConsoleParts): void {
  const callerOf = createCallerFactory(router)
  type Api = ReturnType<typeof callerOf>
  type Shown = Pick<PageParts, 'title' | 'main'>
  const show = (
    tab: NonNullable<PageParts['tab']>,
    write: (api: Api, query: Query['Querystring']) => Promise<Shown>,
  ) =>
    http.get<Query>(`/console/${tab}`, async (request, reply) => {
      const context = await createContext(request)
      if (context.caller?.role !== 'admin') return reply.redirect('/console', 303)
      const api = callerOf(context)
      const [{ displayName }, open, shown] = await Promise.all([
        api.identity.me(),
        api.admin.listReports({ state: 'open' }),
        write(api, request.query),
      ])
      const parts = { ...shown, tab, adminName: displayName, openReports: open.length }
      return reply.type('text/html; charset=utf-8').send(page(parts))
    })
  show('reports', async ({ admin }, { state: wanted, id, problem }) => {
    const state = wanted === 'decided' ? 'decided' : 'open'
    const reports = await admin.listReports({ state })
    const chosen =
      reports.find(report => report.reportId === id) ?? (id === undefined ? reports[0] : undefined) ?? null
    const says = problem === undefined ? null : problemWords(problem)
    return {
      title: 'Reports',
      main: reportsPage({ state, reports, chosen, problem: says, formKey: randomUUID() }),
    }
  })
  show('people', async ({ admin }, { search = '' }) => {
    const people = await admin.listPeople({ search: search.slice(0, 80), limit: 200 })
    return { title: 'People', main: peoplePage(people, search) }
  })
  show('animals', async ({ admin }, { search = '' }) => {
    const pets = await admin.listPets({ search: search.slice(0, 80), limit: 200 })
    return { title: 'Animals', main: animalsPage(pets, search) }
  })
  show('meetups', async ({ admin }) => ({
    title: 'Meet-ups',
    main: meetupsPage(await admin.listMeetupsNow()),
  }))
  show('matching', async ({ admin }, { problem }) => {
    const says = problem === undefined ? null : problemWords(problem)
    const parts = { overview: await admin.matchingModels(), problem: says, formKey: randomUUID() }
    return { title: 'Matching', main: matchingPage(parts) }
  })
  show('learning', async ({ admin }, { problem }) => {
    const says = problem === undefined ? null : problemWords(problem)
    const parts = { overview: await admin.learningRounds(), problem: says, formKey: randomUUID() }
    return { title: 'Learning', main: learningPage(parts) }
  })
  show('engines', async ({ admin }) => ({ title: 'Engines', main: enginesPage(await admin.engineHealth()) }))
  show('audit', async ({ admin }) => ({
    title: 'Audit log',
    main: auditPage(await admin.listAudit({ limit: 200 }), await admin.verifyAudit()),
  }))
}

type Form = { Params: { id: string }; Body: Record<string, string> }

function serveForms(http: FastifyInstance, { router, createContext }: ConsoleParts): void {
  const callerOf = createCallerFactory(router)
  const submit = (
    step: 'decide' | 'reverse',
    act: (api: ReturnType<typeof callerOf>, form: Form) => Promise<unknown>,
  ) =>
    http.post<Form>(`/console/reports/:id/${step}`, async (request, reply) => {
      const context = { ...(await createContext(request)), idempotencyKey: request.body.key ?? null }
      const problem = await refusalOf(act(callerOf(context), { Params: request.params, Body: request.body }))
      return answer(reply, request.params.id, { problem, state: step === 'decide' ? 'open' : 'decided' })
    })
  const onPage = (
    step: `matching/${'train' | 'roll-back'}` | `learning/${'open' | 'close' | 'stop' | 'resume'}`,
    act: (api: ReturnType<typeof callerOf>, body: Form['Body']) => Promise<unknown>,
  ) =>
    http.post<Pick<Form, 'Body'>>(`/console/${step}`, async (request, reply) => {
      const context = { ...(await createContext(request)), idempotencyKey: request.body.key ?? null }
      const problem = await refusalOf(act(callerOf(context), request.body))
      const query = problem === null ? '' : `?${new URLSearchParams({ problem })}`
      return reply.redirect(`/console/${step.split('/')[0]}${query}`, 303)
    })
  onPage('matching/train', ({ admin }) => admin.trainMatching())
  onPage('matching/roll-back', ({ admin }, { reason = '' }) => admin.rollBackMatching({ reason }))
  onPage('learning/open', ({ admin }) => admin.openLearningRound({}))
  onPage('learning/close', ({ admin }) => admin.closeLearningRound({}))
  onPage('learning/stop', ({ admin }, { reason = '' }) => admin.switchLearning({ isStopped: true, reason }))
  onPage('learning/resume', ({ admin }, { reason = '' }) =>
    admin.switchLearning({ isStopped: false, reason }),
  )
  submit('decide', ({ admin }, { Params: { id }, Body: { decision, reason } }) =>
    admin.decideReport({ reportId: id, decision, reason } as DecideReportInput),
  )
  submit('reverse', ({ admin }, { Params: { id }, Body: { reason } }) =>
    admin.reverseDecision({ reportId: id, reason } as Pick<DecideReportInput, 'reportId' | 'reason'>),
  )
}

/** After a step the queue's next report is shown; after a refusal the same one, with why. */
function answer(
  reply: FastifyReply,
  id: string,
  { problem, state }: { readonly problem: string | null; readonly state: string },
): FastifyReply {
  const query = problem === null ? { state } : { state, id, problem }
  return reply.redirect(`/console/reports?${new URLSearchParams(query)}`, 303)
}

async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    const { code, httpStatus } = translateError(error)
    if (httpStatus === 500) throw error
    return code
  }
}
