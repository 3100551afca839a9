import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import type { ChainReceipt } from '../../domains/certificates/anchor-chain.ts'
import { openEmbeddedChain } from './open-embedded-chain.ts'

const KILLS = 12
const folder = mkdtempSync(join(tmpdir(), 'pawfect-chain-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(`${KILLS} times kill -9 in the middle of anchoring lose no confirmed transaction`, {
  // Each life starts a chain and replays what was confirmed: seconds of a core, many times that on a busy machine.
  timeout: 300_000,
}, async () => {
  const confirmed: { root: string; receipt: ChainReceipt }[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    // Each time a little later, so that the blow falls into every step of the work.
    confirmed.push(...(await anchorUntilKilled({ afterConfirmed: 1 + (kill % 4), andMs: (kill * 3) % 17 })))
  }
  expect(confirmed.length).toBeGreaterThanOrEqual(KILLS)

  await using chain = openEmbeddedChain({ folder })
  for (const { root, receipt } of confirmed) {
    const minedAt = new Date(receipt.block.minedAt)
    expect(await chain.readBatch(root)).toEqual({ anchoredAt: minedAt, revokedAt: null, size: 1 })
    expect(await chain.anchorBatch({ root, size: 1, manifest: root })).toEqual({
      ...receipt,
      block: { ...receipt.block, minedAt },
    })
  }
})

async function anchorUntilKilled(until: { afterConfirmed: number; andMs: number }) {
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
