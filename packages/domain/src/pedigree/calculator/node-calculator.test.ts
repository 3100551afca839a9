import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { NoSuchAnimalError } from '../coefficients/coefficient-errors.ts'
import { generatedPedigree, POPULATIONS } from '../coefficients/generated-pedigree.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { mateMatrix } from '../coefficients/mate-matrix.ts'
import { rankSires } from '../coefficients/rank-sires.ts'
import type { Pedigree } from '../pedigree.ts'
import { openPedigreeCalculator, type PedigreeCalculator } from './node.ts'

const breed = generatedPedigree({ ...POPULATIONS.breed, animals: 30_000, generations: 20 }, 31)
/** Takes several seconds. */
const wild = generatedPedigree({ ...POPULATIONS.wild, animals: 100_000, generations: 20 }, 32)

const open: PedigreeCalculator[] = []

afterEach(async () => {
  for (const calculator of open.splice(0)) await calculator.dispose()
})

function calculatorOf(pedigree: Pedigree, options?: Parameters<typeof openPedigreeCalculator>[1]) {
  const calculator = openPedigreeCalculator(pedigree, options)
  open.push(calculator)
  return calculator
}

describe('a calculator on a thread of Node', () => {
  test('gives the same bits as a computation on the spot', async () => {
    const calculator = calculatorOf(breed)
    const f = inbreedingCoefficients(breed)
    const sires = Int32Array.from({ length: 2000 }, (_, at) => 29_999 - at * 3)

    expect(await calculator.inbreeding()).toEqual(f)
    expect(await calculator.rankSires({ dam: 29_000, sires })).toEqual(
      rankSires(breed, { dam: 29_000, sires }, f),
    )
    const mates = { dams: [29_001, 29_002], sires: [28_000, 28_001, 28_002] }
    expect(await calculator.mateMatrix(mates)).toEqual(mateMatrix(breed, mates, f))
  })

  test('reads and returns shared memory without copying', async () => {
    const sires = new Int32Array(new SharedArrayBuffer(breed.sires.byteLength))
    sires.set(breed.sires)

    const f = await calculatorOf({ ...breed, sires }).inbreeding()

    expect(f.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(f).toEqual(inbreedingCoefficients(breed))
  })

  test('computes nothing that it was given', async () => {
    const f = inbreedingCoefficients(breed)
    const shares: number[] = []

    const onProgress = (share: number) => shares.push(share)
    await calculatorOf(breed, { f }).rankSires({ dam: 29_999, sires: [5] }, { onProgress })

    expect(shares).toEqual([0, 1])
  })

  test('tells its progress, and stops soon after it is told to', async () => {
    const calculator = calculatorOf(wild)
    const shares: number[] = []
    await untilProgress(calculator, share => shares.push(share) > 3)

    const stoppedAt = performance.now()
    // The next question is looked at only once the thread has let go of the one before.
    await untilProgress(calculator, () => true)

    const wentOnMs = performance.now() - stoppedAt
    const startedAt = performance.now()
    await calculator.inbreeding()

    expect(wentOnMs).toBeLessThan((performance.now() - startedAt) / 2)
    expect(shares).toEqual([...new Set(shares)].sort((one, other) => one - other))
    expect(shares.at(-1)).toBeLessThan(0.9)
  })

  test('error: a thread that dies is a typed error, and the next question gets a fresh one', async () => {
    const started: Worker[] = []
    const startWorker = () => {
      const worker = new Worker(new URL('./node-calculator-worker.ts', import.meta.url))
      started.push(worker)
      return worker
    }
    const calculator = calculatorOf(breed, { startWorker })

    const pending = calculator.inbreeding()
    await Promise.all([
      expect(pending).rejects.toMatchObject({ code: 'pedigree/calculator-died' }),
      started[0]?.terminate(),
    ])

    expect(await calculator.inbreeding()).toHaveLength(30_000)
    expect(started).toHaveLength(2)
  })

  test('error: refuses rows that are no animals, and questions after its end', async () => {
    const calculator = calculatorOf(breed)

    await expect(calculator.rankSires({ dam: 30_000, sires: [] })).rejects.toThrow(NoSuchAnimalError)
    const pending = calculator.inbreeding()
    await Promise.all([
      expect(pending).rejects.toMatchObject({ code: 'pedigree/calculator-disposed' }),
      calculator.dispose(),
    ])
    await expect(calculator.inbreeding()).rejects.toMatchObject({ code: 'pedigree/calculator-disposed' })
  })

  test('nobody disposed of does not keep a program alive', async () => {
    const program = `
      const { openPedigreeCalculator } = await import('@pawfect/domain/pedigree/calculator')
      const none = new Int32Array([-1])
      const pedigree = { size: 1, sires: none, dams: none, sexes: new Uint8Array(1), birthYears: new Int16Array(1) }
      console.log(await openPedigreeCalculator(pedigree).inbreeding())`

    const ended = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 50_000,
      cwd: new URL('.', import.meta.url),
    })

    expect(ended.stdout).toBe('Float64Array(1) [ 0 ]\n')
  })
})

/** Asks for the coefficients, and stops asking as soon as `isEnough` of its progress. */
async function untilProgress(calculator: PedigreeCalculator, isEnough: (share: number) => boolean) {
  const controller = new AbortController()
  const onProgress = (share: number) => isEnough(share) && controller.abort(new Error('enough'))
  await expect(calculator.inbreeding({ signal: controller.signal, onProgress })).rejects.toThrow('enough')
}
