import { areaUnderCurve } from '../model/probability-metrics.ts'
import type { HeldOutDecision, Scores } from './held-out-decision.ts'

/** Places of a list that count. */
const LIST_LENGTH = 5

/** What a ranking is worth; match figures over pairs, list figures over people. */
export type RankingFigures = {
  readonly decisionAuc: number | null
  readonly matchAuc: number | null
  /** Null where nobody has a match. */
  readonly ndcg5: number | null
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
    ndcg5: meanOf([...listQuality(decisions, scores.both).values()].map(({ quality }) => quality)),
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
    qualities.set(personId, {
      market: decisions[list[0] ?? 0]?.event.market ?? '',
      quality: gainOf(decisions, list, scores) / worthOfPlaces(0, matches),
    })
  }
  return qualities
}

/** What the matches of a list gain in their places. Equals share their places: no order of the file may help them. */
function gainOf(
  decisions: readonly HeldOutDecision[],
  list: readonly number[],
  scores: readonly number[],
): number {
  const equals = [...Map.groupBy(list, i => scores[i] ?? 0)].sort(([one], [two]) => two - one)
  let place = 0
  let gain = 0
  for (const [, group] of equals) {
    const matches = group.filter(i => matchLabel(decisions, i) === 1).length
    gain += (matches / group.length) * worthOfPlaces(place, place + group.length)
    place += group.length
  }
  return gain
}

/** Summed worth of the places of a list, 0 the first, `until` left out. */
function worthOfPlaces(from: number, until: number): number {
  let worth = 0
  for (let place = from; place < Math.min(until, LIST_LENGTH); place++) worth += 1 / Math.log2(place + 2)
  return worth
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
