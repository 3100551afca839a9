import { describe, expect, test } from 'vitest'
import { assembleLaneKernel } from './assemble-lane-kernel.ts'
import { breedingLines } from './breeding-lines.ts'
import { generatedPedigree, POPULATIONS } from './generated-pedigree.ts'
import { inbreedingCoefficients } from './inbreeding-coefficients.ts'
import { LANE_KERNEL_WASM } from './lane-kernel-wasm.ts'
import { RelationshipSweep } from './relationship-sweep.ts'
import { openScriptLaneKernel } from './script-lane-kernel.ts'
import { openWasmLaneKernel } from './wasm-lane-kernel.ts'

describe('the kernel', () => {
  test('is what its text assembles to', async () => {
    expect(await assembleLaneKernel()).toBe(LANE_KERNEL_WASM)
  })

  test.each(['breed', 'wild'] as const)('gives the same bits in WebAssembly and in script: %s', name => {
    const pedigree = generatedPedigree({ ...POPULATIONS[name], animals: 5000, generations: 12 }, 11)
    const f = inbreedingCoefficients(pedigree)
    const lines = breedingLines(pedigree, 'parents')
    const asked = Array.from({ length: 8 }, (_, lane) => 4999 - lane * 311)
    const needed = Array.from({ length: 1000 }, (_, at) => at * 5)

    const [byWasm, byScript] = [wasmKernel, openScriptLaneKernel].map(openKernel => {
      const sweep = new RelationshipSweep(pedigree, lines, { f, openKernel })
      for (let line = 1; line <= lines.count; line += 1) sweep.learn(lines.rowOf[line] ?? -1)
      const answers: number[] = []
      for (const shift of [0, 1, 2]) {
        asked.forEach((row, lane) => {
          sweep.turnTo(row - shift, lane)
        })
        for (const row of needed) sweep.need(row)
        sweep.sweep()
        for (const row of needed) for (let lane = 0; lane < 8; lane += 1) answers.push(sweep.with(row, lane))
      }
      return answers
    })

    expect(byWasm).toEqual(byScript)
    expect(new Set(byScript).size).toBeGreaterThan(1000)
  })

  test('does without WebAssembly where a host forbids it', () => {
    const allowed = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly') ?? {}
    const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals: 5000, generations: 12 }, 12)
    const expected = inbreedingCoefficients(pedigree)
    Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true })
    try {
      expect(openWasmLaneKernel(8)).toBeUndefined()
      expect(inbreedingCoefficients(pedigree)).toEqual(expected)
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', allowed)
    }
  })
})

function wasmKernel(lines: number) {
  const kernel = openWasmLaneKernel(lines)
  if (kernel === undefined) throw new Error('this host has no WebAssembly')
  return kernel
}
