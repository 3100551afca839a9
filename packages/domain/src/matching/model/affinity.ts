import type { AnswerEdge, CrossedEffects } from './crossed-effects.ts'

/** Common answers that a likeness of two choosers is shrunken by: four shared surprises are half believed. */
const LIKENESS_SHRINKAGE = 4

/** Variance floor of a surprise: the answer that was all but certain may not outweigh all others. */
const SURPRISE_FLOOR = 0.05

/** Answers of one animal that are looked at; the newest ones of those with more. */
const MOST_ANSWERS = 256

/** Affinities of one towards others and of others towards it, by number. */
export type Affinities = { readonly given: Map<number, number>; readonly received: Map<number, number> }

/**
 * Whether those who choose like the chooser said yes to the chosen more often than expected: the sum over the
 * chosen's other judges of (likeness of their surprises with the chooser's) x (their surprise at the chosen), over the
 * root of how many they are. A surprise is an answer less what readiness and popularity expected, standardised.
 * The chooser's own answer about the chosen is in neither factor.
 *
 * @see Sarwar et al. (2001), "Item-Based Collaborative Filtering" for the neighbourhood form
 */
export function affinityOf(effects: CrossedEffects, chooser: number, chosen: number): number {
  const own = surprisesOf(effects, chooser, chosen)
  let sum = 0
  let judges = 0
  for (const judged of newest(effects.nodes[chosen]?.received ?? [])) {
    if (judged.chooser === chooser || judged.weight === 0) continue
    judges++
    sum += likeness(effects, own, judged.chooser) * surprise(effects, judged)
  }
  return sum / Math.sqrt(judges + 1)
}

/**
 * {@link affinityOf} one towards everyone and of everyone towards it at once, for a ranking; whoever is missing has 0.
 * Made for one who has not answered the candidates: those it has answered are ranked by nobody.
 */
export function affinitiesOf(effects: CrossedEffects, own: number): Affinities {
  const given = new Map<number, number>()
  const surprises = surprisesOf(effects, own, -1)
  for (const judge of judgesLike(effects, own)) {
    const alike = likeness(effects, surprises, judge)
    if (alike === 0) continue
    for (const edge of newest(effects.nodes[judge]?.given ?? []))
      given.set(edge.chosen, (given.get(edge.chosen) ?? 0) + alike * surprise(effects, edge))
  }
  for (const [chosen, sum] of given) {
    const judges = effects.nodes[chosen]?.received.filter(({ chooser }) => chooser !== own).length ?? 0
    given.set(chosen, sum / Math.sqrt(judges + 1))
  }
  return { given, received: affinitiesTowards(effects, own) }
}

function affinitiesTowards(effects: CrossedEffects, own: number): Map<number, number> {
  const received = new Map<number, number>()
  const judged = newest(effects.nodes[own]?.received ?? [])
  for (const judgement of judged) {
    const surprises = surprisesOf(effects, judgement.chooser, own)
    for (const other of judgesLike(effects, judgement.chooser)) {
      const alike = likeness(effects, surprises, other)
      if (alike !== 0) received.set(other, (received.get(other) ?? 0) + alike * surprise(effects, judgement))
    }
  }
  for (const [other, sum] of received) {
    const judges = judged.filter(({ chooser }) => chooser !== other).length
    received.set(other, sum / Math.sqrt(judges + 1))
  }
  return received
}

/** Everyone who answered about someone this one answered about. */
function judgesLike(effects: CrossedEffects, own: number): Set<number> {
  const judges = new Set<number>()
  for (const { chosen } of newest(effects.nodes[own]?.given ?? []))
    for (const { chooser } of newest(effects.nodes[chosen]?.received ?? [])) judges.add(chooser)
  judges.delete(own)
  return judges
}

/** The chooser's surprises, that about `except` left out: nobody is like others for what is to be told of them. */
function surprisesOf(effects: CrossedEffects, chooser: number, except: number): Map<number, number> {
  const surprises = new Map<number, number>()
  for (const edge of newest(effects.nodes[chooser]?.given ?? []))
    if (edge.chosen !== except && edge.weight === 1) surprises.set(edge.chosen, surprise(effects, edge))
  return surprises
}

/** Mean product of surprises about the same ones; what `own` leaves out is left out of it. */
function likeness(effects: CrossedEffects, own: ReadonlyMap<number, number>, judge: number): number {
  let sum = 0
  let shared = 0
  for (const edge of newest(effects.nodes[judge]?.given ?? [])) {
    const mine = edge.weight === 0 ? undefined : own.get(edge.chosen)
    if (mine === undefined) continue
    sum += mine * surprise(effects, edge)
    shared++
  }
  return sum / (shared + LIKENESS_SHRINKAGE)
}

function surprise(effects: CrossedEffects, edge: AnswerEdge): number {
  const expected = effects.expectedOf(edge)
  return (edge.label - expected) / Math.sqrt(expected * (1 - expected) + SURPRISE_FLOOR)
}

function newest(edges: readonly AnswerEdge[]): readonly AnswerEdge[] {
  if (edges.length <= MOST_ANSWERS) return edges
  return edges.toSorted((one, two) => two.atMs - one.atMs).slice(0, MOST_ANSWERS)
}
