import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from './data-folder.js'
import { PlainFailure } from './plain-failure.js'

/** What `npm start -- --help` prints. */
export const START_HELP = `Usage: npm start -- [options]

  --data DIR         keep everything in DIR instead of the usual place
                     (${defaultDataFolder()})
  --empty            start without the demo world
  --no-open          do not open a window or a browser
  --port N           port of the server; 0 takes any free one (default: ${4700}, or any free one if taken)
  --ready-file FILE  write {"serverUrl","appUrl","consoleUrl","pid"} to FILE once everything answers
  --watch            rebuild and restart when a source file changes (npm run dev)
  --no-install       never install or repair packages; fail when some are missing
  --help             this text
`

/**
 * @typedef {{ dataFolder: string, empty: boolean, open: boolean, port: number | null, readyFile: string | null,
 *   watch: boolean, install: boolean, help: boolean }} StartOptions
 *   `port` is null when the person did not choose one.
 */

/**
 * Reads the command line of `npm start`.
 *
 * @param {string[]} argv
 * @param {string} [folder] - paths on the command line start here; see {@link folderOfThePerson}.
 * @returns {StartOptions}
 * @throws {PlainFailure} for an unknown option, an empty path or an impossible port.
 */
export function readStartOptions(argv, folder = folderOfThePerson()) {
  const values = parse(argv)
  return {
    dataFolder: values.data === undefined ? defaultDataFolder() : readPath('--data', values.data, folder),
    empty: values.empty,
    open: !values['no-open'],
    port: values.port === undefined ? null : readPort(values.port),
    readyFile:
      values['ready-file'] === undefined ? null : readPath('--ready-file', values['ready-file'], folder),
    watch: values.watch,
    install: !values['no-install'],
    help: values.help,
  }
}

/**
 * Where the person typed the command: npm runs scripts in the folder of package.json, wherever it was called.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 */
export function folderOfThePerson(env = process.env) {
  const isNpmScript = env.npm_lifecycle_event === 'start' || env.npm_lifecycle_event === 'dev'
  return (isNpmScript && env.INIT_CWD) || process.cwd()
}

/** @param {string} option @param {string} text @param {string} folder @returns {string} */
function readPath(option, text, folder) {
  if (text !== '') return resolve(folder, text)
  throw new PlainFailure(`${option} needs a path.`, `give one, for example ${option} ./somewhere.`)
}

/** @param {string[]} argv */
function parse(argv) {
  try {
    return parseArgs({
      args: argv,
      options: {
        data: { type: 'string' },
        empty: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string' },
        'ready-file': { type: 'string' },
        watch: { type: 'boolean', default: false },
        'no-install': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new PlainFailure(`${reason}.`, 'npm start -- --help lists the options.')
  }
}

/** @param {string} text @returns {number} */
function readPort(text) {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new PlainFailure(`--port ${text} is no port.`, 'choose a number from 0 (any free one) to 65535.')
}
