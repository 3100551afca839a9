import { generatedNeighbourhood, PetIndex, seededRandom } from '@pawfect/domain/matching'
import { RatesState } from '@pawfect/domain/matching/model'
import { median, reportFigure, timed } from './report-figure.ts'

/** The promise is an answer learned, and ranked by, in under 50 ms on a machine that does nothing else. */
const ANIMALS = 10_000
const ANSWERS = 100_000
const MEASURED = 40

const random = seededRandom(3)
const animals = generatedNeighbourhood(ANIMALS, 1)
const answers = Array.from({ length: ANSWERS }, (_, i) => ({
  eventId: `answer-${i}`,
  chooserId: animals[Math.floor(random() * ANIMALS)]?.petId ?? '',
  // A tenth of the animals is shown to half of those who look, as popular ones are.
  chosenId: animals[Math.floor(random() * (random() < 0.5 ? ANIMALS / 10 : ANIMALS))]?.petId ?? '',
  position: null,
  atMs: i,
  answer: random() < 0.4 ? ('like' as const) : ('pass' as const),
})).filter(({ chooserId, chosenId }) => chooserId !== chosenId)

const before = process.memoryUsage()
const index = new PetIndex()
for (const animal of animals) index.put(animal)
const learned = answers.slice(0, -MEASURED)
const batch = timed(() => {
  for (const answer of learned) index.rates.learn(answer)
  index.rates.takeChanged()
})
const { heapUsed } = process.memoryUsage()

const single = answers.slice(-MEASURED).map(answer =>
  timed(() => {
    index.rates.learn(answer)
    index.rates.behaviourOf(answer.chosenId)
  }),
)
const forgotten = animals.slice(0, 20).map(({ petId }) => timed(() => index.rates.forget(petId)))

const fresh = new RatesState()
const afresh = timed(() => {
  for (const answer of learned) fresh.learn(answer)
  fresh.takeChanged()
})
const against = `all ${ANSWERS} answers learned afresh`
const figure = { unit: 'ms', baseline: afresh.wallMs, against } as const
reportFigure({ ...figure, name: 'learn-one-answer', value: median(single.map(({ wallMs }) => wallMs)) })
reportFigure({
  ...figure,
  name: 'learn-one-answer-processor',
  value: median(single.map(({ processorMs }) => processorMs)),
  baseline: afresh.processorMs,
})
reportFigure({ ...figure, name: 'forget-one-animal', value: median(forgotten.map(({ wallMs }) => wallMs)) })
if (!process.argv.includes('--json')) {
  const megabytes = (heapUsed - before.heapUsed) / 2 ** 20
  process.stdout.write(
    `first learning ${batch.wallMs.toFixed(0)} ms; index and answers hold about ${megabytes.toFixed(0)} MB\n`,
  )
}
