import type { Purpose } from '../pets/index.ts'
import type { MatchingPet } from './matching-pet.ts'
import type { Basis, DecisionModel, PairBehaviour } from './model/decision-model.ts'
import { basisOf, type LinearForm, linearFormsOf } from './model/linear-form.ts'
import {
  basisOfBoth,
  behaviourVariance,
  chanceOfBoth,
  EIGHTY_PERCENT,
  probabilityOf,
} from './model/predict-decision.ts'
import { sidesOf } from './model/rates-state.ts'
import { favouriteMask, favouriteTerm, pairTerms, playStyleMask, unknownTermIndexes } from './pair-terms.ts'
import { priorWeightsFor, statedModelFor } from './stated-model.ts'
import type { Chance } from './suggestion.ts'
import { TERM_COUNT, TERMS } from './taste.ts'

export { priorWeightsFor, probabilityOf }

/** The terms of a score: those of the profiles, what everybody's answers add, and the play an owner likes best. */
export const SCORE_TERMS = [...TERMS, 'readiness', 'popularity', 'affinity', 'favourite-style'] as const
export type ScoreTerm = (typeof SCORE_TERMS)[number]

/** Variance a term may hide when the fact behind it is missing. */
const UNKNOWN_TERM_VARIANCE = 0.1

/** Two animals, why they might meet, and on which day (ages and papers change). */
export type PairQuestion = {
  readonly a: MatchingPet
  readonly b: MatchingPet
  readonly purpose: Purpose
  readonly onDay: number
  /** Affinity of `a` for `b` and of `b` for `a`, see `PetIndex.affinityOf`; none when absent. */
  readonly affinity?: readonly [number, number]
  /** A trained model for the purpose; the stated one when absent. */
  readonly model?: DecisionModel
}

/** A chance and what each term adds to it. */
export type PairScore = {
  readonly chance: Chance
  /** Profiles alone are nearly a guess, and a screen has to say so. */
  readonly basis: Basis
  /** How far the probability falls when the term is left out on both sides; order of {@link SCORE_TERMS}. */
  readonly termWorth: readonly number[]
  /** What each term adds to the log-odds of `a`'s side and of `b`'s; order of {@link SCORE_TERMS}. */
  readonly sides: readonly [readonly number[], readonly number[]]
}

/**
 * The chance that both owners want this meeting, the same whichever side asks. The interval holds the true
 * value in at least four cases of five if the stated prior is right (see calibration.test.ts, synthetic); it is
 * wide for owners we have not seen deciding and narrows with every answer.
 *
 * @param without - leaves this term out, as if nothing were known of it; for explaining a score.
 */
export function scorePair(question: PairQuestion, without?: ScoreTerm): PairScore {
  const sides = [sideOf(question, 'a', without), sideOf(question, 'b', without)] as const
  const basis = basisOfBoth(sides[0].form.basis, sides[1].form.basis)
  const probability = fuse(sides, side => side.logOdds)
  const low = fuse(sides, side => side.logOdds - EIGHTY_PERCENT * side.deviation)
  const high = fuse(sides, side => side.logOdds + EIGHTY_PERCENT * side.deviation)
  const termWorth = SCORE_TERMS.map(
    (_, i) => probability - fuse(sides, side => side.logOdds - (side.parts[i] ?? 0)),
  )
  const chance = { probability, low, high, word: wordFor(probability, low) }
  return { chance, basis, termWorth, sides: [[...sides[0].parts], [...sides[1].parts]] }
}

type Side = { logOdds: number; deviation: number; parts: Float64Array; form: LinearForm }

const formsOfModel = new WeakMap<DecisionModel, ReturnType<typeof linearFormsOf>>()

/** A model's linear forms, worked out once. */
export function formsOf(model: DecisionModel): ReturnType<typeof linearFormsOf> {
  const known = formsOfModel.get(model)
  if (known !== undefined) return known
  const forms = linearFormsOf(model)
  formsOfModel.set(model, forms)
  return forms
}

function sideOf(question: PairQuestion, which: 'a' | 'b', without: ScoreTerm | undefined): Side {
  const [own, other] = which === 'a' ? [question.a, question.b] : [question.b, question.a]
  const behaviour = behaviourOfSide(own, other, question.affinity?.[which === 'a' ? 0 : 1] ?? 0)
  const forms = formsOf(question.model ?? statedModelFor(question.purpose))
  const form = forms[basisOf(behaviour)]
  const terms = pairTerms({ own, other, onDay: question.onDay })
  const parts = new Float64Array(SCORE_TERMS.length)
  let variance = behaviourVariance(forms.behaviour, behaviour)
  for (let i = 0; i < TERM_COUNT; i++) {
    // An owner's own readiness is known better from their answers than from the stated prior.
    const readinessIsKnown = i === 0 && (behaviour?.given ?? 0) > 0
    const shift = readinessIsKnown ? 0 : (own.taste.shift[i] ?? 0)
    parts[i] = (terms[i] ?? 0) * ((form.weights[i] ?? 0) + shift)
    if (SCORE_TERMS[i] !== without && !readinessIsKnown)
      variance += (terms[i] ?? 0) ** 2 / (own.taste.precision[i] ?? 1)
  }
  for (const i of unknownTermIndexes({ own, other }))
    variance += (form.weights[i] ?? 0) ** 2 * UNKNOWN_TERM_VARIANCE
  parts[TERM_COUNT] = form.readiness * (behaviour?.readiness ?? 0)
  parts[TERM_COUNT + 1] = form.popularity * (behaviour?.popularity ?? 0)
  parts[TERM_COUNT + 2] = form.affinity * (behaviour?.affinity ?? 0)
  parts[TERM_COUNT + 3] = (own.favourite?.lift ?? 0) * favouriteTerm(favouriteMask(own), playStyleMask(other))
  if (without !== undefined) parts[SCORE_TERMS.indexOf(without)] = 0
  const logOdds = parts.reduce((sum, part) => sum + part, form.constant)
  return { logOdds, deviation: Math.sqrt(variance), parts, form }
}

function behaviourOfSide(own: MatchingPet, other: MatchingPet, affinity: number): PairBehaviour | null {
  if (own.behaviour === undefined || other.behaviour === undefined) return null
  return { ...sidesOf(own.behaviour, other.behaviour), affinity }
}

function fuse(sides: readonly [Side, Side], logOdds: (side: Side) => number): number {
  const [one, other] = [probabilityOf(logOdds(sides[0])), probabilityOf(logOdds(sides[1]))]
  return chanceOfBoth(one, other, fusionOf(sides[0].form, sides[1].form))
}

/** The line for newcomers unless both sides rest on behaviour. */
export function fusionOf(one: LinearForm, other: LinearForm): LinearForm['fusion'] {
  return one.basis === 'behaviour' ? other.fusion : one.fusion
}

/** Nothing is called very likely whose lower end is little better than even. */
function wordFor(probability: number, low: number): Chance['word'] {
  if (probability >= 0.75 && low >= 0.6) return 'very-likely'
  if (probability >= 0.55) return 'likely'
  return probability >= 0.4 ? 'even' : 'unlikely'
}
