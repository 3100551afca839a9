import { softmax } from '../src/breeds/breed-head.ts'
import { breedVerdict } from '../src/breeds/suggest-breeds.ts'
import type { Answer } from './measure-scores.ts'

/** What answering only the surest photos would give. @property risk - share of wrong first answers among them. */
export type RiskAt = { readonly threshold: number; readonly coverage: number; readonly risk: number }

/** How often each verdict is given and how often it keeps its promise. */
export type VerdictFigures = {
  readonly verdict: 'one' | 'mix' | 'unsure'
  readonly share: number
  /** `one`: the first breed is right. `mix`: the truth is one of the first two. `unsure`: the first, had it been given. */
  readonly right: number
}

type Judged = {
  readonly confidence: number
  readonly rank: number
  readonly verdict: VerdictFigures['verdict']
}

/** Confidence, rank of the truth and verdict of each answer. */
export function judgeAnswers(answers: readonly Answer[]): Judged[] {
  return answers.map(({ scores, label, temperature }) => {
    const probabilities = softmax(scores, temperature)
    const own = probabilities[label] as number
    const ranked = [...probabilities].sort((a, b) => b - a)
    return {
      confidence: ranked[0] as number,
      rank: ranked.filter(probability => probability > own).length,
      verdict: breedVerdict(ranked),
    }
  })
}

/** The curve at every confidence that occurs, from the surest answer to all of them. */
export function riskCoverage(judged: readonly Judged[]): RiskAt[] {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence)
  let wrong = 0
  return sorted.map(({ confidence, rank }, index) => {
    wrong += rank === 0 ? 0 : 1
    return { threshold: confidence, coverage: (index + 1) / sorted.length, risk: wrong / (index + 1) }
  })
}

/** The curve read off where coverage reaches each share. */
export function riskAtCoverage(curve: readonly RiskAt[], shares: readonly number[]): RiskAt[] {
  return shares.flatMap(share => curve.find(({ coverage }) => coverage >= share - 1e-9) ?? [])
}

/** How the three verdicts fare. */
export function verdictFigures(judged: readonly Judged[]): VerdictFigures[] {
  return (['one', 'mix', 'unsure'] as const).map(verdict => {
    const own = judged.filter(one => one.verdict === verdict)
    const promised = verdict === 'mix' ? 2 : 1
    const kept = own.filter(({ rank }) => rank < promised).length
    return { verdict, share: own.length / judged.length, right: own.length === 0 ? 1 : kept / own.length }
  })
}
