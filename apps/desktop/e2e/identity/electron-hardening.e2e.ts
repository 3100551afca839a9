import { expect, type Page, test } from '@playwright/test'
import { type ElectronDesktop, findElectron, openElectron, startWorld, type World } from '../harness/index.ts'

/** Each test tries to break one wall of the Electron app, in a real Electron. */
const electron = findElectron()
test.skip(electron.kind === 'missing', electron.kind === 'missing' ? electron.reason : '')

let world: World
let desktop: ElectronDesktop
let page: Page

test.beforeAll(async () => {
  if (electron.kind === 'missing') return
  world = await startWorld({ empty: true })
  desktop = await openElectron(electron.distFolder, world.hosts[0], world.serverUrl)
  page = desktop.page
  await page.waitForURL('app://pawfect/**')
})

test.afterAll(async () => {
  await desktop?.[Symbol.asyncDispose]()
  await world?.close()
})

test('the app shows under its own scheme and complains about nothing', async () => {
  await expect(page.locator('#root')).not.toBeEmpty()
  expect(desktop.complaints.filter(text => !text.includes('401'))).toEqual([])
})

test('the page has no Node, no Electron and no process', async () => {
  const reachable = await page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer'].filter(
      name => name in window,
    ),
  )
  expect(reachable).toEqual([])
})

test('the window is sandboxed and isolated, whatever the page does', async () => {
  const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const read = contents === undefined ? undefined : Reflect.get(contents, 'getLastWebPreferences')
    const all: Record<string, unknown> = read === undefined ? {} : Reflect.apply(read, contents, [])
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } = all
    return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag }
  })
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('the bridge shows three functions and cannot be replaced', async () => {
  const bridge = await page.evaluate(() => {
    const port = Reflect.get(window, 'pawfectBridge')
    const before = port.send
    try {
      port.send = () => undefined
    } catch {
      // Frozen: exactly what is hoped for.
    }
    return { names: Object.keys(port).sort(), isSame: Reflect.get(window, 'pawfectBridge').send === before }
  })
  expect(bridge).toEqual({ names: ['onDisconnect', 'onFrame', 'send'], isSame: true })
})

test('garbage over the bridge is answered with a typed error and breaks nothing', async () => {
  const codes = await page.evaluate(async () => {
    const port = Reflect.get(window, 'pawfectBridge')
    const ask = (frame: unknown) =>
      new Promise<string>(resolve => {
        const stop = port.onFrame((bytes: Uint8Array) => {
          stop()
          resolve(new TextDecoder().decode(bytes.slice(4)))
        })
        port.send(frame)
      })
    port.send('not bytes')
    port.send({ evil: true })
    const header = new TextEncoder().encode(
      JSON.stringify({
        body: { kind: 'call', id: 1e9, call: 'identity/__proto__', input: {} },
        lengths: [],
      }),
    )
    const unknownCall = new Uint8Array(4 + header.length)
    new DataView(unknownCall.buffer).setUint32(0, header.length)
    unknownCall.set(header, 4)
    return [await ask(new Uint8Array([1, 2, 3])), await ask(unknownCall)]
  })
  expect(codes[0]).toContain('bridge/invalid-frame')
  expect(codes[1]).toContain('bridge/unknown-call')
})

test('an inline script and eval are refused by the content policy', async () => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.broken = true'
    document.body.append(script)
    // In a task of its own: what the test driver itself evaluates is exempt from the policy.
    const evaluated = await new Promise<string>(resolve => {
      setTimeout(() => {
        try {
          resolve(String(new Function('return 1 + 1')()))
        } catch {
          resolve('refused')
        }
      })
    })
    return { inline: 'broken' in window, evaluated }
  })
  expect(outcome).toEqual({ inline: false, evaluated: 'refused' })
})

test('a request to another origin is refused by the content policy', async () => {
  const outcome = await page.evaluate(
    url =>
      fetch(url).then(
        () => 'sent',
        () => 'refused',
      ),
    world.serverUrl,
  )
  expect(outcome).toBe('refused')
})

test('the page cannot navigate away, nor open a window, nor a frame of another origin', async () => {
  const elsewhere = `${world.hosts[1].origin}/`
  await page.evaluate(url => {
    window.location.href = url
  }, elsewhere)
  const opened = await page.evaluate(() => window.open('file:///etc/passwd') === null)
  await page.evaluate(url => {
    const frame = document.createElement('iframe')
    frame.src = url
    document.body.append(frame)
  }, elsewhere)

  expect(opened).toBe(true)
  await expect.poll(() => page.frames().filter(frame => frame.url().startsWith('http')).length).toBe(0)
  expect(new URL(page.url()).protocol).toBe('app:')
  expect(desktop.app.windows()).toHaveLength(1)
})

test('files outside the app are not to be had through app://', async () => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/main/main.cjs', '/%zz.js'].map(
        async path => (await fetch(path)).headers.get('content-type')?.split(';')[0],
      ),
    ),
  )
  // An address without a file ending is a place inside the app; everything else is a refusal.
  expect(statuses.every(type => type === 'application/json' || type === 'text/html')).toBe(true)
  const stolen = await page.evaluate(async () => (await fetch('/..%2f..%2fpackage.json')).text())
  expect(stolen).not.toContain('"dependencies"')
})

test('permissions the app has no use for are refused, the microphone too, the camera is not', async () => {
  const granted = await page.evaluate(async () => {
    const ask = async (name: string) =>
      (await navigator.permissions.query({ name } as PermissionDescriptor)).state
    return {
      geolocation: await ask('geolocation'),
      notifications: await ask('notifications'),
      microphone: await ask('microphone'),
      camera: await ask('camera'),
    }
  })
  expect(granted.geolocation).toBe('denied')
  expect(granted.notifications).toBe('denied')
  expect(granted.microphone).toBe('denied')
  expect(granted.camera).toBe('granted')
})

test('a frame from a page that is not the app is dropped by the main process', async () => {
  const answered = await desktop.app.evaluate(async ({ BrowserWindow, session }, preload) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload, contextIsolation: true, sandbox: true, session: session.defaultSession },
    })
    await stranger.loadURL('data:text/html,<title>stranger</title>')
    const outcome = await stranger.webContents.executeJavaScript(`new Promise(resolve => {
      pawfectBridge.onFrame(() => resolve('answered'))
      pawfectBridge.send(new Uint8Array([1, 2, 3]))
      setTimeout(() => resolve('silence'), 1500)
    })`)
    stranger.destroy()
    return outcome
  }, preloadPath())
  expect(answered).toBe('silence')
})

test('a call goes through the main process to the companion and comes back', async () => {
  const answer = await page.evaluate(
    () =>
      new Promise<string>(resolve => {
        const port = Reflect.get(window, 'pawfectBridge')
        const body = { kind: 'call', id: 987_654, call: 'identity/hostInfo', input: {} }
        const header = new TextEncoder().encode(JSON.stringify({ body, lengths: [] }))
        const frame = new Uint8Array(4 + header.length)
        new DataView(frame.buffer).setUint32(0, header.length)
        frame.set(header, 4)
        const stop = port.onFrame((bytes: Uint8Array) => {
          const text = new TextDecoder().decode(bytes.slice(4))
          if (!text.includes('987654')) return
          stop()
          resolve(text)
        })
        port.send(frame)
      }),
  )
  expect(JSON.parse(answer).body.output).toMatchObject({ kind: 'electron', serverUrl: world.serverUrl })
})

test('an account made in the app stays signed in through the cookie of the server', async () => {
  const session = await page.evaluate(async () => {
    const signUp = await fetch('/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'dora@pawfect.example', password: 'a-long-walk-home', name: 'Dora' }),
    })
    const me = await fetch('/api/auth/get-session')
    return { status: signUp.status, me: await me.json(), cookie: document.cookie }
  })
  expect(session).toMatchObject({ status: 200, me: { user: { name: 'Dora' } }, cookie: '' })
})

test('the API is same-origin to the page, and a dead server is a typed 502', async () => {
  const alive = await page.evaluate(async () => (await fetch('/api/auth/get-session')).status)
  expect(alive).toBe(200)
  await world.killServer()
  const dead = await page.evaluate(async () => {
    const response = await fetch('/api/auth/get-session')
    return { status: response.status, code: (await response.json()).error.code }
  })
  expect(dead).toEqual({ status: 502, code: 'companion/server-unreachable' })
})

function preloadPath(): string {
  return new URL('../../dist/preload/preload.cjs', import.meta.url).pathname
}
