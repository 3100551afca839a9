/** Part of `npm test`: the committed interfaces and code are exactly what the sources compile to. */
import { deepStrictEqual } from 'node:assert'
import { CONTRACTS, compiledContract, namesInAbi } from '../deploy/compiled-contract.ts'

let stale = 0
for (const name of CONTRACTS) {
  const { camel, file } = namesInAbi(name)
  const committed = (await import(`../abi/${file}`)) as Record<string, unknown>
  try {
    deepStrictEqual(
      { abi: committed[`${camel}Abi`], bytecode: committed[`${camel}Bytecode`] },
      await compiledContract(name),
    )
  } catch {
    stale += 1
    console.error(`abi/${file} is not what src/${name}.sol compiles to`)
  }
}
console.log(`${CONTRACTS.length - stale} passing (abi/ is what src/ compiles to)`)
if (stale > 0) {
  console.error(`${stale} failing; run "npm run abi -w contracts" and commit abi/`)
  process.exitCode = 1
}
