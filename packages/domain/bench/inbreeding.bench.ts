/**
 * `node inbreeding.bench.ts [--json]`: the inbreeding coefficients of a million animals, on one core.
 *
 * The baseline is the plain method of Meuwissen & Luo (1992). For a million animals it would take hours, so it
 * computes a sample of the families, spread evenly over all of them, and is scaled up: one coefficient for each pair
 * of parents. To do it no wrong it is handed the ancestors' coefficients, and its answers must equal ours.
 */

import { finish, inbreedingBySweep } from '../src/pedigree/coefficients/inbreeding-coefficients.ts'
import { openScriptLaneKernel } from '../src/pedigree/coefficients/script-lane-kernel.ts'
import {
  type GeneratedPopulation,
  generatedPedigree,
  inbreedingCoefficients,
  type Pedigree,
  POPULATIONS,
} from '../src/pedigree/index.ts'
import { meuwissenLuo } from './meuwissen-luo.ts'
import { reportFigure, timed } from './report-figure.ts'

const MILLION = 1_000_000
const SAMPLED_FAMILIES = 48
const SEED = 2026

for (const generations of [12, 32]) {
  for (const name of ['breed', 'herd', 'flock'] as const)
    measure(`inbreeding-1m-${generations}-generations-${name}`, {
      ...POPULATIONS[name],
      animals: MILLION,
      generations,
    })
}
measure('inbreeding-100k-12-generations-wild', {
  ...POPULATIONS.wild,
  animals: MILLION / 10,
  generations: 12,
})
measureScript()

function measure(name: string, population: GeneratedPopulation): void {
  const pedigree = generatedPedigree(population, SEED)
  let f: Float64Array = new Float64Array(0)
  const { wallMs, processorMs } = timed(() => {
    f = inbreedingCoefficients(pedigree)
  })
  const baseline = plainMs(pedigree, f)
  const against = `plain Meuwissen-Luo, scaled up from ${SAMPLED_FAMILIES} families`
  reportFigure({ name, value: wallMs, unit: 'ms', baseline, against })
  reportFigure({ name: `${name}-processor`, value: processorMs, unit: 'ms', baseline, against })
}

function plainMs(pedigree: Pedigree, f: Float64Array): number {
  const families = firstOfEachFamily(pedigree)
  const sample = Array.from(
    { length: SAMPLED_FAMILIES },
    (_, at) => families[Math.floor(((at + 0.5) / SAMPLED_FAMILIES) * families.length)] ?? 0,
  )
  let plain: number[] = []
  const { wallMs } = timed(() => {
    plain = meuwissenLuo(pedigree, sample, f)
  })
  sample.forEach((row, at) => {
    const difference = Math.abs((plain[at] ?? Number.NaN) - (f[row] ?? 0))
    if (!(difference < 1e-9)) throw new Error(`row ${row} differs from Meuwissen-Luo by ${difference}`)
  })
  return (wallMs / sample.length) * families.length
}

function firstOfEachFamily({ size, sires, dams }: Pedigree): number[] {
  const seen = new Set<number>()
  const rows: number[] = []
  for (let row = 0; row < size; row += 1) {
    const [sire = -1, dam = -1] = [sires[row], dams[row]]
    if (sire < 0 || dam < 0 || seen.has(sire * size + dam)) continue
    seen.add(sire * size + dam)
    rows.push(row)
  }
  return rows
}

/** What WebAssembly gains: the same sweep, the same bits, in script. */
function measureScript(): void {
  const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals: MILLION, generations: 32 }, SEED)
  const results: Float64Array[] = []
  const wasm = timed(() => results.push(finish(inbreedingBySweep(pedigree))))
  const script = timed(() => results.push(finish(inbreedingBySweep(pedigree, openScriptLaneKernel))))
  const [byWasm, byScript] = results
  if (byWasm?.some((value, row) => !Object.is(value, byScript?.[row])))
    throw new Error('WebAssembly and script do not agree bit for bit')
  const name = 'inbreeding-1m-32-generations-webassembly'
  const against = 'the same in script, bit for bit'
  reportFigure({ name, value: wasm.wallMs, unit: 'ms', baseline: script.wallMs, against })
}
