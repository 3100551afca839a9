import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findElectronFolder } from '../../apps/desktop/build/electron-folder.ts'
import { REPOSITORY_ROOT } from './pinned-node.js'

/** The real `npm start` on the real checkout, without a window. */
const PATIENCE = { timeout: 90_000, interval: 100 }

type Started = { child: ChildProcess; output: () => string; readyFile: string }
type Addresses = { serverUrl: string; appUrl: string; consoleUrl: string; pid: number }

let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pawfect-start-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function start(...extra: string[]): Started {
  return startWithWindow('--no-open', ...extra)
}

function startWithWindow(...extra: string[]): Started {
  const readyFile = join(folder, `ready-${children.length}.json`)
  const child = spawn(
    process.execPath,
    [
      ...[join(REPOSITORY_ROOT, 'scripts/start.js'), '--no-install', '--empty', '--port', '0'],
      ...['--data', join(folder, 'data'), '--ready-file', readyFile, ...extra],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  children.push(child)
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  child.stderr.on('data', chunk => {
    output += chunk
  })
  return { child, output: () => output, readyFile }
}

async function addressesOf({ readyFile, output }: Started): Promise<Addresses> {
  await vi
    .waitUntil(() => existsSync(readyFile), PATIENCE)
    .catch(() => {
      throw new Error(`never got ready:\n${output()}`)
    })
  return JSON.parse(readFileSync(readyFile, 'utf8'))
}

async function isUp(url: string): Promise<boolean> {
  return fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )
}

/** Every process below one, itself included. */
function family(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(row => row.trim().split(/\s+/).map(Number))
  const found = [pid]
  for (const parent of found) {
    for (const [child = 0, of = 0] of rows) if (of === parent && !found.includes(child)) found.push(child)
  }
  return found
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A zombie waits only for its parent to look; nothing of it runs.
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

describe.skipIf(process.platform === 'win32')('npm start', { timeout: 180_000 }, () => {
  test('answers at every address it writes down, says so on one screen, and Ctrl-C leaves nothing behind', async () => {
    const started = start()
    const { serverUrl, appUrl, consoleUrl, pid } = await addressesOf(started)
    expect(await Promise.all([serverUrl, appUrl, consoleUrl].map(isUp))).toEqual([true, true, true])
    expect(pid).toBe(started.child.pid)
    await vi.waitUntil(() => started.output().includes('Ctrl-C'), PATIENCE)
    for (const fact of [serverUrl, appUrl, consoleUrl, join(folder, 'data')]) {
      expect(started.output()).toContain(fact)
    }
    const everybody = family(pid)
    expect(everybody.length).toBeGreaterThanOrEqual(4)

    started.child.kill('SIGINT')
    expect((await once(started.child, 'exit'))[0]).toBe(0)

    expect(everybody.filter(isAlive)).toEqual([])
    expect(readdirSync(join(folder, 'data'))).not.toContain('running.json')
  })

  test('a server that is killed comes back at the same address, and nothing survives a killed start', async () => {
    const started = start()
    const { serverUrl, pid } = await addressesOf(started)
    const server = family(pid).find(member => commandOf(member).includes('apps/server/src/runtime/main.ts'))
    process.kill(server ?? 0, 'SIGKILL')
    await vi.waitUntil(() => started.output().includes('The server is back.'), PATIENCE)
    expect(await isUp(`${serverUrl}/health`)).toBe(true)
    const everybody = family(pid)

    started.child.kill('SIGKILL')

    await vi.waitUntil(() => everybody.filter(isAlive).length === 0, PATIENCE)
  })

  test('opens Electron where there is one, and closes it at the end', async ({ skip }) => {
    if (findElectronFolder() === null) return skip('no Electron here')
    if (process.platform === 'linux' && !process.env['DISPLAY']) return skip('no display for Electron')
    const started = startWithWindow()
    const { pid } = await addressesOf(started)
    await vi.waitUntil(() => started.output().includes('in its own window'), PATIENCE)
    const everybody = () => family(pid)
    await vi.waitUntil(
      () => everybody().some(member => commandOf(member).includes('--type=renderer')),
      PATIENCE,
    )
    const all = everybody()

    started.child.kill('SIGTERM')
    expect((await once(started.child, 'exit'))[0]).toBe(0)

    await vi.waitUntil(() => all.filter(isAlive).length === 0, PATIENCE)
  })

  test('error: a second start on the same folder is refused and harms nothing', async () => {
    const first = start()
    const { serverUrl } = await addressesOf(first)

    const second = start()

    expect((await once(second.child, 'exit'))[0]).toBe(1)
    expect(second.output()).toMatch(/already runs on[\s\S]*Next step: /)
    expect(await isUp(`${serverUrl}/health`)).toBe(true)
  })

  test('error: a port in use is one sentence and a next step', async () => {
    const occupant = createServer().listen(0, '127.0.0.1')
    await once(occupant, 'listening')
    const address = occupant.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0

    const started = start('--port', String(port))

    expect((await once(started.child, 'exit'))[0]).toBe(1)
    expect(started.output()).toMatch(new RegExp(`Port ${port} is in use[\\s\\S]*Next step: .*--port 0`))
    occupant.close()
  })

  test('error: a folder that cannot be written is one sentence and a next step', async () => {
    writeFileSync(join(folder, 'file'), '')
    const started = start('--data', join(folder, 'file', 'data'))

    expect((await once(started.child, 'exit'))[0]).toBe(1)
    expect(started.output()).toMatch(/cannot be written[\s\S]*Next step: /)
  })

  test('error: a Node too old is one sentence and a next step', async ({ skip }) => {
    const electron = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron')
    if (!existsSync(electron) || !statSync(electron).isFile())
      return skip('no Electron here to be an old Node')
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    const version = execFileSync(electron, ['-p', 'process.versions.node'], { env, encoding: 'utf8' }).trim()
    if (Number(version.split('.')[0]) >= 20) return skip(`this Electron’s Node is ${version}, not too old`)

    const child = spawn(electron, [join(REPOSITORY_ROOT, 'scripts/start.js')], { env })
    let output = ''
    child.stderr.on('data', chunk => {
      output += chunk
    })

    expect((await once(child, 'exit'))[0]).toBe(1)
    expect(output).toMatch(new RegExp(`this is Node ${version}[\\s\\S]*Next step: `))
  })
})

/** Empty when the process has just ended. */
function commandOf(pid: number): string {
  return spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}
