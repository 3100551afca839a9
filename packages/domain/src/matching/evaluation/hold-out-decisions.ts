import { type DecisionEvent, type FeatureSchema, labelOf } from '../model/decision-event.ts'
import type { DecisionModel, PairBehaviour } from '../model/decision-model.ts'
import { logOddsOf } from '../model/fit-logistic.ts'
import { basisOf, linearFormsOf } from '../model/linear-form.ts'
import { chanceOfBoth, logOddsOfProbability, predictWith } from '../model/predict-decision.ts'
import { leavePairOut, trainDecisionModel } from '../model/train-decision-model.ts'
import { shuffled } from '../model/training-folds.ts'
import {
  everythingRow,
  fitEverything,
  fitRates,
  type OtherRates,
  otherRatesOf,
  ratesRow,
} from './baselines.ts'
import type { Chances, HeldOutDecision } from './held-out-decision.ts'

/** Decisions with all that may be known of each without its own pair. */
export type EvidentDecisions = {
  readonly events: readonly DecisionEvent[]
  readonly evidence: ReadonlyMap<string, PairBehaviour>
  readonly rates: readonly OtherRates[]
}

/** How to train, fold by fold. */
export type HoldOutOptions = { readonly schema: FeatureSchema; readonly seed: number }

/**
 * Works out what the other decisions of each evening tell. Evenings share nobody, so that what is worked out over all
 * of them holds nothing of other evenings.
 */
export function withEvidence(events: readonly DecisionEvent[]): EvidentDecisions {
  return { events, evidence: leavePairOut(events), rates: otherRatesOf(events) }
}

/** Trains on some decisions and predicts others. */
export function predictOthers(
  train: EvidentDecisions,
  test: EvidentDecisions,
  { schema, seed }: HoldOutOptions,
): HeldOutDecision[] {
  const model = trainDecisionModel(train.events, { schema, purpose: 'date', seed, evidence: train.evidence })
  const rates = fitRates(train.events, train.rates)
  const everything = fitEverything(train.events, train.rates)
  const at = new Map(test.events.map((event, i) => [directionOf(event.chooserId, event.chosenId), i]))
  const cold = chancesOf(model, test, () => null)
  const warm = chancesOf(model, test, event => test.evidence.get(event.eventId) ?? null)
  return test.events.map((event, i): HeldOutDecision => {
    const others = test.rates[i] ?? { given: 0, received: 0 }
    return {
      event,
      label: labelOf(event) ?? 0,
      back: at.get(directionOf(event.chosenId, event.chooserId)) ?? i,
      cold: cold[i] ?? { side: 0, both: 0 },
      warm: warm[i] ?? { side: 0, both: 0 },
      rates: logOddsOf(rates, ratesRow(others)),
      plain: logOddsOf(everything, everythingRow(event, others)),
      popularity: others.received,
    }
  })
}

/**
 * Predicts every decision by a model that saw nothing of its evening.
 *
 * @param folds - evenings are dealt into this many folds; as many as there are evenings leaves each out by itself.
 */
export function crossValidate(
  decisions: EvidentDecisions,
  folds: number,
  options: HoldOutOptions,
): HeldOutDecision[] {
  const markets = shuffled([...new Set(decisions.events.map(({ market }) => market))].sort(), options.seed)
  const foldOf = new Map(markets.map((market, i) => [market, i % folds]))
  const predicted = Array.from({ length: Math.min(folds, markets.length) }, (_, fold) => {
    const held = (event: DecisionEvent) => foldOf.get(event.market) === fold
    return predictOthers(
      only(decisions, event => !held(event)),
      only(decisions, held),
      options,
    )
  })
  return joined(predicted)
}

/** How many of some decisions stand in others as well: same evening, same two, same surveys, same answer. */
export function sharedDecisions(
  others: readonly DecisionEvent[],
  decisions: readonly DecisionEvent[],
): number {
  const name = ({ eventId, features, answer }: DecisionEvent) => JSON.stringify([eventId, features, answer])
  const known = new Set(others.map(name))
  return decisions.filter(decision => known.has(name(decision))).length
}

/** Lists one after another, `back` following. */
function joined(lists: readonly (readonly HeldOutDecision[])[]): HeldOutDecision[] {
  let from = 0
  return lists.flatMap(list => {
    const start = from
    from += list.length
    return list.map(decision => ({ ...decision, back: decision.back + start }))
  })
}

function only(decisions: EvidentDecisions, kept: (event: DecisionEvent) => boolean): EvidentDecisions {
  return {
    events: decisions.events.filter(kept),
    evidence: decisions.evidence,
    rates: decisions.rates.filter((_, i) => {
      const event = decisions.events[i]
      return event !== undefined && kept(event)
    }),
  }
}

function chancesOf(
  model: DecisionModel,
  { events }: EvidentDecisions,
  behaviourOf: (event: DecisionEvent) => PairBehaviour | null,
): Chances[] {
  const forms = linearFormsOf(model)
  const sides = new Map(
    events.map(event => {
      const behaviour = behaviourOf(event)
      const side = predictWith(forms[basisOf(behaviour)], model.schema.names, {
        features: event.features,
        behaviour,
      })
      return [directionOf(event.chooserId, event.chosenId), side]
    }),
  )
  return events.map(event => {
    const side = sides.get(directionOf(event.chooserId, event.chosenId))
    const back = sides.get(directionOf(event.chosenId, event.chooserId)) ?? side
    if (side === undefined || back === undefined) return { side: 0, both: 0 }
    const fusion = side.basis === 'behaviour' ? model.fusion.warm : model.fusion.cold
    const both = chanceOfBoth(side.probability, back.probability, fusion)
    return { side: side.logOdds, both: logOddsOfProbability(both) }
  })
}

const directionOf = (chooserId: string, chosenId: string): string => `${chooserId}>${chosenId}`
