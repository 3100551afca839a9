import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../generated-neighbourhood.ts'
import { allocateDay, allocationSteps } from './allocate-day.ts'
import { cutIntoSets } from './cut-into-sets.ts'
import { type DayMarket, dayMarket, type MarketParts } from './day-market.ts'
import { spreadAttention } from './spread-attention.ts'

/** Any market of up to 30 animals, sparse or dense, with animals that have no room or nobody near. */
const anyMarket = fc
  .record({
    size: fc.integer({ min: 1, max: 30 }),
    density: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
  })
  .map(marketParts)

function marketParts(wish: { size: number; density: number; seed: number }): MarketParts {
  const random = seededRandom(wish.seed)
  const animals = Array.from({ length: wish.size }, (_, i) => i)
  return {
    room: animals.map(() => Math.floor(random() * 8)),
    names: animals.map(i => `animal-${wish.seed}-${i}`),
    pairs: animals.flatMap(one =>
      animals
        .slice(one + 1)
        .filter(() => random() < wish.density)
        .map(other => [one, other, random()] as const),
    ),
  }
}

function finish<Result>(steps: Generator<number, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

const setsOf = (market: DayMarket, seed = 1) => finish(allocationSteps(market, { seed }))

/** Chosen pairs by name, whichever way round and in whatever order they stand. */
function chosenNames(parts: MarketParts, seed = 1): string[] {
  const { chosen } = setsOf(dayMarket(parts), seed)
  return parts.pairs
    .filter((_, pair) => chosen[pair] === 1)
    .map(([one, other]) => [parts.names[one], parts.names[other]].sort().join(' + '))
    .sort()
}

describe('a day is allocated', () => {
  property.prop([anyMarket])('without ever exceeding the room of an animal', parts => {
    const market = dayMarket(parts)
    const { chosen, cards } = setsOf(market)

    const counted = new Uint16Array(market.size)
    parts.pairs.forEach(([one, other], pair) => {
      if (chosen[pair] !== 1) return
      counted[one] = (counted[one] ?? 0) + 1
      counted[other] = (counted[other] ?? 0) + 1
    })
    expect(cards).toEqual(counted)
    expect([...cards].every((count, animal) => count <= (parts.room[animal] ?? 0))).toBe(true)
  })

  property.prop([anyMarket])('until no pair is left whose animals both have room', parts => {
    const { chosen, cards } = setsOf(dayMarket(parts))
    const hasRoom = (animal: number) => (cards[animal] ?? 0) < (parts.room[animal] ?? 0)
    expect(
      parts.pairs.filter(([one, other], pair) => chosen[pair] === 0 && hasRoom(one) && hasRoom(other)),
    ).toEqual([])
  })

  property.prop([anyMarket, fc.nat()])(
    'the same whatever the order in which animals and pairs are listed',
    (parts, shuffle) => {
      expect(chosenNames(shuffled(parts, shuffle))).toEqual(chosenNames(parts))
    },
  )

  property.prop([fc.integer({ min: 4, max: 20 }), fc.nat()])(
    'the same for equal chances too, where only names and the seed decide',
    (size, shuffle) => {
      const parts = marketParts({ size, density: 1, seed: 3 })
      const equal = { ...parts, pairs: parts.pairs.map(([one, other]) => [one, other, 0.5] as const) }
      expect(chosenNames(shuffled(equal, shuffle), 9)).toEqual(chosenNames(equal, 9))
    },
  )

  test('gives a popular animal to those who have nobody else when that loses little', () => {
    // Star is a little better for everyone; Sol has only Star near, the others have one another as well.
    const market = dayMarket({
      room: [1, 1, 1, 1],
      names: ['star', 'sol', 'rex', 'bo'],
      pairs: [
        [0, 1, 0.5],
        [0, 2, 0.55],
        [0, 3, 0.5],
        [2, 3, 0.5],
      ],
    })
    expect([...setsOf(market).chosen]).toEqual([1, 0, 0, 1])
    expect([...cutIntoSets(market, market.worth, 1).chosen]).toEqual([0, 1, 0, 0])
  })

  test('error: not at all once it was called off', async () => {
    const controller = new AbortController()
    const market = dayMarket(marketParts({ size: 30, density: 1, seed: 1 }))
    controller.abort(new Error('the server stops'))
    await expect(allocateDay(market, { seed: 1, signal: controller.signal })).rejects.toThrow(
      'the server stops',
    )
  })
})

describe('attention is spread', () => {
  property.prop([anyMarket, fc.double({ min: 0.02, max: 1, noNaN: true })])(
    'so that what an animal gives and keeps is its room, and no pair gets more than one showing',
    (parts, temperature) => {
      const market = dayMarket(parts)
      const { given, kept } = finish(spreadAttention(market, { temperature }))

      const sums = kept.slice()
      parts.pairs.forEach(([one, other], pair) => {
        sums[one] = (sums[one] ?? 0) + (given[pair] ?? 0)
        sums[other] = (sums[other] ?? 0) + (given[pair] ?? 0)
      })
      for (const [animal, sum] of sums.entries()) expect(sum).toBeCloseTo(parts.room[animal] ?? 0, 5)
      expect(given.every(share => share >= 0 && share <= 1)).toBe(true)
    },
  )
})

describe('a market is refused', () => {
  const two = { room: [1, 1], names: ['a', 'b'] }
  test.each([
    ['an animal beside itself', { ...two, pairs: [[1, 1, 0.5]] }],
    ['pair 0, 2 of 2 animals', { ...two, pairs: [[0, 2, 0.5]] }],
    [
      'pair 0, 1 twice',
      {
        ...two,
        pairs: [
          [0, 1, 0.5],
          [1, 0, 0.5],
        ],
      },
    ],
    ['a worth of NaN', { ...two, pairs: [[0, 1, Number.NaN]] }],
    ['room for -1 cards', { ...two, room: [1, -1], pairs: [] }],
    ['2 animals have 1 names', { ...two, names: ['a'], pairs: [] }],
  ] as [string, MarketParts][])('error: for %s', (what, parts) => {
    expect(() => dayMarket(parts)).toThrow(what.replace('an animal', 'animal 1'))
  })
})

function shuffled(parts: MarketParts, seed: number): MarketParts {
  const random = seededRandom(seed)
  const places = parts.room.map((_, i) => i)
  const order = places.toSorted(() => random() - 0.5)
  const placeOf = new Map(order.map((from, to) => [from, to]))
  return {
    room: order.map(from => parts.room[from] ?? 0),
    names: order.map(from => parts.names[from] ?? ''),
    pairs: parts.pairs
      .map(([one, other, worth]) => [placeOf.get(other) ?? 0, placeOf.get(one) ?? 0, worth] as const)
      .toSorted(() => random() - 0.5),
  }
}
