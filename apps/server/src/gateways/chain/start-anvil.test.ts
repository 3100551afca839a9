import { execFileSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { findAnvil, startAnvil } from './start-anvil.ts'

const PATIENCE = { timeout: 20_000, interval: 50 }

test.skipIf(process.platform === 'win32' || findAnvil() === null)(
  'a chain that is killed is noticed, and its keeper goes too',
  { timeout: 60_000 },
  async () => {
    await using chain = await startAnvil({ chainId: 7, mining: 'by-hand' })
    const [keeper = 0] = childrenOf(process.pid)
    const [program = 0] = childrenOf(keeper)

    process.kill(program, 'SIGKILL')
    await chain.ended

    await vi.waitUntil(() => !childrenOf(process.pid).includes(keeper), PATIENCE)
    expect(childrenOf(keeper)).toEqual([])
  },
)

/** Processes of the chain that a process started. */
function childrenOf(parent: number): number[] {
  return execFileSync('ps', ['-ww', '-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map(row => row.trim().split(/\s+/))
    .filter(([, ppid, ...args]) => Number(ppid) === parent && args.join(' ').includes('anvil'))
    .map(([pid]) => Number(pid))
}
