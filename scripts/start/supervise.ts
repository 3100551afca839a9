import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type AppWindow, openApp } from './app-window.ts'
import { banner } from './banner.ts'
import { type ReadyMessage, type SupervisedChild, superviseChild } from './child-program.ts'
import { serverPort } from './free-port.ts'
import { REPOSITORY_ROOT } from './pinned-node.js'
import { exitOnFailure } from './plain-failure.js'
import { relayOrigins } from './relay-origins.ts'
import { type Addresses, markRunning, refuseSecondStart, unmarkRunning } from './running-mark.ts'
import { watchSources } from './source-watch.ts'
import type { StartOptions } from './start-options.js'
import { writeWhole } from './write-whole.ts'

/** Starts the server, the companion and the app, keeps them alive, and ends them in order. Runs under the pinned Node. */
type SupervisorOptions = StartOptions & { readonly startPid: number }

const startedAt = Date.now()
const options: SupervisorOptions = JSON.parse(process.argv[2] ?? '')
const toEnd: (() => void | Promise<void>)[] = []
let isEnding = false

process.on('message', message => message === 'stop' && void end(0))
// Whoever started us is gone: nothing may be left behind.
process.on('disconnect', () => void end(0))
process.on('SIGTERM', () => void end(0))
process.on('SIGINT', () => void end(0))

start().catch(async error => {
  await endAll()
  exitOnFailure(error)
})

async function start(): Promise<void> {
  await refuseSecondStart(options.dataFolder)
  const server = await startServer(await serverPort(options.port))
  const companion = await startCompanion(server.ready)
  if (isEnding) return
  const addresses: Addresses = {
    serverUrl: text(server.ready, 'serverUrl'),
    appUrl: text(companion.ready, 'appUrl'),
    consoleUrl: text(server.ready, 'consoleUrl'),
    pid: options.startPid,
  }
  await Promise.all([addresses.serverUrl, addresses.appUrl, addresses.consoleUrl].map(answers))
  markRunning(options.dataFolder, addresses)
  toEnd.push(() => unmarkRunning(options.dataFolder))
  if (options.readyFile !== null) writeWhole(options.readyFile, `${JSON.stringify(addresses)}\n`)
  const opened = openWindow(addresses)
  const { dataFolder, empty } = options
  console.log(
    banner({ ...addresses, dataFolder, hasDemoWorld: !empty, tookMs: Date.now() - startedAt, opened }),
  )
  if (options.watch) toEnd.push(watchSources({ server: server.restart, companion: companion.restart }))
}

async function startServer(port: number): Promise<SupervisedChild> {
  console.log('Starting the server …')
  const server = await superviseChild({
    name: 'server',
    argumentsFor: lastReady => [
      join(REPOSITORY_ROOT, 'apps/server/src/runtime/main.ts'),
      ...['--data', options.dataFolder, '--host', '127.0.0.1'],
      // Started again where the app already looks for it.
      ...['--port', lastReady === undefined ? String(port) : portOf(text(lastReady, 'serverUrl'))],
      ...(options.empty ? ['--empty'] : []),
    ],
    logFile: join(options.dataFolder, 'logs/server.log'),
  })
  toEnd.push(server.stop)
  return server
}

async function startCompanion(server: ReadyMessage): Promise<SupervisedChild> {
  console.log('Starting the app …')
  const relays = relayOrigins(Array.isArray(server['relay']) ? server['relay'].map(String) : [])
  const companion = await superviseChild({
    name: 'companion',
    argumentsFor: lastReady => [
      join(REPOSITORY_ROOT, 'apps/desktop/src/companion/main.ts'),
      ...['--data', options.dataFolder, '--server-url', text(server, 'serverUrl')],
      ...['--port', lastReady === undefined ? '0' : portOf(text(lastReady, 'origin'))],
      ...relays.flatMap(origin => ['--relay-origin', origin]),
    ],
    // One key for the whole run, so that open pages find a restarted companion again.
    env: { PAWFECT_LAUNCH_KEY: randomBytes(32).toString('base64url') },
    logFile: join(options.dataFolder, 'logs/companion.log'),
  })
  toEnd.push(companion.stop)
  return companion
}

function openWindow(addresses: Addresses): string {
  if (!options.open) return 'nowhere (--no-open)'
  const window: AppWindow = openApp({ ...addresses, dataFolder: options.dataFolder })
  toEnd.push(window.close)
  return window.where
}

async function answers(url: string): Promise<void> {
  const response = await fetch(url, { redirect: 'manual' })
  await response.body?.cancel()
}

async function end(code: number): Promise<void> {
  if (isEnding) return
  isEnding = true
  console.log('\nStopping …')
  await endAll()
  console.log('Everything is stopped; your data stays where it is.')
  process.exit(code)
}

/** The last started goes first: the window before the companion, the companion before the server. */
async function endAll(): Promise<void> {
  for (const stop of toEnd.splice(0).reverse()) await stop()
}

function text(message: ReadyMessage, field: string): string {
  const value = message[field]
  if (typeof value !== 'string') throw new TypeError(`the ready message has no ${field}`)
  return value
}

function portOf(url: string): string {
  return new URL(url).port
}
