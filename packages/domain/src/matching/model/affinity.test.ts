import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { affinitiesOf, affinityOf } from './affinity.ts'
import { CrossedEffects } from './crossed-effects.ts'

const PEOPLE = 7

/**
 * Readiness and popularity that nothing moves: an affinity then holds what the answers themselves say, and nothing
 * of what they make of everybody's estimates.
 */
const UNMOVED = {
  readinessVariance: 1e-12,
  popularityVariance: 1e-12,
  averageLogOdds: -0.4,
  positionEffect: 0,
}

/** For each two, in both directions, an answer or none. */
const anyAnswers = fc.array(fc.constantFrom(0 as const, 1 as const, null), {
  minLength: PEOPLE * PEOPLE,
  maxLength: PEOPLE * PEOPLE,
})

function effectsOf(answers: readonly (0 | 1 | null)[]): CrossedEffects {
  const effects = new CrossedEffects(UNMOVED)
  for (let person = 0; person < PEOPLE; person++) effects.addNode()
  for (const [at, label] of answers.entries()) {
    const [chooser, chosen] = [Math.floor(at / PEOPLE), at % PEOPLE]
    if (label === null || chooser === chosen) continue
    effects.add({ chooser, chosen, label, offset: 0, atMs: at, weight: 1 })
  }
  effects.settle()
  return effects
}

describe('affinityOf', () => {
  test.prop([anyAnswers])(
    'tells the same whatever the chooser answered about the chosen, or not at all',
    answers => {
      const [chooser, chosen] = [0, 1]
      const affinities = ([0, 1, null] as const).map(own =>
        affinityOf(effectsOf(answers.with(chooser * PEOPLE + chosen, own)), chooser, chosen),
      )
      for (const affinity of affinities) expect(affinity).toBeCloseTo(affinities[0] ?? Number.NaN, 9)
    },
  )

  test('speaks for one whom those like who chose as the chooser did, and against one whom they pass', () => {
    const none = Array.from({ length: PEOPLE * PEOPLE }, () => null as 0 | 1 | null)
    // 0 and 1 agree about 3 and 4; 1 likes 5 and passes 6.
    const told: readonly (readonly [number, number, 0 | 1])[] = [
      [0, 3, 1],
      [0, 4, 0],
      [1, 3, 1],
      [1, 4, 0],
      [1, 5, 1],
      [1, 6, 0],
    ]
    const effects = effectsOf(
      told.reduce((all, [chooser, chosen, label]) => all.with(chooser * PEOPLE + chosen, label), none),
    )
    expect(affinityOf(effects, 0, 5)).toBeGreaterThan(0)
    expect(affinityOf(effects, 0, 6)).toBeLessThan(0)
    expect(affinityOf(effects, 2, 5)).toBe(0)
  })
})

describe('affinitiesOf', () => {
  test.prop([anyAnswers])('are those of each pair that has not answered one another, both ways', answers => {
    const own = 0
    const strangers = answers.map((answer, at) =>
      Math.floor(at / PEOPLE) === own && at % PEOPLE > 3
        ? null
        : at % PEOPLE === own && at > 3 * PEOPLE
          ? null
          : answer,
    )
    const effects = effectsOf(strangers)
    const { given, received } = affinitiesOf(effects, own)
    for (let other = 4; other < PEOPLE; other++) {
      expect(given.get(other) ?? 0).toBeCloseTo(affinityOf(effects, own, other), 9)
      expect(received.get(other) ?? 0).toBeCloseTo(affinityOf(effects, other, own), 9)
    }
  })
})
