import type { Purpose } from '../../pets/index.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import type { DecisionModel, PairBehaviour } from '../model/decision-model.ts'
import { RatesState, sidesOf } from '../model/rates-state.ts'
import { TooFewDecisionsError, trainDecisionModel } from '../model/train-decision-model.ts'
import { priorWeightsFor } from '../pair-score.ts'
import { TERMS } from '../taste.ts'
import type { InCommon } from './fit-in-common.ts'
import { MATCHING_MODEL_FORMAT, type MatchingModel, shiftedModel } from './matching-model.ts'
import { biasAt, type PositionBias } from './position-bias.ts'
import { ratesEventOf } from './rates-event.ts'
import { inOrderOfTime, speaksToOthers, type TasteEvent } from './taste-event.ts'

/** Fewer answers for a purpose than this, from fewer animals' owners, and it keeps the stated weights. */
export const ENOUGH_FOR_PURPOSE = { events: 400, animals: 15 } as const

/** Answers of a purpose that its model is fitted to, the latest ones: more teach no more, and take the night. */
const MOST_FITTED = 10_000

const PURPOSES: readonly Purpose[] = ['play', 'breed', 'adopt']

/** How to train. */
export type TrainingPlan = { readonly inCommon: InCommon; readonly seed: number }

/** The model of what all purposes have in common: the stated weights, moved alike. */
export function commonModel(log: readonly TasteEvent[], { shift, positionBias }: InCommon): MatchingModel {
  const told = log.filter(speaksToOthers)
  return {
    format: MATCHING_MODEL_FORMAT,
    purposes: {
      play: shiftedModel('play', shift),
      breed: shiftedModel('breed', shift),
      adopt: shiftedModel('adopt', shift),
    },
    positionBias,
    training: {
      events: told.length,
      animals: new Set(told.map(({ petId }) => petId)).size,
      untilMs: told.reduce((latest, { atMs }) => Math.max(latest, atMs), 0),
    },
  }
}

/**
 * Trains for each purpose with enough answers what features, readiness, popularity and affinity are worth between the
 * two sides, around the weights all purposes have in common. What behaviour told of a pair is what the
 * product knew of it just before the answer, without what its place explains.
 *
 * @returns null where no purpose has enough answers yet.
 */
export function* trainBetweenSides(
  log: readonly TasteEvent[],
  { inCommon, seed }: TrainingPlan,
): Generator<number, MatchingModel | null> {
  const common = commonModel(log, inCommon)
  const evidence = yield* evidenceOf(log, inCommon.positionBias)
  const trained: Partial<Record<Purpose, DecisionModel>> = {}
  for (const purpose of PURPOSES) {
    const events = decisionEventsOf(log, purpose, inCommon.positionBias).slice(-MOST_FITTED)
    if (!isEnough(events)) continue
    const model = trainPurpose(events, { evidence, purpose, inCommon, seed })
    if (model !== null) trained[purpose] = model
  }
  if (Object.keys(trained).length === 0) return null
  return { ...common, purposes: { ...common.purposes, ...trained } }
}

function trainPurpose(
  events: readonly DecisionEvent[],
  {
    evidence,
    purpose,
    inCommon,
    seed,
  }: TrainingPlan & { readonly evidence: ReadonlyMap<string, PairBehaviour>; readonly purpose: Purpose },
): DecisionModel | null {
  const statedWeights = [...priorWeightsFor(purpose)].map((weight, i) => weight + (inCommon.shift[i] ?? 0))
  const schema = { schemaId: 'pair-terms/1', names: [...TERMS] }
  try {
    return trainDecisionModel(events, { schema, purpose, seed, statedWeights, evidence })
  } catch (error) {
    // Answers of one kind only teach nothing of what tells the two apart.
    if (error instanceof TooFewDecisionsError) return null
    throw error
  }
}

function isEnough(events: readonly DecisionEvent[]): boolean {
  const animals = new Set(events.map(({ chooserId }) => chooserId)).size
  return events.length >= ENOUGH_FOR_PURPOSE.events && animals >= ENOUGH_FOR_PURPOSE.animals
}

/** What was known of both sides just before each answer, by event id. */
function* evidenceOf(
  log: readonly TasteEvent[],
  bias: PositionBias,
): Generator<number, Map<string, PairBehaviour>> {
  const known = new RatesState()
  const evidence = new Map<string, PairBehaviour>()
  for (const [i, event] of inOrderOfTime(log).entries()) {
    const { eventId, petId, otherPetId } = event
    const affinity = known.affinityBetween(petId, otherPetId)[0]
    evidence.set(eventId, { ...sidesOf(known.behaviourOf(petId), known.behaviourOf(otherPetId)), affinity })
    const rates = ratesEventOf(event, bias)
    if (rates !== null) known.learn(rates)
    yield i / log.length
  }
  return evidence
}

/**
 * The answers of one purpose as the model learns from them, oldest first: one for each pair, the first that was given,
 * outweighed by what its owner said after having met.
 */
export function decisionEventsOf(
  log: readonly TasteEvent[],
  purpose: Purpose,
  bias: PositionBias,
): readonly DecisionEvent[] {
  const told = inOrderOfTime(log.filter(event => event.purpose === purpose && speaksToOthers(event)))
  const pairs = Map.groupBy(told, ({ petId, otherPetId }) => `${petId} ${otherPetId}`)
  return [...pairs.values()].flatMap(events => {
    const first = events.find(({ kind }) => kind === 'decision') ?? events[0]
    if (first === undefined) return []
    const met = events.findLast(({ kind }) => kind === 'meeting')
    return [
      {
        eventId: first.eventId,
        chooserId: first.petId,
        chosenId: first.otherPetId,
        market: '',
        purpose,
        atMs: first.atMs,
        features: first.terms,
        position: first.position,
        placeLogOdds: biasAt(bias, first),
        answer: first.said === 'yes' ? ('like' as const) : ('pass' as const),
        ...(met === undefined ? {} : { later: { met: true, wouldMeetAgain: met.said } }),
      },
    ]
  })
}
