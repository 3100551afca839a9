import { describe, expect, test } from 'vitest'
import { seededRandom } from '../generated-neighbourhood.ts'
import {
  type DecisionEvent,
  type DecisionModel,
  evaluateDecisionModel,
  FeatureCountError,
  leavePairOut,
  predictDecision,
  TooFewDecisionsError,
  trainDecisionModel,
} from './index.ts'
import { shuffled } from './training-folds.ts'

const SCHEMA = { schemaId: 'test/1', names: ['energy', 'distance', 'noise'] }
const OPTIONS = { schema: SCHEMA, purpose: 'play', seed: 4 }

type Planted = {
  readonly markets: number
  readonly people: number
  readonly weights: readonly number[]
  /** Log-odds a unit of ln(1 + position) costs; the most popular stand on top. */
  readonly positionEffect?: number
}

/** Towns of people with planted tastes, everyone answering about everyone of the town. Synthetic. */
function plantedDecisions({ markets, people, weights, positionEffect }: Planted, seed: number) {
  const random = seededRandom(seed)
  const trait = () => Array.from({ length: people }, () => (random() + random() + random() - 1.5) * 2)
  const events: DecisionEvent[] = []
  for (let market = 0; market < markets; market++) {
    const [readiness, popularity] = [trait(), trait()]
    for (const [i, ready] of readiness.entries()) {
      const order = shuffled([...popularity.keys()], market * 1000 + i)
      for (const [position, j] of order.entries()) {
        if (i === j) continue
        const features = SCHEMA.names.map(() => random() * 2 - 1)
        const fit = features.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0)
        const place = (positionEffect ?? 0) * Math.log1p(position)
        const yes = random() < 1 / (1 + Math.exp(-(fit + ready + (popularity[j] ?? 0) + place)))
        events.push({
          eventId: `${market}/${i}>${j}`,
          chooserId: `${market}/${i}`,
          chosenId: `${market}/${j}`,
          market: `town ${market}`,
          purpose: 'play',
          atMs: position,
          features,
          position: positionEffect === undefined ? null : position,
          answer: yes ? 'like' : 'pass',
        })
      }
    }
  }
  return events
}

const truth = { markets: 8, people: 16, weights: [1.5, -1, 0] }

/** Weight of a feature for one who is known, per raw unit. */
function warmWeight(model: DecisionModel, name: string): number {
  const side = { readiness: 0, popularity: 0, affinity: 0, readinessVariance: 0, popularityVariance: 0 }
  const features = SCHEMA.names.map(other => (other === name ? 1 : 0))
  const ask = (vector: readonly number[]) =>
    predictDecision(model, { features: vector, behaviour: { ...side, given: 1, received: 1 } }).logOdds
  return ask(features) - ask([0, 0, 0])
}

describe('trainDecisionModel', () => {
  const events = plantedDecisions(truth, 1)
  const model = trainDecisionModel(events, OPTIONS)

  test('finds the planted weights, and no worth where there is none', () => {
    expect(warmWeight(model, 'energy')).toBeGreaterThan(1)
    expect(warmWeight(model, 'distance')).toBeLessThan(-0.6)
    expect(Math.abs(warmWeight(model, 'noise'))).toBeLessThan(0.25)
  })

  test('gives the same bytes for the same events in any order', () => {
    const again = trainDecisionModel(shuffled(events, 9), OPTIONS)
    expect(JSON.stringify(again)).toBe(JSON.stringify(model))
    expect(model.training).toMatchObject({ events: events.length, markets: 8, people: 128, seed: 4 })
  })

  test('is the same model after a round trip through JSON', () => {
    const read = JSON.parse(JSON.stringify(model)) as DecisionModel
    const question = { features: [0.3, Number.NaN, -1], behaviour: null }
    expect(predictDecision(read, question)).toEqual(predictDecision(model, question))
  })

  test('means what it says on towns it has not seen, newcomers and others alike', () => {
    const others = plantedDecisions(truth, 2)
    const evidence = leavePairOut(others)
    const known = evaluateDecisionModel(model, { events: others, evidence, slicesOf: () => [] })
    const newcomers = evaluateDecisionModel(model, {
      events: others,
      evidence: new Map(),
      slicesOf: () => [],
    })
    expect(known[0]?.ece).toBeLessThan(0.05)
    expect(newcomers[0]?.ece).toBeLessThan(0.05)
    expect(known[0]?.auc ?? 0).toBeGreaterThan((newcomers[0]?.auc ?? 1) + 0.05)
  })

  test('judges each slice by itself, all first', () => {
    const slicesOf = ({ market }: DecisionEvent) => [market === 'town 0' ? 'first' : 'later']
    const slices = evaluateDecisionModel(model, { events, evidence: new Map(), slicesOf })
    expect(slices.map(({ slice }) => slice)).toEqual(['all', 'first', 'later'])
    expect(slices.map(({ events: count }) => count)).toEqual([1920, 240, 1680])
  })

  test('finds how much a place in the list costs', () => {
    const listed = plantedDecisions({ ...truth, positionEffect: -0.8 }, 3)
    const { rates } = trainDecisionModel(listed, OPTIONS)
    expect(rates.positionEffect).toBeGreaterThan(-1)
    expect(rates.positionEffect).toBeLessThan(-0.55)
  })

  test('stays at the stated weights while answers are few', () => {
    const few = events.slice(0, 45)
    const stated = trainDecisionModel(few, { ...OPTIONS, statedWeights: [0.4, 0.3, 0.2] })
    expect(warmWeight(stated, 'noise')).toBeGreaterThan(0.1)
    expect(warmWeight(stated, 'distance')).toBeGreaterThan(0.1)
  })

  test('narrows its interval with what is known of the two', () => {
    const question = (variance: number) => ({
      features: [0, 0, 0],
      behaviour: {
        ...{ readiness: 0.5, popularity: 0.5, affinity: 0, given: 3, received: 3 },
        ...{ readinessVariance: variance, popularityVariance: variance },
      },
    })
    const [little, much] = [predictDecision(model, question(1.2)), predictDecision(model, question(0.1))]
    expect(much.high - much.low).toBeLessThan(little.high - little.low)
    expect(much.probability).toBe(little.probability)
  })

  test('error: refuses to learn from too few answers, or from one kind of them', () => {
    expect(() => trainDecisionModel(events.slice(0, 39), OPTIONS)).toThrow(TooFewDecisionsError)
    const yeses = events.map(event => ({ ...event, answer: 'like' as const }))
    expect(() => trainDecisionModel(yeses, OPTIONS)).toThrow(TooFewDecisionsError)
  })

  test('error: refuses features of another schema', () => {
    expect(() => predictDecision(model, { features: [1, 2], behaviour: null })).toThrow(FeatureCountError)
  })
})
