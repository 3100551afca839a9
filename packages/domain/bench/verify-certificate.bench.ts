/**
 * `node verify-certificate.bench.ts [--json]`: how long a whole certificate takes to check offline, against the two
 * bare Ed25519 verifications that no verifier can do without.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { verifyCertificate } from '../src/certificates/index.ts'
import { testFile } from '../src/certificates/test-certificate.ts'

const RUNS = 200
const file = testFile()
const { secretKey, publicKey } = ed25519.keygen()
const message = new Uint8Array(64)
const signature = ed25519.sign(message, secretKey)

// Turn by turn, so that a busy moment of the machine falls on both.
const bareMs: number[] = []
const wholeMs: number[] = []
for (let run = 0; run < RUNS; run++) {
  bareMs.push(msOf(checkTwice))
  wholeMs.push(msOf(checkWhole))
}
const value = median(wholeMs)
const bare = median(bareMs)
const line = {
  name: 'verify a certificate offline',
  value,
  unit: 'ms',
  baseline: 'two bare Ed25519 checks',
  ratio: value / bare,
}
console.log(
  process.argv.includes('--json')
    ? JSON.stringify(line)
    : `${line.name}: ${value.toFixed(2)} ms, ${line.ratio.toFixed(2)} times ${line.baseline}`,
)

function checkTwice(): void {
  ed25519.verify(signature, message, publicKey, { zip215: false })
  ed25519.verify(signature, message, publicKey, { zip215: false })
}

function checkWhole(): void {
  if (verifyCertificate(file).verdict !== 'valid') throw new Error('the test certificate is not valid')
}

function msOf(work: () => void): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[RUNS / 2] ?? 0
}
