import {
  checkHardRules,
  dayNumberOf,
  generatedNeighbourhood,
  PetIndex,
  scorePair,
} from '@pawfect/domain/matching'

const ANIMALS = 100_000
const QUESTIONS = 120
const ON_DAY = dayNumberOf('2026-06-01')
const LIMIT = 5

/** The product's promise for one ranking of 100,000 animals with two-way filters. */
const PROMISED_P95_MS = 50

const animals = generatedNeighbourhood(ANIMALS, 1)
const index = new PetIndex()
for (const animal of animals) index.put(animal)
const askers = Array.from({ length: QUESTIONS }, (_, i) => animals[(i * 797) % ANIMALS]).filter(
  animal => animal !== undefined,
)

const indexMs = askers.map(asker => timed(() => rankByIndex(asker)))
const baselineMs = askers.slice(0, 5).map(asker => timed(() => rankByObjects(asker)))
report('ranking-100k-p50', percentile(indexMs, 0.5), percentile(baselineMs, 0.5))
const p95 = percentile(indexMs, 0.95)
report('ranking-100k-p95', p95, percentile(baselineMs, 0.95))
if (p95 > PROMISED_P95_MS) process.exitCode = 1

function rankByIndex(asker: (typeof animals)[number]): void {
  const purpose = asker.purposes[0] ?? 'play'
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  index.rank({ petId: asker.petId, purpose, onDay: ON_DAY, limit: LIMIT, ...nobody })
}

/** The plain way: the same rules and score over objects, then sort. */
function rankByObjects(asker: (typeof animals)[number]): void {
  const purpose = asker.purposes[0] ?? 'play'
  animals
    .filter(other => {
      const { broken } = checkHardRules({ own: asker, other, purpose, onDay: ON_DAY })
      return broken.every(rule => rule === 'distance')
    })
    .map(other => scorePair({ a: asker, b: other, purpose, onDay: ON_DAY }).chance.probability)
    .sort((one, two) => two - one)
    .slice(0, LIMIT)
}

function timed(work: () => void): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((one, two) => one - two)[Math.floor(share * (values.length - 1))] ?? Number.NaN
}

function report(name: string, value: number, baseline: number): void {
  const figure = { name, value, unit: 'ms', baseline, ratio: baseline / value }
  const words = `${name}: ${value.toFixed(1)} ms; plain object loop ${baseline.toFixed(0)} ms (${figure.ratio.toFixed(0)} times slower)`
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(figure) : words}\n`)
}
