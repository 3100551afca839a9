import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ChainUnavailableError } from '../../domains/certificates/anchor-chain.ts'
import { type AskChain, jsonRpc } from './json-rpc.ts'

/** A cold disk may take seconds to read the 44 MB program. */
const START_TIMEOUT_MS = 30_000

/**
 * Runs the program and ends it as soon as our end of its input closes, so that it never outlives us,
 * however we die. Its output goes to us alone: when that ends, the program has ended.
 */
const POSIX_KEEPER =
  '"$@" </dev/null & p=$!; exec >/dev/null 2>&1; while read -r _; do :; done; kill -9 $p; wait $p'

/** A running chain in memory, empty at start. */
export interface AnvilProcess extends AsyncDisposable {
  readonly ask: AskChain
  /** Where it listens, on loopback. */
  readonly url: string
  /** Settles when the program ends, for whatever reason. */
  readonly ended: Promise<void>
}

/** The program for this machine, or null when its package has none. */
export function findAnvil(): string | null {
  const system = process.platform === 'win32' ? 'win32' : process.platform
  const machine = process.arch === 'x64' ? 'amd64' : process.arch
  const program = process.platform === 'win32' ? 'anvil.exe' : 'anvil'
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `@foundry-rs/anvil-${system}-${machine}/package.json`,
    )
    const file = join(dirname(manifest), 'bin', program)
    return existsSync(file) ? file : null
  } catch {
    // Not installed: an optional package for other machines than this one.
    return null
  }
}

/**
 * Starts an empty chain on a random loopback port, where gas is free.
 *
 * @param options - `mining` by hand means one block for each `evm_mine`; else blocks come with transactions.
 * @throws {ChainUnavailableError} when there is no program for this machine or it does not start.
 */
export async function startAnvil(options: {
  readonly chainId: number
  readonly mining: 'by-hand' | 'at-once'
}): Promise<AnvilProcess> {
  const program = findAnvil()
  if (program === null)
    throw new ChainUnavailableError('engine unavailable: there is no anvil for this machine')
  const child = spawnKept(program, [
    ...['--host', '127.0.0.1', '--port', '0', '--no-cors', '--chain-id', String(options.chainId)],
    ...['--accounts', '0', '--hardfork', 'cancun', '--timestamp', '1700000000'],
    ...['--base-fee', '0', '--gas-price', '0'],
    ...(options.mining === 'by-hand' ? ['--no-mining'] : []),
  ])
  const ended = new Promise<void>(resolve => {
    child.stdout?.once('close', resolve)
    child.once('error', () => resolve())
  })
  // A program that dies by itself leaves its keeper waiting for us.
  ended.then(() => child.stdin?.end())
  const stop = async () => {
    if (process.platform === 'win32') child.kill()
    else child.stdin?.end()
    await ended
  }
  try {
    const port = await portOf(child, ended)
    const url = `http://127.0.0.1:${port}`
    return { ask: jsonRpc(url), url, ended, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function spawnKept(program: string, args: readonly string[]): ChildProcess {
  const stdio: ['pipe', 'pipe', 'ignore'] = ['pipe', 'pipe', 'ignore']
  // Windows has no such shell; there the program ends with us on every exit but a kill.
  const child =
    process.platform === 'win32'
      ? spawn(program, args, { stdio, windowsHide: true })
      : spawn('/bin/sh', ['-c', POSIX_KEEPER, 'anvil', program, ...args], { stdio })
  // The pipe breaks when the program is gone first; `ended` tells that already.
  child.stdin?.on('error', error => child.emit('pipe-broken', error))
  return child
}

async function portOf(child: ChildProcess, ended: Promise<void>): Promise<number> {
  const announced = new Promise<number>(resolve => {
    let seen = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      seen = `${seen}${text}`.slice(-500)
      const port = /Listening on 127\.0\.0\.1:(\d+)/.exec(seen)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
  const timeout = AbortSignal.timeout(START_TIMEOUT_MS)
  const gaveUp = new Promise<'timeout'>(resolve =>
    timeout.addEventListener('abort', () => resolve('timeout')),
  )
  const first = await Promise.race([announced, ended.then(() => 'ended' as const), gaveUp])
  if (typeof first === 'number') return first
  throw new ChainUnavailableError(
    first === 'ended' ? 'anvil ended while starting' : 'anvil did not start in time',
  )
}
