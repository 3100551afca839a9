/**
 * `node search.bench.ts [--json]`: one search with six two-way filters and all relaxation counts among 1,000,000
 * animals, against the definition (`searchByHand`) over a part of them, scaled up; then questions of all kinds, with
 * names, breeds, ages and none of it. Prints the memory it takes, too.
 */
import { dayNumberOf, seededRandom } from '@pawfect/domain/matching'
import {
  generatedQuery,
  planSearch,
  type SearchablePet,
  type SearchPlan,
  type SearchQuery,
  searchableNeighbourhood,
  searchByHand,
} from '@pawfect/domain/matching/search'
import { petIdSchema } from '@pawfect/domain/pets'
import { openEmbeddedSearch } from '../src/gateways/search/open-embedded-search.ts'

const ANIMALS = 1_000_000
/** Made and forgotten part by part, so that the figure for memory is the index and not the made-up animals. */
const PART = 20_000
const QUESTIONS = 120
const ON_DAY = dayNumberOf('2026-06-01')

const before = memoryMiB()
await using search = openEmbeddedSearch()
await search.replaceAll(allAnimals(), 1)
const memory = memoryMiB() - before

const sample = animalsOf(0)
const askers = sample.filter(({ place, wishes }) => place !== null && !wishes.virtualOnly)
const random = seededRandom(3)
const sixFilters = plansOf(withSixFilters)
for (const plan of sixFilters.slice(0, 10)) await search.search(plan)
const bySixFilters = await timingsOf(sixFilters)
const ofAllKinds = await timingsOf(plansOf(() => generatedQuery(random)))
const byHand: Timing[] = []
for (const plan of sixFilters.slice(0, 5)) byHand.push(await timed(async () => searchByHand(sample, plan)))

report('search-1m-p50', { timings: bySixFilters, share: 0.5, kind: 'wallMs' })
report('search-1m-p95', { timings: bySixFilters, share: 0.95, kind: 'wallMs' })
// What the question itself costs, also where other programs take the processor away meanwhile.
report('search-1m-p95-processor', { timings: bySixFilters, share: 0.95, kind: 'processorMs' })
report('search-1m-any-question-p95-processor', { timings: ofAllKinds, share: 0.95, kind: 'processorMs' })
print(
  {
    name: 'search-1m-memory',
    value: memory,
    unit: 'MiB',
    baseline: ANIMALS / 1024 ** 2,
    ratio: (memory * 1024 ** 2) / ANIMALS,
  },
  `${((memory * 1024 ** 2) / ANIMALS).toFixed(0)} bytes an animal`,
)

function* allAnimals(): Generator<SearchablePet> {
  for (let part = 0; part * PART < ANIMALS; part++) yield* animalsOf(part)
}

function animalsOf(part: number): SearchablePet[] {
  return searchableNeighbourhood(PART, part + 1).map((pet, i) => ({
    ...pet,
    petId: petIdSchema.parse(`pet-${String(part * PART + i).padStart(8, '0')}`),
  }))
}

function plansOf(queryFor: (own: SearchablePet) => SearchQuery): SearchPlan[] {
  return Array.from({ length: QUESTIONS }, (_, i) => {
    const own = askers[(i * 41) % askers.length]
    if (own === undefined) throw new Error('nobody asks')
    const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
    const purpose = own.purposes[0] ?? 'play'
    return planSearch({ own, query: queryFor(own), purpose, onDay: ON_DAY, limit: 20, ...nobody })
  })
}

/** Species, size, calm, age, weekend, distance: six filters of the asking side, and everything of the other. */
function withSixFilters(own: SearchablePet): SearchQuery {
  return {
    species: [own.species],
    sizes: ['toy', 'small', 'medium'],
    energy: { below: 40 },
    ageMonths: { from: 12, below: 96 },
    freeTimes: { activeDays: ['weekend'] },
    withinKm: 5 + Math.floor(random() * 60),
  }
}

async function timingsOf(plans: readonly SearchPlan[]): Promise<Timing[]> {
  const timings: Timing[] = []
  for (const plan of plans) timings.push(await timed(() => search.search(plan)))
  return timings
}

type Timing = { readonly wallMs: number; readonly processorMs: number }

async function timed(work: () => Promise<unknown>): Promise<Timing> {
  const usedBefore = process.cpuUsage()
  const startedAt = performance.now()
  await work()
  const wallMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(usedBefore)
  return { wallMs, processorMs: (user + system) / 1000 }
}

function percentile(timings: readonly Timing[], share: number, kind: keyof Timing): number {
  const sorted = timings.map(timing => timing[kind]).sort((one, two) => one - two)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
}

type Share = { readonly timings: readonly Timing[]; readonly share: number; readonly kind: keyof Timing }

function report(name: string, { timings, share, kind }: Share): void {
  const value = percentile(timings, share, kind)
  const baseline = percentile(byHand, share, kind) * (ANIMALS / PART)
  print(
    { name, value, unit: 'ms', baseline, ratio: baseline / value },
    `one animal after the other, scaled up from ${PART}: ${baseline.toFixed(0)} ms (${(baseline / value).toFixed(0)} times slower)`,
  )
}

type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: number
  readonly ratio: number
}

function print(figure: Figure, words: string): void {
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify(figure)}\n`
      : `${figure.name}: ${figure.value.toFixed(1)} ${figure.unit}; ${words}\n`,
  )
}

/** Memory in use once rubbish is gone; run with --expose-gc for a settled figure. */
function memoryMiB(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1024 ** 2
}
