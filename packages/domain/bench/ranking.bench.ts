import {
  checkHardRules,
  dayNumberOf,
  generatedNeighbourhood,
  PetIndex,
  scorePair,
  seededRandom,
  statedModelFor,
} from '@pawfect/domain/matching'

/** The promise is a 95th percentile of 20 ms for this many, on a machine that does nothing else. */
const ANIMALS = 100_000
const QUESTIONS = 120
const ON_DAY = dayNumberOf('2026-06-01')
const LIMIT = 5

const animals = generatedNeighbourhood(ANIMALS, 1)
const index = new PetIndex()
for (const animal of animals) index.put(animal)
const askers = Array.from({ length: QUESTIONS }, (_, i) => animals[(i * 797) % ANIMALS]).filter(
  animal => animal !== undefined,
)

const byIndex = askers.map(asker => timed(() => rankByIndex(asker)))
const byObjects = askers.slice(0, 5).map(asker => timed(() => rankByObjects(asker)))
report('ranking-100k-p50', byIndex, { share: 0.5, kind: 'wallMs' })
report('ranking-100k-p95', byIndex, { share: 0.95, kind: 'wallMs' })
// What the question itself costs, also where other programs take the processor away meanwhile.
report('ranking-100k-p95-processor', byIndex, { share: 0.95, kind: 'processorMs' })

learnAnswers()
const MODEL = trainedModel()
const trained = askers.map(asker => timed(() => rankByIndex(asker, MODEL)))
report('ranking-100k-trained-p95', trained, { share: 0.95, kind: 'wallMs' })
report('ranking-100k-trained-p95-processor', trained, { share: 0.95, kind: 'processorMs' })

/** Answers of the askers and of others about whom they answered: readiness, popularity and affinities to weigh. */
function learnAnswers(): void {
  const random = seededRandom(2)
  const some = () => animals[Math.floor(random() * ANIMALS)]
  for (let i = 0; i < 20_000; i++) {
    const chooser = i % 2 === 0 ? askers[i % askers.length] : some()
    const chosen = i % 4 < 2 ? animals[Math.floor(random() * 500)] : some()
    if (chooser === undefined || chosen === undefined || chooser === chosen) continue
    const answer = random() < 0.4 ? 'like' : 'pass'
    const names = { eventId: `${i}`, chooserId: chooser.petId, chosenId: chosen.petId }
    index.rates.learn({ ...names, answer, position: null, atMs: i })
  }
  index.rates.settle()
}

/** Weights and lines as training leaves them: none is 1, none is 0. */
function trainedModel() {
  const stated = statedModelFor('play')
  const [cold, warm] = [
    { slope: 0.8, intercept: -0.1 },
    { slope: 1.1, intercept: -0.2 },
  ]
  return { ...stated, calibration: { cold, warm }, fusion: { cold, warm } }
}

function rankByIndex(asker: (typeof animals)[number], model?: ReturnType<typeof trainedModel>): void {
  const purpose = asker.purposes[0] ?? 'play'
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  index.rank({ petId: asker.petId, purpose, onDay: ON_DAY, limit: LIMIT, ...nobody, ...(model && { model }) })
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

type Timing = { readonly wallMs: number; readonly processorMs: number }

function timed(work: () => void): Timing {
  const usedBefore = process.cpuUsage()
  const startedAt = performance.now()
  work()
  const wallMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(usedBefore)
  return { wallMs, processorMs: (user + system) / 1000 }
}

function percentile(timings: readonly Timing[], share: number, kind: keyof Timing): number {
  const sorted = timings.map(timing => timing[kind]).sort((one, two) => one - two)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
}

function report(
  name: string,
  timings: readonly Timing[],
  { share, kind }: { readonly share: number; readonly kind: keyof Timing },
): void {
  const value = percentile(timings, share, kind)
  const baseline = percentile(byObjects, share, kind)
  const figure = { name, value, unit: 'ms', baseline, ratio: baseline / value }
  const words = `${name}: ${value.toFixed(1)} ms; plain object loop ${baseline.toFixed(0)} ms (${figure.ratio.toFixed(0)} times slower)`
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(figure) : words}\n`)
}
