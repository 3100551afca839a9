import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('./relay-process.ts', import.meta.url))

/** A relay in a process of its own, to be killed without warning and started again at the same address. */
export class KillableRelay implements AsyncDisposable {
  #process: ChildProcess | undefined
  #addresses: readonly string[] = []

  static async start(): Promise<KillableRelay> {
    const relay = new KillableRelay()
    await relay.restart()
    return relay
  }

  get addresses(): readonly string[] {
    return this.#addresses
  }

  async restart(): Promise<void> {
    const port = this.#addresses[0]?.match(/tcp\/(\d+)/)?.[1] ?? '0'
    const child = spawn(process.execPath, [SCRIPT, port], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#process = child
    const [line] = await once(child.stdout, 'data')
    this.#addresses = JSON.parse(String(line))
  }

  async kill(): Promise<void> {
    const child = this.#process
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
  }
}
