/** Run by open-embedded-chain.kill.test.ts: anchors without end, one line for each batch that is confirmed. */
import { randomBytes } from 'node:crypto'
import { openEmbeddedChain } from './open-embedded-chain.ts'

const chain = openEmbeddedChain({ folder: process.argv[2] ?? '' })
for (;;) {
  const root = randomBytes(32).toString('hex')
  const receipt = await chain.anchorBatch({ root, size: 1, manifest: root })
  process.stdout.write(`${JSON.stringify({ root, receipt })}\n`)
}
