import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Hex } from 'viem'

type Compiler = {
  compile: (input: string, readCallback: { import: (path: string) => { contents: string } }) => string
}
type Compiled = { contracts: Record<string, Record<string, { evm: { bytecode: { object: string } } }>> }

/** Compiles the registers we compare with, under the settings of our own contracts. */
export function compileRegisters(): { readonly full: Hex; readonly lean: Hex } {
  const require = createRequire(import.meta.url)
  const compiler = require('solc') as Compiler
  const content = readFileSync(new URL('PerTokenRegisters.sol', import.meta.url), 'utf8')
  const settings = {
    optimizer: { enabled: true, runs: 10_000 },
    evmVersion: 'cancun',
    outputSelection: { '*': { '*': ['evm.bytecode.object'] } },
  }
  const input = { language: 'Solidity', sources: { registers: { content } }, settings }
  const readImport = (path: string) => ({ contents: readFileSync(require.resolve(path), 'utf8') })
  const output = compiler.compile(JSON.stringify(input), { import: readImport })
  const compiled = (JSON.parse(output) as Compiled).contracts['registers']
  const codeOf = (name: string): Hex => `0x${compiled?.[name]?.evm.bytecode.object}`
  return { full: codeOf('FullRegister'), lean: codeOf('LeanRegister') }
}
