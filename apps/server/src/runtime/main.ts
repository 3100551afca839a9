/**
 * `node apps/server/src/runtime/main.ts --data DIR --port N --host H [--empty]`: runs one server until
 * SIGTERM, SIGINT, or the end of the process that started it. Prints one JSON line on stdout when ready.
 */
import { flushCompileCache } from 'node:module'
import { seedDevWorld } from '../../dev-world/index.ts'
import { ConfigError, configSummary, readConfig, type ServerConfig } from './config.ts'
import { openLog } from './logging.ts'
import { PortUnavailableError, type RunningServer, startServer } from './start-server.ts'

/** Exit codes: 0 stopped, 2 wrong setting, 3 the port or folder cannot be used, 1 anything else. */
const EXIT = { ok: 0, failed: 1, usage: 2, unavailable: 3 }

try {
  await run(readConfig(process.argv.slice(2), process.env, process.cwd()))
} catch (error) {
  explain(error)
}

async function run(config: ServerConfig): Promise<void> {
  const log = openLog(config.logLevel)
  log.info({ settings: configSummary(config) }, 'starting')
  const server = await startServer(config, { log })
  stopOnSignals(server, () => log.info({}, 'stopping'))
  if (!config.empty) log.info({ ...(await seedDevWorld(server.context)) }, 'looked after the dev world')
  server.context.ports.matching.daily.start(server.context.clock)
  const ready = {
    ready: true,
    serverUrl: server.serverUrl,
    consoleUrl: server.consoleUrl,
    relay: server.context.relayAddresses,
  }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
  process.send?.(ready)
  // Where a compile cache is set up, the next start is quicker even after a kill.
  flushCompileCache()
  log.info({ startedInMs: Math.round(performance.now()) }, 'ready')
}

function stopOnSignals(server: RunningServer, announce: () => void): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    announce()
    server[Symbol.asyncDispose]().then(
      () => process.exit(EXIT.ok),
      (error: unknown) => {
        explain(error)
        process.exit(EXIT.failed)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // The supervisor died without a word: nobody is left to stop this process.
  process.on('disconnect', stop)
}

function explain(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`pawfect server: ${message}\n`)
  const isPathTrouble =
    error instanceof Error && 'code' in error && /^(EACCES|EROFS|ENOSPC|ENOTDIR)$/.test(String(error.code))
  if (error instanceof ConfigError) process.exitCode = EXIT.usage
  else if (error instanceof PortUnavailableError || isPathTrouble) process.exitCode = EXIT.unavailable
  else process.exitCode = EXIT.failed
}
