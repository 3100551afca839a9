import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import { EXIT, EXIT_HELP } from '../exit-code.ts'
import { usualDataFolder } from '../usual-data-folder.ts'

/** `pawfect serve`: the server alone, without the app. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Start the server alone. It prints one line of JSON with its addresses when it is ready.')
    .option('--data <dir>', 'the data folder', usualDataFolder())
    .option('--port <n>', 'port on this machine; 0 takes any free one', port, 0)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--config <file>', 'settings file (default: pawfect.config.json in the current folder)')
    .option('--empty', 'without the demo world')
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect serve --port 4700
  $ pawfect serve --data ./try-it --empty
${EXIT_HELP}
The server's own codes come through: 2 wrong setting, 3 the port or the folder cannot be used. Ctrl-C stops it.`,
    )
    .action(async (options: ServeOptions) => {
      process.exitCode = await runServer(argumentsOf(options))
    })
}

interface ServeOptions {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly config?: string
  readonly empty?: boolean
}

function argumentsOf({ data, port, host, config, empty }: ServeOptions): string[] {
  return [
    ...['--data', data, '--port', String(port), '--host', host],
    ...(config === undefined ? [] : ['--config', config]),
    ...(empty ? ['--empty'] : []),
  ]
}

async function runServer(args: readonly string[]): Promise<number> {
  const main = fileURLToPath(import.meta.resolve('@pawfect/server/main'))
  // The channel tells the server when this process is gone.
  const child = spawn(process.execPath, [main, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  // Nor may this process outlive the one that was typed.
  const stopToo = () => child.kill()
  process.once('disconnect', stopToo)
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  process.off('disconnect', stopToo)
  if (signal !== null) return 128 + constants.signals[signal]
  return code ?? EXIT.unexpected
}

function port(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= 65_535) return number
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}
