import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { DomainError } from '../../domain-error.ts'
import { type DecisionEvent, type FeatureSchema, labelOf } from './decision-event.ts'
import {
  BEHAVIOUR_TERMS,
  type Calibration,
  DECISION_MODEL_FORMAT,
  type DecisionModel,
  type LogisticLayer,
  type PairBehaviour,
  type RatesPrior,
  type TrainingSummary,
} from './decision-model.ts'
import { fitLogistic, logOddsOf } from './fit-logistic.ts'
import { fuseBothSides, logOddsOfProbability, probabilityOf } from './predict-decision.ts'
import { ratesOf, STATED_RATES } from './rates-state.ts'
import { foldsOf } from './training-folds.ts'

/**
 * Precision of the prior on a profile weight. Strong, because the answers of one person are not independent: 5,700
 * answers are the opinions of 370 people (chosen from 100, 500, 2000 by cross-validation; the choice hardly matters).
 */
const PROFILE_PRECISION = 500

/** Precision of the prior on a behaviour weight, around {@link STATED_BEHAVIOUR_WEIGHTS}. */
const BEHAVIOUR_PRECISION = 10

/** What behaviour is worth before it was fitted: readiness and popularity are log-odds already. */
export const STATED_BEHAVIOUR_WEIGHTS: readonly number[] = [1, 1, 1, 0.3, 0]

/** Precision of the prior on a calibration line, around "as it is". */
const CALIBRATION_PRECISION = 10

/** Fewer answered events than this cannot be split into folds. */
const FEWEST_EVENTS = 40

/** How to train. */
export type TrainingOptions = {
  readonly schema: FeatureSchema
  readonly purpose: string
  readonly seed: number
  /** Stated profile weights per raw unit, in the order of the schema: where the fit starts from and is pulled to. */
  readonly statedWeights?: readonly number[]
  readonly rates?: RatesPrior
  /** What {@link leavePairOut} gave for these events, when it is at hand already. */
  readonly evidence?: ReadonlyMap<string, PairBehaviour>
}

/** Too few answers, or answers of one kind only: nothing can be learned from them yet. */
export class TooFewDecisionsError extends DomainError {
  override readonly name = 'TooFewDecisionsError'
  readonly code = 'matching/too-few-decisions'
  readonly answered: number
  constructor(answered: number) {
    super(`a model needs ${FEWEST_EVENTS} answers of both kinds, and there are ${answered} answers`)
    this.answered = answered
  }
}

/**
 * Trains both layers, their calibration and the fusion. Whatever calibrates or is stacked upon was predicted by
 * folds that had not seen it. The same events in any order, the same seed and options give the same model.
 *
 * @throws {TooFewDecisionsError} with fewer than 40 answers, or answers of one kind only.
 */
export function trainDecisionModel(
  events: readonly DecisionEvent[],
  options: TrainingOptions,
): DecisionModel {
  const answered = answeredInOrder(events)
  const labels = answered.map(event => labelOf(event) ?? 0)
  if (answered.length < FEWEST_EVENTS || new Set(labels).size < 2)
    throw new TooFewDecisionsError(answered.length)
  const rates = options.rates ?? STATED_RATES
  const evidence = options.evidence ?? leavePairOut(answered, rates)
  const data: TrainingData = { answered, labels, evidence, folds: foldsOf(answered, options.seed), options }
  const profile = fitProfile(data, null)
  const held = holdOut(data)
  const behaviour = fitBehaviour({ ...data, profileLogOdds: held.profile }, null)
  const calibration = {
    cold: calibrate(held.profile, labels),
    warm: calibrate(held.behaviour, labels),
  }
  return {
    format: DECISION_MODEL_FORMAT,
    schema: options.schema,
    profile,
    behaviour,
    calibration,
    fusion: {
      cold: fitFusion(answered, labels, along(held.profile, calibration.cold)),
      warm: fitFusion(answered, labels, along(held.behaviour, calibration.warm)),
    },
    rates: { ...rates, positionEffect: positionEffectOf(behaviour, data) },
    training: summaryOf(answered, labels, options),
  }
}

/** What behaviour told of each answered event without the pair itself, by event id. */
export function leavePairOut(
  events: readonly DecisionEvent[],
  rates: RatesPrior = STATED_RATES,
): Map<string, PairBehaviour> {
  const state = ratesOf(events, rates)
  const sides = new Map<string, PairBehaviour>()
  return new Map(
    events.map(({ eventId, chooserId, chosenId }) => {
      const known = sides.get(pairName(chooserId, chosenId))
      if (known !== undefined) return [eventId, known]
      const [there, back] = state.pairWithoutItself(chooserId, chosenId)
      sides.set(pairName(chooserId, chosenId), there).set(pairName(chosenId, chooserId), back)
      return [eventId, there]
    }),
  )
}

type TrainingData = {
  readonly answered: readonly DecisionEvent[]
  readonly labels: readonly number[]
  readonly evidence: ReadonlyMap<string, PairBehaviour>
  readonly folds: readonly number[]
  readonly options: TrainingOptions
}
type StackedData = TrainingData & { readonly profileLogOdds: readonly number[] }

function answeredInOrder(events: readonly DecisionEvent[]): DecisionEvent[] {
  return events
    .filter(event => labelOf(event) !== null)
    .toSorted((one, two) => (one.eventId < two.eventId ? -1 : one.eventId > two.eventId ? 1 : 0))
}

/** Fits the profile layer on all folds but one, or on all. */
function fitProfile(
  { answered, labels, folds, options }: TrainingData,
  without: number | null,
): LogisticLayer {
  const kept = indexesOf(folds, fold => fold !== without)
  return fitLogistic({
    names: options.schema.names,
    rows: kept.map(i => answered[i]?.features ?? []),
    labels: kept.map(i => labels[i] ?? 0),
    precision: PROFILE_PRECISION,
    ...(options.statedWeights === undefined ? {} : { priorWeights: options.statedWeights }),
  })
}

/** Fits the behaviour layer on log-odds that the profile layer gave to what it had not seen. */
function fitBehaviour(data: StackedData, without: number | null): LogisticLayer {
  const kept = indexesOf(data.folds, fold => fold !== without)
  return fitLogistic({
    names: BEHAVIOUR_TERMS,
    rows: kept.map(i => behaviourRow(data, i)),
    labels: kept.map(i => data.labels[i] ?? 0),
    precision: BEHAVIOUR_PRECISION,
    priorWeights: STATED_BEHAVIOUR_WEIGHTS,
    standardise: false,
  })
}

function behaviourRow({ answered, evidence, profileLogOdds }: StackedData, i: number): number[] {
  const event = answered[i]
  const behaviour = evidence.get(event?.eventId ?? '')
  return [
    profileLogOdds[i] ?? 0,
    behaviour?.readiness ?? 0,
    behaviour?.popularity ?? 0,
    behaviour?.affinity ?? 0,
    event?.placeLogOdds ?? Math.log1p(event?.position ?? 0),
  ]
}

/** Log-odds that each layer gave to events it had not seen. */
function holdOut(data: TrainingData): { profile: number[]; behaviour: number[] } {
  const profile = data.answered.map(() => 0)
  const behaviour = data.answered.map(() => 0)
  const folds = [...new Set(data.folds)]
  for (const fold of folds) {
    const layer = fitProfile(data, fold)
    for (const i of indexesOf(data.folds, other => other === fold))
      profile[i] = logOddsOf(layer, data.answered[i]?.features ?? [])
  }
  const stacked = { ...data, profileLogOdds: profile }
  for (const fold of folds) {
    const layer = fitBehaviour(stacked, fold)
    for (const i of indexesOf(data.folds, other => other === fold))
      behaviour[i] = logOddsOf(layer, behaviourRow(stacked, i))
  }
  return { profile, behaviour }
}

function indexesOf(folds: readonly number[], wanted: (fold: number) => boolean): number[] {
  return folds.flatMap((fold, i) => (wanted(fold) ? [i] : []))
}

/**
 * Platt's line through held-out log-odds.
 *
 * @see Platt (1999), "Probabilistic Outputs for Support Vector Machines"
 */
function calibrate(logOdds: readonly number[], labels: readonly number[]): Calibration {
  const line = fitLogistic({
    names: ['log-odds'],
    rows: logOdds.map(value => [value]),
    labels,
    precision: CALIBRATION_PRECISION,
    priorWeights: [1],
    standardise: false,
  })
  return { slope: line.weights[0] ?? 1, intercept: line.intercept }
}

function along(logOdds: readonly number[], { slope, intercept }: Calibration): number[] {
  return logOdds.map(value => probabilityOf(slope * value + intercept))
}

/** The line from fused sides to "both said yes", over the pairs in which both answered. */
function fitFusion(
  answered: readonly DecisionEvent[],
  labels: readonly number[],
  probabilities: readonly number[],
): Calibration {
  const at = new Map(answered.map((event, i) => [pairName(event.chooserId, event.chosenId), i]))
  const fused: number[] = []
  const both: number[] = []
  for (const [i, event] of answered.entries()) {
    const back = at.get(pairName(event.chosenId, event.chooserId))
    if (back === undefined || back <= i) continue
    fused.push(logOddsOfProbability(fuseBothSides(probabilities[i] ?? 0.5, probabilities[back] ?? 0.5)))
    both.push((labels[i] ?? 0) * (labels[back] ?? 0))
  }
  return fused.length < FEWEST_EVENTS ? { slope: 1, intercept: 0 } : calibrate(fused, both)
}

const pairName = (chooserId: string, chosenId: string): string => JSON.stringify([chooserId, chosenId])

/** Nothing is said of places where none were noted, or where each is known by itself. */
function positionEffectOf(behaviour: LogisticLayer, { answered }: TrainingData): number {
  const onLine = answered.some(
    ({ position, placeLogOdds }) => position !== null && placeLogOdds === undefined,
  )
  return onLine ? (behaviour.weights[4] ?? 0) : 0
}

function summaryOf(
  answered: readonly DecisionEvent[],
  labels: readonly number[],
  { purpose, seed, schema }: TrainingOptions,
): TrainingSummary {
  const pairs = new Set(answered.map(({ chooserId, chosenId }) => [chooserId, chosenId].sort().join('\n')))
  // NaN has no place in JSON and becomes null there; arrays keep the order of what is hashed.
  const facts = answered.map(event => [
    ...[event.eventId, event.chooserId, event.chosenId, event.market, event.position],
    event.features,
  ])
  return {
    purpose,
    events: answered.length,
    people: new Set(answered.flatMap(({ chooserId, chosenId }) => [chooserId, chosenId])).size,
    markets: new Set(answered.map(({ market }) => market)).size,
    pairs: pairs.size,
    yesShare: labels.reduce((sum, label) => sum + label, 0) / answered.length,
    seed,
    dataHash: bytesToHex(sha256(utf8ToBytes(JSON.stringify([schema, facts, labels])))),
  }
}
