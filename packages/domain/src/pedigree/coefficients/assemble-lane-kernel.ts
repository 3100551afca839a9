/** `node assemble-lane-kernel.ts`: writes lane-kernel-wasm.ts anew from lane-kernel.wat. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import openWabt from 'wabt'

const TARGET = new URL('lane-kernel-wasm.ts', import.meta.url)

/** The module that lane-kernel.wat assembles to, in base64. */
export async function assembleLaneKernel(): Promise<string> {
  const wabt = await openWabt()
  const text = await readFile(new URL('lane-kernel.wat', import.meta.url), 'utf8')
  const module = wabt.parseWat('lane-kernel.wat', text, { simd: true, bulk_memory: true })
  module.validate()
  return Buffer.from(module.toBinary({}).buffer).toString('base64')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const source = `/** lane-kernel.wat, assembled by assemble-lane-kernel.ts. */\nexport const LANE_KERNEL_WASM: string =\n  '${await assembleLaneKernel()}'\n`
  await writeFile(TARGET, source)
}
