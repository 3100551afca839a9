import type { Judged } from './drift.ts'
import { learnEvent } from './learn-taste.ts'
import type { PopulationModel } from './population-model.ts'
import { biasAt } from './position-bias.ts'
import { inOrderOfTime, type TasteEvent } from './taste-event.ts'

/** An answer, and the chance the product gave it at that moment. */
export type JudgedEvent = Judged & {
  readonly event: TasteEvent
  /** How many answers its owner had given for this animal before. */
  readonly earlier: number
}

/**
 * What the product would have said before each answer, learning from one after the other as it does: the chance that
 * this owner says yes, with the place in the list in mind. Nothing of an answer is known when it is predicted.
 *
 * @param log - all answers; those before `fromMs` only teach.
 */
export function judgeEvents(
  model: PopulationModel,
  log: readonly TasteEvent[],
  fromMs: number,
): readonly JudgedEvent[] {
  const rules = { bias: model.positionBias, start: model.start, choices: [] }
  const judged: JudgedEvent[] = []
  for (const own of Map.groupBy(inOrderOfTime(log), ({ petId }) => petId).values()) {
    let taste = model.start
    for (const [earlier, event] of own.entries()) {
      if (event.said === 'unsure') continue
      const logOdds = event.terms.reduce(
        (sum, term, i) => sum + term * ((event.priorWeights[i] ?? 0) + (taste.shift[i] ?? 0)),
        biasAt(model.positionBias, event.position),
      )
      const probability = 1 / (1 + Math.exp(-logOdds))
      if (event.atMs >= fromMs) judged.push({ event, probability, yes: event.said === 'yes', earlier })
      taste = learnEvent(taste, event, rules)
    }
  }
  return judged
}

/** Surprise of an answer, in nats. */
export function logLossOf({ probability, yes }: Judged): number {
  return -Math.log(Math.max(1e-12, yes ? probability : 1 - probability))
}
