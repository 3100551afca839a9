import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

const MAIN = join(import.meta.dirname, 'main.ts')
const readySchema = z.object({
  ready: z.literal(true),
  serverUrl: z.url(),
  consoleUrl: z.url(),
  relay: z.array(z.string()),
})

describe('the server as a process', { timeout: 60_000 }, () => {
  let folder: string
  const children = new Set<ChildProcess>()

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pawfect-main-'))
    const off = { enabled: false }
    const settings = { chain: off, ipfs: off, relay: off, empty: true, data: join(folder, 'data') }
    await writeFile(join(folder, 'pawfect.config.json'), JSON.stringify(settings))
  })
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  /** Runs the server until it ends. */
  async function runToEnd(...args: string[]) {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    children.add(child)
    let said = ''
    child.stderr.on('data', chunk => {
      said += chunk
    })
    const [code] = await once(child, 'close')
    return { code, says: said.split('\n').find(line => line.startsWith('pawfect server:')) }
  }

  async function startWithParent(env: Record<string, string> = {}) {
    const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const
    const child = fork(MAIN, [], { cwd: folder, stdio: [...stdio], env: { ...process.env, ...env } })
    children.add(child)
    const ready = Promise.all([once(child, 'message'), firstOutput(child)])
    const [[message], [line]] = await Promise.race([ready, earlyEnd(child)])
    return { child, ready: readySchema.parse(message), printed: readySchema.parse(JSON.parse(line)) }
  }

  /** Fails with what the child said as soon as it ends. */
  async function earlyEnd(child: ChildProcess): Promise<never> {
    let said = ''
    child.stderr?.on('data', chunk => {
      said += chunk
    })
    const [code, signal] = await once(child, 'close')
    throw new Error(`the server ended with ${signal ?? code} before it was ready: ${said}`)
  }

  const firstOutput = (child: ChildProcess): Promise<[string]> => {
    if (child.stdout === null) throw new Error('the child has no stdout')
    return once(child.stdout, 'data').then(([chunk]) => [String(chunk).split('\n')[0] ?? ''])
  }

  test('says once that it is ready, to stdout and to its parent, and then is', async () => {
    const { ready, printed } = await startWithParent()

    const health = await fetch(`${ready.serverUrl}/ready`)
    const metrics = await (await fetch(`${ready.serverUrl}/metrics`)).text()

    expect(printed).toEqual(ready)
    expect([health.status, await health.json()]).toMatchObject([
      200,
      { ready: true, engines: { database: 'up' } },
    ])
    expect(metrics).toContain('pawfect_http_request_seconds_bucket')
    // A busy minute closes no connection under somebody's request.
    expect(health.headers.get('keep-alive')).toBe('timeout=65')
  })

  test('a program without an origin signs up and works with a bearer token; a page that hides its own does not', async () => {
    const { ready } = await startWithParent({ NODE_ENV: 'production' })
    const signUp = (headers: Record<string, string>) =>
      fetch(`${ready.serverUrl}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name: 'Ana', email: 'ana@example.org', password: 'walk-in-the-park' }),
      })

    const hidden = await signUp({ 'sec-fetch-site': 'cross-site' })
    const signedUp = await signUp({})
    const authorization = `Bearer ${signedUp.headers.get('set-auth-token')}`
    const me = await fetch(`${ready.serverUrl}/api/trpc/identity.me`, { headers: { authorization } })

    expect([hidden.status, signedUp.status, await me.json()]).toMatchObject([
      422,
      200,
      { result: { data: { displayName: 'Ana' } } },
    ])
  })

  test('error: one that dies at its start says why at once, and is waited for no longer', async () => {
    await expect(startWithParent({ PAWFECT_PORT: 'seven' })).rejects.toThrow('setting "port"')
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends cleanly on %s, with everything in the one file',
    async signal => {
      const { child } = await startWithParent()

      child.kill(signal)
      const [code] = await once(child, 'exit')

      expect(code).toBe(0)
      const log = await readFile(join(folder, 'data', 'server', 'pawfect.db-wal')).catch(() =>
        Buffer.alloc(0),
      )
      expect(log).toHaveLength(0)
    },
  )

  test('ends when the process that started it is gone', async () => {
    const { child } = await startWithParent()

    child.disconnect()
    const [code] = await once(child, 'exit')

    expect(code).toBe(0)
  })

  test('error: a wrong setting, a wrong flag and a port in use each get one clear sentence', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await once(blocker, 'listening')
    const { port } = z.object({ port: z.number() }).parse(blocker.address())

    const endings = await Promise.all([
      runToEnd('--port', 'seven'),
      runToEnd('--colour', 'green'),
      runToEnd('--port', String(port)),
    ])
    blocker.close()

    expect(endings).toEqual([
      { code: 2, says: expect.stringContaining('setting "port"') },
      { code: 2, says: expect.stringContaining("'--colour'") },
      { code: 3, says: expect.stringContaining(`port ${port} on 127.0.0.1 cannot be used`) },
    ])
  })
})
