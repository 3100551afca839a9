import type { PetId } from '../../pets/index.ts'
import { basisOf, type LinearForm } from '../model/linear-form.ts'
import { RatesState, sidesOf } from '../model/rates-state.ts'
import { formsOf } from '../pair-score.ts'
import { type Taste, UNTOLD_TASTE } from '../taste.ts'
import type { Judged } from './drift.ts'
import { learnEvent } from './learn-taste.ts'
import type { MatchingModel } from './matching-model.ts'
import { biasAt } from './position-bias.ts'
import { ratesEventOf } from './rates-event.ts'
import { inOrderOfTime, speaksToOthers, type TasteEvent } from './taste-event.ts'

/** An answer, and the chance the product gave it at that moment. */
export type JudgedEvent = Judged & {
  readonly event: TasteEvent
  /** How many answers its owner had given for this animal before. */
  readonly earlier: number
  /** How many others had answered about the animal it is about. */
  readonly heard: number
}

/** What to judge a model by. */
export type JudgeQuestion = {
  readonly model: MatchingModel
  /** All answers; those before `fromMs` only teach. */
  readonly log: readonly TasteEvent[]
  readonly fromMs: number
}

/**
 * What the product would have said before each answer, learning from one after the other as it does: the chance that
 * this owner says yes, from the pair's terms, the owner's taste, everybody's answers so far, and the place in the
 * list. Nothing of an answer is known when it is predicted.
 */
export function* judgingSteps({ model, log, fromMs }: JudgeQuestion): Generator<number, JudgedEvent[]> {
  const known = new Acquaintance(model)
  const ordered = inOrderOfTime(log)
  const judged: JudgedEvent[] = []
  for (const [i, event] of ordered.entries()) {
    if (event.atMs >= fromMs && speaksToOthers(event)) {
      judged.push(known.judge(event))
      yield i / ordered.length
    }
    known.learn(event)
  }
  return judged
}

/** All that one model knows of everybody at one moment. */
class Acquaintance {
  readonly #model: MatchingModel
  readonly #tastes = new Map<PetId, Taste>()
  readonly #rates = new RatesState()

  constructor(model: MatchingModel) {
    this.#model = model
  }

  learn(event: TasteEvent): void {
    const rules = { model: this.#model, choices: [] }
    this.#tastes.set(event.petId, learnEvent(this.#tasteOf(event.petId), event, rules))
    const rates = ratesEventOf(event, this.#model.positionBias)
    if (rates !== null) this.#rates.learn(rates)
  }

  judge(event: TasteEvent): JudgedEvent {
    const { petId, otherPetId } = event
    const [own, other] = [this.#rates.behaviourOf(petId), this.#rates.behaviourOf(otherPetId)]
    const affinity = this.#rates.affinityBetween(petId, otherPetId)[0]
    const behaviour = { ...sidesOf(own, other), affinity }
    const form = formsOf(this.#model.purposes[event.purpose])[basisOf(behaviour)]
    const logOdds =
      this.#termsOf(event, form, own.given > 0) +
      form.readiness * behaviour.readiness +
      form.popularity * behaviour.popularity +
      form.affinity * affinity +
      biasAt(this.#model.positionBias, event)
    const probability = 1 / (1 + Math.exp(-logOdds))
    return { event, probability, yes: event.said === 'yes', earlier: own.given, heard: other.received }
  }

  /** As in `scorePair`: whose answers are known is not also judged by the readiness of their taste. */
  #termsOf(event: TasteEvent, form: LinearForm, readinessIsKnown: boolean): number {
    const { shift } = this.#tasteOf(event.petId)
    return event.terms.reduce((sum, term, i) => {
      const own = i === 0 && readinessIsKnown ? 0 : (shift[i] ?? 0)
      return sum + term * ((form.weights[i] ?? 0) + own)
    }, form.constant)
  }

  #tasteOf(petId: PetId): Taste {
    return this.#tastes.get(petId) ?? UNTOLD_TASTE
  }
}

/** Surprise of an answer, in nats. */
export function logLossOf({ probability, yes }: Judged): number {
  return -Math.log(Math.max(1e-12, yes ? probability : 1 - probability))
}
