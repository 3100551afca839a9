/**
 * `node rank-sires.bench.ts [--json]`: one dam against 100,000 sires among a million animals, all of them ranked and
 * the best hundred returned, or all as objects; one mating; and one litter added to the million. Medians, after one
 * question that prepares the pedigree.
 */
import {
  GrowingPedigree,
  generatedPedigree,
  inbreedingCoefficients,
  litterInbreeding,
  POPULATIONS,
  rankSires,
} from '../src/pedigree/index.ts'
import { median, reportFigure, type Timing, timed } from './report-figure.ts'

const ANIMALS = 1_000_000
const SIRES = 100_000
const QUESTIONS = 101
const ONE_BY_ONE = 50

for (const generations of [12, 32]) {
  const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals: ANIMALS, generations }, 2026)
  let f: Float64Array = new Float64Array(0)
  const whole = timed(() => {
    f = inbreedingCoefficients(pedigree)
  })
  const males = Int32Array.from(
    Array.from({ length: ANIMALS }, (_, at) => ANIMALS - 1 - at).filter(row => pedigree.sexes[row] === 1),
  ).subarray(0, SIRES)
  const damOf = (question: number) => ANIMALS - 1 - question * 97

  const first = timed(() => rankSires(pedigree, { dam: damOf(0), sires: males }, f))
  const [best, all] = [100, undefined].map(limit =>
    Array.from({ length: QUESTIONS }, (_, question) =>
      timed(() => rankSires(pedigree, { dam: damOf(question), sires: males, limit }, f)),
    ),
  )
  const single = Array.from({ length: ONE_BY_ONE }, (_, at) =>
    timed(() => litterInbreeding(pedigree, { dam: damOf(at), sire: males[at * 97] ?? 0 }, f)),
  )
  const growing = new GrowingPedigree(pedigree, f)
  const litters = Array.from({ length: QUESTIONS }, (_, at) =>
    timed(() => growing.addLitter({ sire: males[at * 31] ?? 0, dam: damOf(at), pups: [1, 2, 1, 2, 2, 1] })),
  )

  const singleMs = median(single.map(({ wallMs }) => wallMs))
  const oneByOne = {
    unit: 'ms',
    baseline: singleMs * SIRES,
    against: 'the same sires asked one by one, scaled up',
  } as const
  const anew = { unit: 'ms', baseline: whole.wallMs, against: 'computing all coefficients anew' } as const
  const suffix = `1m-${generations}-generations`
  reportFigure({ name: `rank-100k-sires-${suffix}-first`, value: first.wallMs, ...oneByOne })
  for (const kind of ['wallMs', 'processorMs'] as const) {
    const label = kind === 'wallMs' ? 'p50' : 'p50-processor'
    const of = (timings: readonly Timing[] = []) => median(timings.map(timing => timing[kind]))
    reportFigure({ name: `rank-100k-sires-${suffix}-${label}`, value: of(best), ...oneByOne })
    reportFigure({ name: `rank-100k-sires-${suffix}-all-as-objects-${label}`, value: of(all), ...oneByOne })
    reportFigure({ name: `one-mating-${suffix}-${label}`, value: of(single), ...anew })
    reportFigure({ name: `add-litter-${suffix}-${label}`, value: of(litters), ...anew })
  }
}
