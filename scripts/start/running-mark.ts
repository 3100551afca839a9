import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PlainFailure } from './plain-failure.js'
import { writeWhole } from './write-whole.ts'

/** What the ready file says. */
export type Addresses = {
  readonly serverUrl: string
  readonly appUrl: string
  readonly consoleUrl: string
  /** The process to end when everything is to end. */
  readonly pid: number
}

const markIn = (dataFolder: string) => join(dataFolder, 'running.json')

/** Two servers on one database and one chain would ruin both: the second start is refused.
 * @throws {PlainFailure} when PawfectMatch runs on this folder. */
export async function refuseSecondStart(dataFolder: string): Promise<void> {
  const running = readMark(dataFolder)
  if (running === null || !isAlive(running.pid) || !(await answers(running.serverUrl))) return
  throw new PlainFailure(
    `PawfectMatch already runs on ${dataFolder} (${running.serverUrl}).`,
    `use it, end it (kill ${running.pid}), or start this one on another folder with --data DIR.`,
  )
}

/** Notes who runs on the folder. */
export function markRunning(dataFolder: string, addresses: Addresses): void {
  const { serverUrl, pid } = addresses
  writeWhole(markIn(dataFolder), JSON.stringify({ serverUrl, pid }))
}

/** Takes the note away. */
export function unmarkRunning(dataFolder: string): void {
  rmSync(markIn(dataFolder), { force: true })
}

function readMark(dataFolder: string): { serverUrl: string; pid: number } | null {
  try {
    const mark: unknown = JSON.parse(readFileSync(markIn(dataFolder), 'utf8'))
    return isMark(mark) ? mark : null
  } catch {
    // No note, or half of one: nobody we know of runs here.
    return null
  }
}

function isMark(mark: unknown): mark is { serverUrl: string; pid: number } {
  if (typeof mark !== 'object' || mark === null) return false
  return (
    'serverUrl' in mark && typeof mark.serverUrl === 'string' && 'pid' in mark && Number.isInteger(mark.pid)
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // Gone, or somebody else's, which is as good as gone.
    return false
  }
}

/** A process number is used again after a while; only an answering server is a running one. */
async function answers(serverUrl: string): Promise<boolean> {
  const response = await fetch(new URL('/health', serverUrl), { signal: AbortSignal.timeout(2000) }).catch(
    () => undefined,
  )
  return response !== undefined
}
