import { request as httpRequest } from 'node:http'
import { describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { Companion } from '../companion.ts'
import { isLetIn, oneTimeToken, openSocket } from '../testing/companion-browser.ts'
import { startTestCompanion } from '../testing/test-companion.ts'

describe('the bridge', () => {
  test('lets in a page that was opened by the launch key, with a token it has just fetched', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const token = await oneTimeToken(test.companion, browser.headers)

    expect(await isLetIn(openSocket(test.companion, { headers: browser.headers, token }))).toBe(true)
  })

  test('error: turns away a used token, a made-up one, another origin, another host and a missing cookie', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { cookie = '', origin = '' } = browser.headers
    const fresh = () => oneTimeToken(test.companion, browser.headers)
    const used = await fresh()
    await isLetIn(openSocket(test.companion, { headers: browser.headers, token: used }))
    const knock = async (headers: Record<string, string>, token: string) =>
      isLetIn(openSocket(test.companion, { headers, token }))

    expect({
      used: await knock(browser.headers, used),
      madeUp: await knock(browser.headers, 'x'.repeat(32)),
      otherOrigin: await knock({ cookie, origin: 'http://evil.example' }, await fresh()),
      otherPort: await knock({ cookie, origin: 'http://localhost:1' }, await fresh()),
      otherHost: await knock({ cookie, origin, host: 'evil.example' }, await fresh()),
      noCookie: await knock({ origin }, await fresh()),
      noOrigin: await knock({ cookie }, await fresh()),
    }).toEqual({
      used: false,
      madeUp: false,
      otherOrigin: false,
      otherPort: false,
      otherHost: false,
      noCookie: false,
      noOrigin: false,
    })
  })

  test('error: gives no token to a foreign page, a bare visitor or a GET', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const ask = async (headers: Record<string, string>, method = 'POST') =>
      (await fetch(`${test.companion.origin}/bridge/token`, { method, headers })).status

    expect([
      await ask({ cookie: browser.headers['cookie'] ?? '', origin: 'http://evil.example' }),
      await ask({ origin: test.companion.origin }),
      await ask({}),
      await ask(browser.headers, 'GET'),
    ]).toEqual([403, 403, 403, 403])
  })

  test('error: a wrong launch key opens nothing', async () => {
    await using test = await startTestCompanion()
    const response = await fetch(`${test.companion.origin}/open?key=guess`, { redirect: 'manual' })

    expect(response.status).toBe(403)
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test('error: an oversized frame ends its own connection and nobody else’s', async () => {
    await using test = await startTestCompanion()
    await using greedy = await test.openBrowser()
    await using other = await test.openBrowser()
    const closed = new Promise(resolve => greedy.socket.once('close', resolve))
    greedy.socket.on('error', () => undefined)

    greedy.socket.send(new Uint8Array(33 * 1024 * 1024))

    await closed
    expect(await other.bridge.settings.read({})).toMatchObject({ theme: 'auto' })
  })

  test('error: text, garbage and unknown calls are answered or cut off, and the companion lives', async () => {
    await using test = await startTestCompanion()
    await using rude = await test.openBrowser()
    const answer = new Promise<string>(resolve => rude.socket.once('message', data => resolve(String(data))))
    rude.socket.send(new Uint8Array([0, 0, 0, 9, 1, 2, 3]))
    expect(await answer).toContain('bridge/invalid-frame')
    const closed = new Promise(resolve => rude.socket.once('close', resolve))
    rude.socket.send('{"kind":"call"}')
    await closed

    await using polite = await test.openBrowser()
    expect(await polite.bridge.identity.hostInfo({})).toMatchObject({ kind: 'browser' })
  })

  test('error: a page that floods it is told to wait, and may go on later', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const answers = await Promise.allSettled(
      Array.from({ length: 400 }, () => browser.bridge.settings.read({})),
    )

    const refusals = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason.code] : []))
    expect(new Set(refusals)).toEqual(new Set(['bridge/too-many']))
    await expect
      .poll(() => browser.bridge.settings.read({}).catch(() => null), { timeout: 5000 })
      .toMatchObject({ theme: 'auto' })
  })

  test('the desktop app enters with the launch key, and a page that stole the key does not', async () => {
    await using test = await startTestCompanion()
    const key = new URL(test.companion.appUrl).searchParams.get('key')
    const knock = (headers: Record<string, string>) =>
      isLetIn(new WebSocket(`${test.companion.origin.replace('http', 'ws')}/bridge`, { headers }))

    expect(await knock({ authorization: `Bearer ${key}` })).toBe(true)
    expect(await knock({ authorization: `Bearer ${key}`, origin: 'http://evil.example' })).toBe(false)
    expect(await knock({ authorization: 'Bearer guess' })).toBe(false)
  })
})

describe('the API', () => {
  test('passes method, body, cookies and address on, and the origin as the server’s own', async () => {
    await using test = await startTestCompanion()
    const answer = await fetch(`${test.companion.origin}/api/trpc/x?batch=1`, {
      method: 'POST',
      headers: { origin: test.companion.origin, cookie: 'session=1', 'content-type': 'application/json' },
      body: '{"a":1}',
    })

    expect(await answer.json()).toMatchObject({
      method: 'POST',
      url: '/api/trpc/x?batch=1',
      body: '{"a":1}',
      headers: { origin: test.server.url, cookie: 'session=1', host: new URL(test.server.url).host },
    })
  })

  test('hands every cookie of the server to the page', async () => {
    await using test = await startTestCompanion()
    const answer = await fetch(`${test.companion.origin}/api/login`)

    expect(answer.headers.getSetCookie()).toEqual(['session=1; HttpOnly', 'other=2'])
  })

  test('error: is closed to pages of other origins', async () => {
    await using test = await startTestCompanion()
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${test.companion.origin}/api/trpc/x`, { method: 'POST', headers })).status

    expect(await ask({ origin: 'http://evil.example' })).toBe(403)
    expect(await ask({ origin: 'null' })).toBe(403)
    expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  })

  test('error: answers a typed 502 while the server is down, and the app goes on', async () => {
    await using test = await startTestCompanion()
    await test.server.stop()

    const answer = await fetch(`${test.companion.origin}/api/trpc/x`)

    expect(answer.status).toBe(502)
    expect(await answer.json()).toMatchObject({ error: { code: 'companion/server-unreachable' } })
    expect((await fetch(`${test.companion.origin}/`)).status).toBe(200)
  })
})

describe('the pages', () => {
  test('carry the content policy, and every place inside the app is the app', async () => {
    await using test = await startTestCompanion()
    const answer = await fetch(`${test.companion.origin}/park/some-meetup`)

    expect(await answer.text()).toContain('<title>PawfectMatch</title>')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('error: nothing outside the app’s folder is served, however it is spelled', async () => {
    await using test = await startTestCompanion()
    const paths = [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/%00.txt',
      '/%zz.js',
    ]
    const statuses = await Promise.all(paths.map(path => rawStatus(test.companion, path)))

    expect(statuses).toEqual(paths.map(() => 404))
  })

  test('error: another name for this machine (DNS rebinding) gets nothing at all', async () => {
    await using test = await startTestCompanion()
    const host = `evil.example:${new URL(test.companion.origin).port}`

    expect(await rawStatus(test.companion, '/', { host })).toBe(421)
    expect(await rawStatus(test.companion, '/api/trpc/x', { host })).toBe(421)
    expect(await rawStatus(test.companion, new URL(test.companion.appUrl).pathname, { host })).toBe(421)
  })

  test('error: nothing but reading is allowed', async () => {
    await using test = await startTestCompanion()
    expect((await fetch(`${test.companion.origin}/`, { method: 'DELETE' })).status).toBe(405)
  })
})

/** `fetch` tidies paths and owns the Host header; an attacker's client does neither. */
function rawStatus(
  companion: Companion,
  path: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const { hostname, port } = new URL(companion.origin)
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, headers: { host: `localhost:${port}`, ...headers } }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}
