import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL for tests: one that is given, or one started for them and thrown away. */
export interface TestPostgres extends AsyncDisposable {
  readonly url: string
}

/** Where Debian, Homebrew and others keep the programs of each version. */
const PROGRAM_FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']

/** True where {@link openTestPostgres} will find one: `PAWFECT_TEST_POSTGRES` (an URL) or installed programs. */
export function hasTestPostgres(): boolean {
  return process.env.PAWFECT_TEST_POSTGRES !== undefined || programsFolder() !== null
}

/** Opens it. The table of the search there is dropped by nobody: give an empty database. */
export async function openTestPostgres(): Promise<TestPostgres> {
  const given = process.env.PAWFECT_TEST_POSTGRES
  if (given !== undefined) return { url: given, [Symbol.asyncDispose]: async () => undefined }
  const programs = programsFolder()
  if (programs === null) throw new Error('no PostgreSQL is installed')
  return startPostgres(programs)
}

function programsFolder(): string | null {
  const versions = PROGRAM_FOLDERS.filter(existsSync).flatMap(folder =>
    readdirSync(folder).map(version => join(folder, version, 'bin')),
  )
  return versions.findLast(folder => existsSync(join(folder, 'initdb'))) ?? null
}

/** PostgreSQL refuses to run as root; tests in a container often do. */
const asUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

async function startPostgres(programs: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-pg-'))
  if (asUser.uid !== undefined) chownSync(folder, asUser.uid, asUser.gid)
  const data = join(folder, 'data')
  const environment = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' }, ...asUser }
  const initdb = ['-D', data, '-U', 'pawfect', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  await run(join(programs, 'initdb'), initdb, environment)
  // A socket in a folder of its own: no port to collide on, and nobody else comes in.
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=30',
  ]
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap(one => ['-c', one])], {
    ...environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
    server.stderr.on('data', (piece: Buffer) => {
      said += piece.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
  })
  return {
    url: `postgres://pawfect@localhost/postgres?host=${encodeURIComponent(folder)}`,
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
