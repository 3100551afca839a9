import { type ChildProcess, spawn } from 'node:child_process'
import { z } from 'zod'

/** A running program of ours that says when it is ready. */
export type NodeProgram<Ready> = {
  readonly ready: Ready
  readonly pid: number
  /** Everything it printed so far. */
  readonly output: () => string
  /** SIGKILL, as a power cut would; resolves when it is gone. */
  readonly kill: () => Promise<void>
  /** SIGTERM, and waits. */
  readonly stop: () => Promise<void>
}

/** Migrations, the seeded world and the embedded chain on a busy machine. */
const READY_TIMEOUT_MS = 120_000
const STOP_TIMEOUT_MS = 15_000

const readyMessage = z.object({ ready: z.boolean() })

type Start<Ready> = {
  /** Arguments of Node: the program and its own. */
  readonly args: readonly string[]
  readonly ready: z.ZodType<Ready>
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a program and resolves when it says that it answers; rejects with its output when it ends first. */
export async function startNodeProgram<Ready>({
  args,
  ready,
  env,
}: Start<Ready>): Promise<NodeProgram<Ready>> {
  const child = spawn(process.execPath, [...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
    detached: process.platform !== 'win32',
  })
  let printed = ''
  const collect = (chunk: Buffer) => {
    printed += chunk.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const said = await firstWord(child, { gone, printed: () => printed })
  return {
    ready: ready.parse(said),
    pid: child.pid ?? 0,
    output: () => printed,
    kill: async () => {
      sendToGroup(child, 'SIGKILL')
      await gone
    },
    stop: async () => {
      const timer = setTimeout(() => sendToGroup(child, 'SIGKILL'), STOP_TIMEOUT_MS)
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await gone
      clearTimeout(timer)
      // Whatever it started and left behind goes with it.
      sendToGroup(child, 'SIGKILL')
    },
  }
}

type Watch = { readonly gone: Promise<void>; readonly printed: () => string }

function firstWord(child: ChildProcess, { gone, printed }: Watch): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${child.spawnargs.join(' ')} ${why}:\n${printed()}`))
    const timer = setTimeout(() => fail('did not get ready'), READY_TIMEOUT_MS)
    child.once('error', reject)
    gone.then(() => fail('ended'))
    child.on('message', message => {
      if (!readyMessage.safeParse(message).success) return
      clearTimeout(timer)
      resolve(message)
    })
  })
}

function sendToGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch (error) {
    // ESRCH: everybody is gone already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
