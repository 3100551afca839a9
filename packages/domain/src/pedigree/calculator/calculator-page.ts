import { type GeneratedPopulation, generatedPedigree } from '../coefficients/generated-pedigree.ts'
import { openPedigreeCalculator, type PedigreeCalculator } from './browser.ts'

/** What the test asks of a page: a pedigree is named by what generates it. */
export type CalculatorPage = {
  /** SHA-256 of the bytes of all coefficients, the progress told, and whether memory was shared. */
  coefficients(
    population: GeneratedPopulation,
  ): Promise<{ digest: string; shares: number[]; isShared: boolean }>
  /** How long the worker went on after it was told to stop, as a share of a whole run, and the last share it told. */
  cancel(population: GeneratedPopulation): Promise<{ wentOnShare: number; lastShare: number }>
  /** The code of the error that a question ends with. */
  failure(population: GeneratedPopulation): Promise<string>
}

const page: CalculatorPage = {
  async coefficients(population) {
    const shares: number[] = []
    await using calculator = openPedigreeCalculator(generatedPedigree(population, 41))
    const f = await calculator.inbreeding({ onProgress: share => shares.push(share) })
    const digest = await crypto.subtle.digest('SHA-256', Float64Array.from(f))
    const hex = Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
    return { digest: hex, shares, isShared: !(f.buffer instanceof ArrayBuffer) }
  },

  async cancel(population) {
    await using calculator = openPedigreeCalculator(generatedPedigree(population, 41))
    const lastShare = await firstProgress(calculator)
    const stoppedAt = performance.now()
    // The next question is looked at only once the worker has let go of the one before.
    await firstProgress(calculator)
    const wentOnMs = performance.now() - stoppedAt
    const startedAt = performance.now()
    await calculator.inbreeding()
    return { wentOnShare: wentOnMs / (performance.now() - startedAt), lastShare }
  },

  async failure(population) {
    await using calculator = openPedigreeCalculator(generatedPedigree(population, 41))
    return await calculator.inbreeding().then(
      () => 'none',
      (error: { code?: string }) => error.code ?? String(error),
    )
  },
}

async function firstProgress(calculator: PedigreeCalculator): Promise<number> {
  const controller = new AbortController()
  let told = Number.NaN
  const onProgress = (share: number) => {
    told = share
    controller.abort()
  }
  await calculator.inbreeding({ signal: controller.signal, onProgress }).catch(() => undefined)
  return told
}

Object.assign(globalThis, { calculatorPage: page })
