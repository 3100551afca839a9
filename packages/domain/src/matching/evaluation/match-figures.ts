import { areaUnderCurve } from '../model/probability-metrics.ts'
import type { HeldOutDecision, Scores } from './held-out-decision.ts'

/** Places of a list that count. */
const LIST_LENGTH = 5

/** What a ranking is worth; match figures over pairs, list figures over people. */
export type RankingFigures = {
  readonly decisionAuc: number | null
  readonly matchAuc: number | null
  readonly ndcg5: number
}

/** Decisions of which the other side is known too, each pair once, in the order of the first of its two sides. */
export function pairsOf(decisions: readonly HeldOutDecision[]): number[] {
  return decisions.flatMap(({ back }, i) => (back > i ? [i] : []))
}

/** 1 where both said yes. */
export function matchLabel(decisions: readonly HeldOutDecision[], i: number): 0 | 1 {
  const decision = decisions[i]
  return decision?.label === 1 && decisions[decision.back]?.label === 1 && decision.back !== i ? 1 : 0
}

/** The figures of one way to score. Scores of pairs may differ by who looks: then each pair counts from both sides. */
export function rankingFigures(decisions: readonly HeldOutDecision[], scores: Scores): RankingFigures {
  const symmetric = pairsOf(decisions).every(i => scores.both[i] === scores.both[decisions[i]?.back ?? i])
  const looked = symmetric ? pairsOf(decisions) : decisions.map((_, i) => i)
  return {
    decisionAuc: areaUnderCurve(
      scores.side,
      decisions.map(({ label }) => label),
    ),
    matchAuc: areaUnderCurve(
      looked.map(i => scores.both[i] ?? 0),
      looked.map(i => matchLabel(decisions, i)),
    ),
    ndcg5: mean([...listQuality(decisions, scores.both).values()].map(({ quality }) => quality)),
  }
}

/** A person's list, judged; only people with at least one match have one. */
export type ListQuality = { readonly market: string; readonly quality: number }

/**
 * NDCG@5 of each person's list of the evening, ranked by score: 1 when all matches stand on top.
 *
 * @see Järvelin & Kekäläinen (2002), "Cumulated Gain-Based Evaluation of IR Techniques"
 */
export function listQuality(
  decisions: readonly HeldOutDecision[],
  scores: readonly number[],
): Map<string, ListQuality> {
  const lists = new Map<string, number[]>()
  for (const [i, { event }] of decisions.entries())
    lists.set(event.chooserId, [...(lists.get(event.chooserId) ?? []), i])
  const qualities = new Map<string, ListQuality>()
  for (const [personId, list] of lists) {
    const matches = list.filter(i => matchLabel(decisions, i) === 1).length
    if (matches === 0) continue
    const ranked = list.toSorted((one, two) => (scores[two] ?? 0) - (scores[one] ?? 0))
    const gain = ranked
      .slice(0, LIST_LENGTH)
      .reduce((sum, i, place) => sum + matchLabel(decisions, i) * worthOf(place), 0)
    const best = Array.from({ length: Math.min(LIST_LENGTH, matches) }, (_, place) => worthOf(place))
    qualities.set(personId, {
      market: decisions[list[0] ?? 0]?.event.market ?? '',
      quality: gain / best.reduce((sum, worth) => sum + worth, 0),
    })
  }
  return qualities
}

const worthOf = (place: number): number => 1 / Math.log2(place + 2)

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
