import {
  dayNumberOf,
  generatedNeighbourhood,
  PetIndex,
  pairTerms,
  priorWeightsFor,
  scorePair,
} from '@pawfect/domain/matching'
import { inOrderOfTime, learnLog, TasteBook, type TasteEvent } from '@pawfect/domain/matching/learning'
import { reportFigure, type Timing, timed } from './report-figure.ts'

/** The promise: under 50 ms (95th percentile) from an answer to a ranking that knows it. */
const ANIMALS = 20_000
/** Answers there are before the clock starts. */
const ANSWERS = 20_000
const UPDATES = 200
const ON_DAY = dayNumberOf('2026-06-01')

const animals = generatedNeighbourhood(ANIMALS, 3)
const index = indexOf(animals)
const book = new TasteBook()
const log = Array.from({ length: ANSWERS }, (_, at) => eventAt(at))
for (const event of log) learn(index, event)
ask(index, log[0])

const updates = Array.from({ length: UPDATES }, (_, i) => eventAt(ANSWERS + i))
const incremental = updates.map(event =>
  timed(() => {
    learn(index, event)
    ask(index, event)
  }),
)
const undone = updates.map(event =>
  timed(() => {
    undo(event)
    ask(index, event)
  }),
)
const batch = updates.slice(0, 3).map(event => timed(() => learnEverything([...log, event])))
report('answer-to-ranking-p95', incremental)
report('undo-to-ranking-p95', undone)

function indexOf(pets: typeof animals): PetIndex {
  const fresh = new PetIndex()
  for (const pet of pets) fresh.put(pet)
  return fresh
}

/** The ranking that has to know: rates are settled by whoever asks next. */
function ask(of: PetIndex, event: TasteEvent | undefined): void {
  if (event === undefined) throw new Error('nobody asks')
  const nobody = { decided: new Set<never>(), blockedOwners: new Set<never>() }
  of.rank({ petId: event.petId, purpose: 'play', onDay: ON_DAY, limit: 5, ...nobody })
}

function learn(of: PetIndex, event: TasteEvent): void {
  book.learn(event)
  noteAnswer(of, event)
  refresh(event)
}

function noteAnswer(of: PetIndex, event: TasteEvent): void {
  of.rates.learn({
    eventId: event.eventId,
    chooserId: event.petId,
    chosenId: event.otherPetId,
    answer: event.said === 'yes' ? 'like' : 'pass',
    position: event.position,
    atMs: event.atMs,
  })
}

function undo(event: TasteEvent): void {
  book.unlearn(event.petId, event.eventId)
  index.rates.unlearn(event.eventId)
  refresh(event)
}

/** The row of the one who answered, and what everybody else's answers now say. */
function refresh({ petId }: TasteEvent): void {
  const pet = index.find(petId)
  if (pet !== undefined) index.put({ ...pet, taste: book.tasteOf(petId) })
}

/** The plain way: everybody's taste from the whole log, into the index again. */
function learnEverything(events: readonly TasteEvent[]): void {
  const logs = Map.groupBy(inOrderOfTime(events), ({ petId }) => petId)
  const fresh = indexOf(animals.map(pet => ({ ...pet, taste: learnLog(logs.get(pet.petId) ?? []) })))
  for (const event of events) noteAnswer(fresh, event)
  ask(fresh, events.at(-1))
}

function eventAt(at: number): TasteEvent {
  const own = animals[(at * 797) % 2000] ?? animals[0]
  const other = animals[(at * 131 + 17) % ANIMALS] ?? animals[1]
  if (own === undefined || other === undefined) throw new Error('no animals were generated')
  const { chance } = scorePair({ a: own, b: other, purpose: 'play', onDay: ON_DAY })
  return {
    eventId: `event-${at}`,
    petId: own.petId,
    otherPetId: other.petId,
    kind: 'decision',
    said: chance.probability > 0.4 ? 'yes' : 'no',
    purpose: 'play',
    position: at % 5,
    terms: [...pairTerms({ own, other, onDay: ON_DAY })],
    priorWeights: [...priorWeightsFor('play')],
    playStyles: other.playStyles,
    atMs: at,
  }
}

function report(name: string, timings: readonly Timing[]): void {
  const sorted = timings.map(({ processorMs }) => processorMs).toSorted((one, other) => one - other)
  reportFigure({
    name,
    value: sorted[Math.floor(0.95 * (sorted.length - 1))] ?? Number.NaN,
    unit: 'ms',
    baseline: Math.min(...batch.map(({ processorMs }) => processorMs)),
    against: `everything learned anew (${ANSWERS} answers, ${ANIMALS} animals)`,
  })
}
