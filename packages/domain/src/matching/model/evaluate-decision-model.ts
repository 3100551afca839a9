import { type DecisionEvent, labelOf } from './decision-event.ts'
import type { DecisionModel, PairBehaviour, SliceMetrics } from './decision-model.ts'
import { predictDecision } from './predict-decision.ts'
import { areaUnderCurve, expectedCalibrationError, logLoss } from './probability-metrics.ts'

/** The slice that holds every event. */
export const EVERY_EVENT = 'all'

/** What to judge a model on; it must not have been trained on these events. */
export type EvaluationQuestion = {
  readonly events: readonly DecisionEvent[]
  /** What behaviour told of each event without the pair itself, by event id; nothing for profiles alone. */
  readonly evidence: ReadonlyMap<string, PairBehaviour>
  /** The slices an event is in beside {@link EVERY_EVENT}: a purpose, a species, newcomers. */
  readonly slicesOf: (event: DecisionEvent) => readonly string[]
}

/** One answered event with the model's chance and its surprise, in nats, for gates that compare event by event. */
export type JudgedEvent = {
  readonly eventId: string
  readonly probability: number
  readonly label: 0 | 1
  readonly loss: number
}

/** The chance a model gives to each answered event, in the order of the events. */
export function judgeEvents(
  model: DecisionModel,
  { events, evidence }: Pick<EvaluationQuestion, 'events' | 'evidence'>,
): JudgedEvent[] {
  return events.flatMap(event => {
    const label = labelOf(event)
    if (label === null) return []
    const behaviour = evidence.get(event.eventId) ?? null
    const { probability } = predictDecision(model, { features: event.features, behaviour })
    const loss = logLoss({ probabilities: [probability], labels: [label] })
    return [{ eventId: event.eventId, probability, label, loss }]
  })
}

/** The figures of each slice, {@link EVERY_EVENT} first, the others by name. */
export function evaluateDecisionModel(model: DecisionModel, question: EvaluationQuestion): SliceMetrics[] {
  const judged = new Map(judgeEvents(model, question).map(event => [event.eventId, event]))
  const slices = new Map<string, JudgedEvent[]>([[EVERY_EVENT, []]])
  for (const event of question.events) {
    const outcome = judged.get(event.eventId)
    if (outcome === undefined) continue
    for (const slice of [EVERY_EVENT, ...question.slicesOf(event)]) listOf(slices, slice).push(outcome)
  }
  const [all, ...others] = [...slices]
  return [...(all === undefined ? [] : [all]), ...others.sort(([one], [two]) => (one < two ? -1 : 1))].map(
    ([slice, events]) => metricsOf(slice, events),
  )
}

function metricsOf(slice: string, events: readonly JudgedEvent[]): SliceMetrics {
  const probabilities = events.map(({ probability }) => probability)
  const labels = events.map(({ label }) => label)
  return {
    slice,
    events: events.length,
    auc: areaUnderCurve(probabilities, labels),
    logLoss: logLoss({ probabilities, labels }),
    ece: expectedCalibrationError({ probabilities, labels }),
  }
}

function listOf(slices: Map<string, JudgedEvent[]>, slice: string): JudgedEvent[] {
  const known = slices.get(slice)
  if (known !== undefined) return known
  const fresh: JudgedEvent[] = []
  slices.set(slice, fresh)
  return fresh
}
