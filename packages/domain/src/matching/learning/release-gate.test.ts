import { describe, expect, test } from 'vitest'
import { seededRandom } from '../generated-neighbourhood.ts'
import { ALL_EVENTS, judgeRelease, measureDrift, populationStability, type SliceLosses } from './index.ts'

/** Losses of both models on `events` events; the candidate is better by `gain` nats, give or take noise. */
function slice(name: string, gain: number, events = 400): SliceLosses {
  const random = seededRandom(name.length + events)
  const current = Array.from({ length: events }, () => 0.4 + random() * 0.5)
  return { slice: name, current, candidate: current.map(loss => loss - gain + (random() - 0.5) * 0.2) }
}

describe('judgeRelease', () => {
  test('releases what is better on everything', () => {
    const verdict = judgeRelease([slice(ALL_EVENTS, 0.05), slice('dogs', 0.05), slice('cats', 0.04)], 1)
    expect(verdict).toMatchObject({ release: true, reason: 'better' })
  })

  test('refuses what is better on average and worse on one poisoned slice', () => {
    const verdict = judgeRelease([slice(ALL_EVENTS, 0.05), slice('dogs', 0.08), slice('cats', -0.05)], 1)
    expect(verdict).toMatchObject({ release: false, reason: 'worse-on-a-slice' })
    expect(verdict.slices.map(({ slice, verdict: word }) => [slice, word])).toEqual([
      ['all', 'better'],
      ['dogs', 'better'],
      ['cats', 'worse'],
    ])
  })

  test('refuses a small loss that is sure, and lets noise around none pass', () => {
    expect(judgeRelease([slice(ALL_EVENTS, 0.05), slice('cats', -0.015, 4000)], 1).release).toBe(false)
    expect(judgeRelease([slice(ALL_EVENTS, 0.05), slice('cats', 0)], 1).release).toBe(true)
  })

  test('refuses what is no better, and what too few events speak for', () => {
    expect(judgeRelease([slice(ALL_EVENTS, -0.001, 40)], 1).reason).toBe('no-better')
    expect(judgeRelease([slice(ALL_EVENTS, 0.3, 12)], 1).reason).toBe('too-few')
  })

  test('seldom lets pass by luck what is a little worse in truth', () => {
    const nights = Array.from({ length: 200 }, (_, night) => {
      const random = seededRandom(night)
      const current = Array.from({ length: 400 }, () => 0.4 + random() * 0.5)
      // Worse by two thousandths of a nat, which a night's events cannot tell from none.
      const candidate = current.map(loss => loss + 0.002 + (random() - 0.5) * 0.6)
      return judgeRelease([{ slice: ALL_EVENTS, current, candidate }], 1).release
    })
    expect(nights.filter(Boolean).length).toBeLessThan(0.08 * nights.length)
  })

  test('says so of a slice with too few events instead of judging it', () => {
    const { slices } = judgeRelease([slice(ALL_EVENTS, 0.05), slice('giant dogs', -0.5, 5)], 1)
    expect(slices[1]?.verdict).toBe('too-few')
  })
})

describe('measureDrift', () => {
  const random = seededRandom(3)
  const honest = (from: number, to: number, events = 600) =>
    Array.from({ length: events }, () => {
      const probability = from + random() * (to - from)
      return { probability, yes: random() < probability }
    })

  test('is steady when the same people go on as before', () => {
    expect(measureDrift(honest(0.1, 0.9), honest(0.1, 0.9)).state).toBe('steady')
  })

  test('calls a model outdated when it meets other pairs than it was trained on', () => {
    const drift = measureDrift(honest(0.1, 0.6), honest(0.4, 0.9))
    expect(drift.state).toBe('outdated')
    expect(drift.stability).toBeGreaterThan(0.25)
  })

  test('calls a model outdated when its probabilities stop being true', () => {
    const moody = honest(0.1, 0.9).map(({ probability }) => ({
      probability,
      yes: random() < probability / 2,
    }))
    expect(measureDrift(honest(0.1, 0.9), moody).state).toBe('outdated')
  })

  test('says nothing from too few events', () => {
    expect(measureDrift(honest(0.1, 0.9), honest(0.5, 0.9, 20)).state).toBe('not-enough-yet')
  })

  test('measures no shift between a sample and itself', () => {
    expect(populationStability([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(0)
  })
})
