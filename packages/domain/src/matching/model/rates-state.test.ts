import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { seededRandom } from '../generated-neighbourhood.ts'
import { type DecisionEvent, forgetPerson, learnEvent, RatesState, ratesOf } from './index.ts'

const PEOPLE = ['ana', 'ben', 'carla', 'dora', 'emil', 'finn', 'gina', 'hugo']

function eventOf(chooserId: string, chosenId: string, changes: Partial<DecisionEvent> = {}): DecisionEvent {
  return {
    eventId: `${chooserId}>${chosenId}`,
    chooserId,
    chosenId,
    market: 'berlin',
    purpose: 'play',
    atMs: 0,
    features: [],
    position: null,
    answer: 'like',
    ...changes,
  }
}

/** Answers of everyone about everyone, drawn from planted readiness and popularity. */
function plantedAnswers(people: number, seed: number): DecisionEvent[] {
  const random = seededRandom(seed)
  const trait = () => Array.from({ length: people }, () => (random() - 0.5) * 4)
  const [readiness, popularity] = [trait(), trait()]
  return readiness.flatMap((ready, i) =>
    popularity.flatMap((popular, j) => {
      if (i === j) return []
      const yes = random() < 1 / (1 + Math.exp(-(ready + popular)))
      return [eventOf(`p${i}`, `p${j}`, { answer: yes ? 'like' : 'pass', atMs: i * people + j })]
    }),
  )
}

const anyStep = fc.record({
  kind: fc.constantFrom('answer', 'answer', 'answer', 'unlearn', 'forget'),
  chooserId: fc.constantFrom(...PEOPLE),
  chosenId: fc.constantFrom(...PEOPLE),
  topic: fc.constantFrom('look', 'meeting'),
  answer: fc.constantFrom('like', 'pass', 'undone', 'shown-only'),
  atMs: fc.nat(5),
})

function expectSame(one: RatesState, other: RatesState): void {
  one.settle()
  other.settle()
  for (const person of PEOPLE) {
    const [ours, theirs] = [one.behaviourOf(person), other.behaviourOf(person)]
    for (const name of Object.keys(theirs) as (keyof typeof theirs)[])
      expect(Math.abs(ours[name] - theirs[name])).toBeLessThan(1e-6)
    for (const partner of PEOPLE) {
      const [pair, same] = [one, other].map(state => state.pairWithoutItself(person, partner)[0].affinity)
      expect(Math.abs((pair ?? 0) - (same ?? 0))).toBeLessThan(1e-6)
    }
  }
}

describe('RatesState', () => {
  test.prop([fc.array(anyStep, { maxLength: 60 })], { numRuns: 60 })(
    'equals the batch over what is left after any history of answers, undoings and forgettings',
    steps => {
      const state = new RatesState()
      const left = new Map<string, DecisionEvent>()
      for (const { kind, chooserId, chosenId, topic, answer, atMs } of steps) {
        const eventId = `${chooserId}>${chosenId}/${topic}`
        if (kind === 'forget') {
          forgetPerson(state, chooserId)
          for (const event of left.values())
            if (event.chooserId === chooserId || event.chosenId === chooserId) left.delete(event.eventId)
        } else if (kind === 'unlearn') {
          state.unlearn(eventId)
          left.delete(eventId)
        } else if (chooserId !== chosenId) {
          const event = eventOf(chooserId, chosenId, { eventId, answer, atMs })
          learnEvent(state, event)
          left.set(eventId, event)
        }
      }
      expectSame(state, ratesOf([...left.values()].reverse()))
    },
  )

  test('learns nothing from what was undone or merely shown', () => {
    const answers = plantedAnswers(6, 3)
    const shown = answers.map(event => ({ ...event, eventId: `${event.eventId}/again`, atMs: 1e6 }))
    const state = ratesOf([
      ...answers,
      ...shown.map((event, i) => ({
        ...event,
        answer: i % 2 === 0 ? ('undone' as const) : ('shown-only' as const),
      })),
    ])
    expect(state.behaviourOf('p1')).toEqual(ratesOf(answers).behaviourOf('p1'))
  })

  test('keeps nothing of a forgotten one, and gives its number to nobody unchanged', () => {
    const answers = plantedAnswers(8, 5)
    const state = ratesOf(answers)
    forgetPerson(state, 'p3')
    state.settle()
    learnEvent(state, eventOf('newcomer', 'p1', { answer: 'shown-only' }))

    const without = ratesOf(answers.filter(event => event.chooserId !== 'p3' && event.chosenId !== 'p3'))
    without.settle()

    for (const person of ['p0', 'p1', 'p2', 'p3', 'newcomer'])
      expect(state.behaviourOf(person).popularity).toBeCloseTo(without.behaviourOf(person).popularity, 6)
    expect(state.answers).toBe(without.answers)
  })

  test('sees nothing of a pair’s own two answers, whatever they were', () => {
    const answers = plantedAnswers(9, 7)
    const changed = (answer: DecisionEvent['answer'], partial: readonly [string, string]) =>
      answers.map(event =>
        partial.includes(event.chooserId) && partial.includes(event.chosenId) ? { ...event, answer } : event,
      )
    for (const pair of [
      ['p0', 'p1'],
      ['p4', 'p2'],
      ['p8', 'p3'],
    ] as const) {
      const [liked, passed, unseen] = (['like', 'pass', 'shown-only'] as const).map(answer =>
        ratesOf(changed(answer, pair))
          .pairWithoutItself(pair[0], pair[1])
          .flatMap(side => Object.values(side)),
      )
      for (const [i, value] of (unseen ?? []).entries()) {
        expect(Math.abs((liked?.[i] ?? Number.NaN) - value)).toBeLessThan(1e-6)
        expect(Math.abs((passed?.[i] ?? Number.NaN) - value)).toBeLessThan(1e-6)
      }
    }
  })

  test('is bit for bit as before after it was asked without a pair', () => {
    const state = ratesOf(plantedAnswers(8, 11))
    state.settle()
    const before = PEOPLE.map((_, i) => state.behaviourOf(`p${i}`))
    state.pairWithoutItself('p1', 'p2')
    expect(PEOPLE.map((_, i) => state.behaviourOf(`p${i}`))).toEqual(before)
  })

  test('counts a yes of a choosy one for more than a yes of one who likes everyone', () => {
    const crowd = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']
    const state = ratesOf([
      ...crowd.map(other => eventOf('choosy', other, { answer: 'pass' })),
      ...crowd.map(other => eventOf('easy', other)),
      eventOf('choosy', 'luna'),
      eventOf('easy', 'rex'),
    ])
    expect(state.behaviourOf('luna').popularity).toBeGreaterThan(state.behaviourOf('rex').popularity + 0.2)
  })

  test('says the same of affinities one by one and all at once', () => {
    // An owner's own answers about those ranked are in neither: nobody is ranked twice.
    const answers = plantedAnswers(14, 13).filter(
      ({ chooserId, chosenId }) =>
        !(chooserId === 'p0' && Number(chosenId.slice(1)) > 6) &&
        !(chosenId === 'p0' && Number(chooserId.slice(1)) > 6),
    )
    const state = ratesOf(answers)
    state.settle()
    const all = state.affinitiesOf('p0')
    for (const other of ['p7', 'p9', 'p13']) {
      const [given, received] = state.pairWithoutItself('p0', other)
      expect(all.given.get(other) ?? 0).toBeCloseTo(given.affinity, 9)
      expect(all.received.get(other) ?? 0).toBeCloseTo(received.affinity, 9)
    }
  })

  test('takes the place in the list out of what an answer says', () => {
    const prior = { readinessVariance: 1.5, popularityVariance: 1.5, averageLogOdds: 0, positionEffect: -1 }
    const judges = ['j1', 'j2', 'j3', 'j4', 'j5', 'j6']
    const answers = judges.flatMap((judge, i) => [
      eventOf(judge, 'top', { position: 0, answer: i < 3 ? 'like' : 'pass' }),
      eventOf(judge, 'bottom', { position: 9, answer: i < 3 ? 'like' : 'pass' }),
    ])
    const corrected = ratesOf(answers, prior)
    expect(corrected.behaviourOf('bottom').popularity).toBeGreaterThan(
      corrected.behaviourOf('top').popularity + 0.5,
    )
    const plain = ratesOf(answers)
    expect(plain.behaviourOf('bottom').popularity).toBeCloseTo(plain.behaviourOf('top').popularity, 9)
  })
})
