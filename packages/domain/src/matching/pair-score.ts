import type { Purpose } from '../pets/index.ts'
import type { MatchingPet } from './matching-pet.ts'
import { pairTerms, unknownTermIndexes } from './pair-terms.ts'
import type { Chance } from './suggestion.ts'
import { TERM_COUNT, TERMS, type Term } from './taste.ts'

/**
 * What each term is worth before anything was learned, in log-odds per unit, by purpose. Set by judgement
 * (playing asks for energy and style, breeding for temperament and a manageable trip, adoption for a gentle
 * sociable character), and kept small, so that before the first meeting nothing is called nearly certain;
 * outcomes move it from there.
 */
const PRIOR_WEIGHTS: Readonly<Record<Purpose, Float64Array>> = {
  //                     select play energy company gentle age  size hours near record
  play: Float64Array.of(-0.3, 1.0, 1.2, 0.8, 0.7, 0.45, 0.6, 0.6, 0.5, 1.5),
  breed: Float64Array.of(-0.5, 0.2, 0.4, 0.9, 1.0, 0.25, 0.8, 0.2, 0.8, 1.5),
  adopt: Float64Array.of(-0.5, 0.5, 0.9, 1.0, 1.0, 0.2, 0.4, 0.3, 0.5, 1.5),
}

/** Half-width of an 80 % interval, in standard deviations. */
const EIGHTY_PERCENT = 1.2816

/** Variance a term may hide when the fact behind it is missing. */
const UNKNOWN_TERM_VARIANCE = 0.1

/** The weights every owner starts from for this purpose; order of `TERMS`. Do not write to it. */
export function priorWeightsFor(purpose: Purpose): Float64Array {
  return PRIOR_WEIGHTS[purpose]
}

/** A probability in (0, 1) for log-odds. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

/** Harmonic mean of the two sides: a pair is only as good as its more reluctant half. */
export function fuseBothSides(a: number, b: number): number {
  return (2 * a * b) / (a + b)
}

/** Two animals, why they might meet, and on which day (ages and papers change). */
export type PairQuestion = {
  readonly a: MatchingPet
  readonly b: MatchingPet
  readonly purpose: Purpose
  readonly onDay: number
}

/** A chance and what each term adds to it. */
export type PairScore = {
  readonly chance: Chance
  /** How far the probability falls when the term is left out on both sides; order of `TERMS`. */
  readonly termWorth: readonly number[]
}

/**
 * The chance that both owners want this meeting, the same whichever side asks. The interval holds the true
 * value in at least four cases of five if the stated prior is right (see calibration.test.ts, synthetic); it is
 * wide for owners we have not seen deciding and narrows with every answer to "would you meet again?".
 *
 * @param without - leaves this term out, as if nothing were known of it; for explaining a score.
 */
export function scorePair(question: PairQuestion, without?: Term): PairScore {
  const sides = [sideOf(question, 'a', without), sideOf(question, 'b', without)] as const
  const probability = fuse(sides, side => probabilityOf(side.logOdds))
  const low = fuse(sides, side => probabilityOf(side.logOdds - EIGHTY_PERCENT * side.deviation))
  const chance: Chance = {
    probability,
    low,
    high: fuse(sides, side => probabilityOf(side.logOdds + EIGHTY_PERCENT * side.deviation)),
    word: wordFor(probability, low),
  }
  const termWorth = TERMS.map(
    (_, i) => probability - fuse(sides, side => probabilityOf(side.logOdds - (side.parts[i] ?? 0))),
  )
  return { chance, termWorth }
}

type Side = { logOdds: number; deviation: number; parts: Float64Array }

function sideOf(question: PairQuestion, which: 'a' | 'b', without: Term | undefined): Side {
  const [own, other] = which === 'a' ? [question.a, question.b] : [question.b, question.a]
  const terms = pairTerms({ own, other, onDay: question.onDay })
  if (without !== undefined) terms[TERMS.indexOf(without)] = 0
  const prior = priorWeightsFor(question.purpose)
  const parts = new Float64Array(TERM_COUNT)
  let logOdds = 0
  let variance = 0
  for (let i = 0; i < TERM_COUNT; i++) {
    const term = terms[i] ?? 0
    parts[i] = term * ((prior[i] ?? 0) + (own.taste.shift[i] ?? 0))
    logOdds += parts[i] ?? 0
    variance += term ** 2 / (own.taste.precision[i] ?? 1)
  }
  for (const i of unknownTermIndexes({ own, other })) variance += (prior[i] ?? 0) ** 2 * UNKNOWN_TERM_VARIANCE
  return { logOdds, deviation: Math.sqrt(variance), parts }
}

function fuse(sides: readonly [Side, Side], probability: (side: Side) => number): number {
  return fuseBothSides(probability(sides[0]), probability(sides[1]))
}

/** Nothing is called very likely whose lower end is little better than even. */
function wordFor(probability: number, low: number): Chance['word'] {
  if (probability >= 0.75 && low >= 0.6) return 'very-likely'
  if (probability >= 0.55) return 'likely'
  return probability >= 0.4 ? 'even' : 'unlikely'
}
