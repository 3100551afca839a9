import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PlainFailure } from './plain-failure.js'

/** What a child says once it answers; each kind of child says a little more. */
export type ReadyMessage = Readonly<Record<string, unknown>> & { readonly ready: true }

/** How a child is started, and started again. */
export type ChildProgram = {
  readonly name: string
  /** @param lastReady - what it said when it was last ready, so that it comes back where it was. */
  readonly argumentsFor: (lastReady: ReadyMessage | undefined) => readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Everything it says besides the ready line goes here. */
  readonly logFile: string
}

/** A child that is started again when it dies by itself. */
export type SupervisedChild = {
  readonly ready: ReadyMessage
  /** Ends it and starts it again at the same place, for a changed source file. */
  readonly restart: () => void
  /** Ends it for good, politely first. */
  readonly stop: () => Promise<void>
}

/** First pause before a dead child is started again, doubled each time up to the longest. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 15_000
/** A child that lived this long was well: its next death starts from the first pause. */
const WELL_AFTER_MS = 60_000
/** Migrations, the seeded world and the embedded chain on a slow machine. */
const READY_TIMEOUT_MS = 180_000
/** Long enough for a chain and a database to be closed in order. */
const STOP_TIMEOUT_MS = 10_000
const REMEMBERED_LINES = 12

type Life = {
  readonly child: ChildProcess
  readonly ended: Promise<void>
  readonly becameReady: Promise<ReadyMessage>
}

/**
 * Starts a child and resolves when it answers.
 *
 * @throws {PlainFailure} with the child's last words when its first start fails.
 */
export async function superviseChild(program: ChildProgram): Promise<SupervisedChild> {
  mkdirSync(dirname(program.logFile), { recursive: true })
  const log = createWriteStream(program.logFile, { flags: 'a' })
  let isStopping = false
  let isRestarting = false
  let life = startLife(program, undefined, log)
  const ready = await life.becameReady

  const keepAlive = async () => {
    let pauseMs = FIRST_PAUSE_MS
    while (!isStopping) {
      const bornAt = Date.now()
      await life.ended
      if (isStopping) return
      if (isRestarting || Date.now() - bornAt > WELL_AFTER_MS) pauseMs = FIRST_PAUSE_MS
      const why = isRestarting ? 'is changed' : 'ended unexpectedly'
      console.error(`The ${program.name} ${why}; starting it again …`)
      isRestarting = false
      await wait(pauseMs)
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      if (isStopping) return
      life = startLife(program, ready, log)
      await life.becameReady.then(
        () => console.error(`The ${program.name} is back.`),
        (failure: Error) => console.error(failure.message),
      )
    }
  }
  void keepAlive()
  return {
    ready,
    restart: () => {
      isRestarting = true
      life.child.kill('SIGTERM')
    },
    stop: async () => {
      isStopping = true
      await endLife(life)
      log.end()
    },
  }
}

function startLife(program: ChildProgram, lastReady: ReadyMessage | undefined, log: WriteStream): Life {
  const lastLines: string[] = []
  const child = spawn(process.execPath, [...program.argumentsFor(lastReady)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...program.env },
    // Its own group, so that whatever it leaves behind (the embedded chain) can be swept up.
    detached: process.platform !== 'win32',
  })
  const remember = (chunk: Buffer) => {
    log.write(chunk)
    lastLines.push(...chunk.toString().trimEnd().split('\n'))
    lastLines.splice(0, Math.max(0, lastLines.length - REMEMBERED_LINES))
  }
  child.stdout?.on('data', remember)
  child.stderr?.on('data', remember)
  const ended = new Promise<void>(resolve => {
    // `exit`, not `close`: a grandchild that holds on to our pipes must not keep us waiting.
    child.once('exit', () => {
      sweepGroup(child)
      resolve()
    })
    child.once('error', () => resolve())
  })
  return { child, ended, becameReady: awaitReady({ program, child, ended, lastLines }) }
}

type Birth = Pick<Life, 'child' | 'ended'> & {
  readonly program: ChildProgram
  readonly lastLines: readonly string[]
}

function awaitReady({ program, child, ended, lastLines }: Birth): Promise<ReadyMessage> {
  const became = new Promise<ReadyMessage>((resolve, reject) => {
    const giveUp = (what: string) => {
      const words = lastLines.map(line => `    ${line}`).join('\n')
      const nextStep = `read its log in ${program.logFile}; its last words were\n${words}`
      reject(new PlainFailure(`The ${program.name} ${what}.`, nextStep))
    }
    const timer = setTimeout(() => giveUp('did not answer in time'), READY_TIMEOUT_MS)
    child.on('message', message => {
      if (isReadyMessage(message)) resolve(message)
    })
    child.once('error', error => giveUp(`could not be started (${error.message})`))
    ended.then(() => giveUp('ended before it was ready'))
    ended.finally(() => clearTimeout(timer))
    child.once('message', () => clearTimeout(timer))
  })
  // Whoever waits hears of a failure; a life nobody waits for any more may fail in silence.
  became.catch(() => undefined)
  return became
}

function isReadyMessage(message: unknown): message is ReadyMessage {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true
}

async function endLife({ child, ended }: Life): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  const isEnded = await Promise.race([ended.then(() => true), wait(STOP_TIMEOUT_MS, false, { ref: false })])
  if (isEnded) return
  child.kill('SIGKILL')
  await ended
}

function sweepGroup(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    // ESRCH is the good case: the child left nothing behind.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
