import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import type { ChainReceipt } from '../../domains/certificates/anchor-chain.ts'
import { anchorChainOn } from './anchor-chain-on.ts'
import { openEmbeddedLedger } from './open-embedded-ledger.ts'

/** Two chains at a time: a machine has two cores. */
const CHAINS = 2
const KILLS_EACH = 50
const folders = Array.from({ length: CHAINS }, () => mkdtempSync(join(tmpdir(), 'pawfect-chain-kill-')))
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

test(`${CHAINS * KILLS_EACH} times kill -9 in the middle of anchoring lose no confirmed transaction`, {
  // Each life starts a chain and replays what was confirmed: seconds of a core, many times that on a busy machine.
  timeout: 900_000,
}, async () => {
  await Promise.all(folders.map(outliveKills))
})

async function outliveKills(folder: string): Promise<void> {
  const confirmed: { root: string; receipt: ChainReceipt }[] = []
  for (let kill = 0; kill < KILLS_EACH; kill++) {
    // Each time a little later, so that the blow falls into every step of the work.
    const until = { afterConfirmed: 1 + (kill % 4), andMs: (kill * 3) % 17 }
    confirmed.push(...(await anchorUntilKilled(folder, until)))
  }
  expect(confirmed.length).toBeGreaterThanOrEqual(KILLS_EACH)

  await using chain = anchorChainOn(openEmbeddedLedger({ folder }), null)
  for (const { root, receipt } of confirmed) {
    const minedAt = new Date(receipt.block.minedAt)
    expect(await chain.readBatch(root)).toEqual({ anchoredAt: minedAt, revokedAt: null, size: 1 })
    expect(await chain.anchorBatch({ root, size: 1, manifest: root })).toEqual({
      ...receipt,
      block: { ...receipt.block, minedAt },
    })
  }
}

async function anchorUntilKilled(folder: string, until: { afterConfirmed: number; andMs: number }) {
  const script = join(import.meta.dirname, 'test-anchor-loop.ts')
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const confirmed: { root: string; receipt: ChainReceipt }[] = []
  const gone = once(child, 'exit')
  for await (const line of createInterface({ input: stdoutOf(child) })) {
    confirmed.push(JSON.parse(line))
    if (confirmed.length === until.afterConfirmed) setTimeout(() => child.kill('SIGKILL'), until.andMs)
  }
  await gone
  return confirmed
}

function stdoutOf(child: ChildProcess) {
  if (child.stdout === null) throw new Error('the child has no output')
  return child.stdout
}
