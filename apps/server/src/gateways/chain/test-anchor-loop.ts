/** Run by open-embedded-ledger.kill.test.ts: anchors without end, one line for each batch that is confirmed. */
import { randomBytes } from 'node:crypto'
import { flushCompileCache } from 'node:module'
import { anchorChainOn } from './anchor-chain-on.ts'
import { openEmbeddedLedger } from './open-embedded-ledger.ts'

const chain = anchorChainOn(openEmbeddedLedger({ folder: process.argv[2] ?? '' }), null)
// Killed before it ends, it would compile everything anew in each of its lives.
flushCompileCache()
for (;;) {
  const root = randomBytes(32).toString('hex')
  const receipt = await chain.anchorBatch({ root, size: 1, manifest: root })
  process.stdout.write(`${JSON.stringify({ root, receipt })}\n`)
}
