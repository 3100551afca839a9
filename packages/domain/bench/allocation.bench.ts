/**
 * `node allocation.bench.ts [--json]`: a day for 10,000 by 10,000 animals in processor time, gathering candidates (beside
 * ranking the index for each animal alone, from some of them) and sharing out (beside greedy sets by worth).
 */
import { dayNumberOf, generatedNeighbourhood, PetIndex, seededRandom } from '@pawfect/domain/matching'
import {
  allocateDay,
  cutIntoSets,
  type DayMarket,
  dayMarket,
  gatherCandidates,
} from '@pawfect/domain/matching/allocation'
import { reportFigure } from './report-figure.ts'

/** The promise: 10,000 by 10,000, sparse, in under a minute. */
const SIDE = 10_000
const CANDIDATES = 50
const ROOM = 6

const ON_DAY = dayNumberOf('2026-06-01')
/** Animals ranked one by one for the baseline. */
const RANKED = 100

await reportGathering()

const megabytesBefore = process.memoryUsage().rss / 2 ** 20
const market = twoSidedMarket()
const [allocation, sharingMs] = await timed(() => allocateDay(market, { seed: 1 }))
const [greedy, greedyMs] = await timed(async () => cutIntoSets(market, market.worth, 1))
reportFigure({
  name: `allocate-10000x10000-of-${CANDIDATES}`,
  value: sharingMs,
  unit: 'ms',
  baseline: greedyMs,
  against: 'greedy sets by worth',
})
say(
  'allocate-10000x10000-memory',
  process.memoryUsage().rss / 2 ** 20 - megabytesBefore,
  'MiB',
  megabytesOf(market),
)
say('allocate-10000x10000-worth', worthOf(allocation.chosen), 'expected yes of both', worthOf(greedy.chosen))
say('allocate-10000x10000-emptiest-sets', emptiest(allocation.cards), 'cards', emptiest(greedy.cards))

process.stderr.write(`${allocation.rounds} rounds, error ${allocation.error}\n`)

/** Two sides that only like across, as in a town of dogs and one of walkers: the case named in the goal. */
function twoSidedMarket(): DayMarket {
  const random = seededRandom(1)
  const looks = Float64Array.from({ length: 2 * SIDE }, () => random())
  const pairs: [number, number, number][] = []
  for (let one = 0; one < SIDE; one++) {
    const others = new Set<number>()
    while (others.size < CANDIDATES) others.add(SIDE + Math.floor(random() ** 1.5 * SIDE))
    for (const other of others) {
      pairs.push([one, other, 0.6 * random() + 0.2 * ((looks[one] ?? 0) + (looks[other] ?? 0))])
    }
  }
  const names = Array.from(looks, (_, animal) => `animal-${animal}`)
  return dayMarket({ room: names.map(() => ROOM), names, pairs })
}

/** All animals of one purpose at once, both sides in one index, as the server gathers them. */
async function reportGathering(): Promise<void> {
  const index = new PetIndex()
  const pets = generatedNeighbourhood(2 * SIDE, 1)
  for (const pet of pets) index.put(pet)
  const nobody = new Set<never>()
  const question = { purpose: 'play' as const, onDay: ON_DAY }
  const [{ room }, gatheringMs] = await timed(() =>
    gatherCandidates(index.snapshot(), {
      ...question,
      roomOf: () => ROOM,
      answered: () => nobody,
      waiting: () => [],
      apart: () => nobody,
      freshness: () => 1,
    }),
  )
  const seated = pets.filter((_, place) => (room[place] ?? 0) > 0)
  const some = seated.filter((_, at) => at % Math.floor(seated.length / RANKED) === 0)
  const [, someMs] = await timed(async () => {
    for (const { petId } of some)
      index.rank({ ...question, petId, limit: 60, decided: nobody, blockedOwners: nobody })
  })
  reportFigure({
    name: 'gather-10000x10000',
    value: gatheringMs,
    unit: 'ms',
    baseline: (someMs / some.length) * seated.length,
    against: 'ranking the index for each animal alone',
  })
}

/** Processor time: what it takes where nobody else wants the processor. */
async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return [result, (user + system) / 1000]
}

function worthOf(chosen: Uint8Array): number {
  return market.worth.reduce((sum, worth, pair) => sum + worth * (chosen[pair] ?? 0), 0)
}

/** Mean of the emptiest hundredth of the sets. */
function emptiest(cards: Uint16Array): number {
  const lowest = cards.toSorted().subarray(0, cards.length / 100)
  return lowest.reduce((sum, count) => sum + count, 0) / lowest.length
}

function megabytesOf({ room, key, first, second, worth }: DayMarket): number {
  return [room, key, first, second, worth].reduce((sum, column) => sum + column.byteLength, 0) / 2 ** 20
}

/** A figure that is no time. */
function say(name: string, value: number, unit: string, baseline: number): void {
  const figure = { name, value, unit, baseline, ratio: value / baseline }
  const words = `${name}: ${value.toFixed(1)} ${unit}; baseline ${baseline.toFixed(1)}`
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(figure) : words}\n`)
}
