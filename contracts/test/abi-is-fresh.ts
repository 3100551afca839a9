/** Part of `npm test`: the committed interface and code are exactly what the source compiles to. */
import { deepStrictEqual } from 'node:assert'
import { certificateAnchorAbi, certificateAnchorBytecode } from '../abi/index.ts'
import { compiledAnchor } from '../deploy/compiled-anchor.ts'

try {
  deepStrictEqual({ abi: certificateAnchorAbi, bytecode: certificateAnchorBytecode }, await compiledAnchor())
  console.log('1 passing (abi/ is what src/ compiles to)')
} catch {
  console.error(
    '1 failing: abi/ is not what src/ compiles to; run "npm run abi -w contracts" and commit abi/',
  )
  process.exitCode = 1
}
