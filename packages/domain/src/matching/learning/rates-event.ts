import type { DecisionEvent } from '../model/decision-event.ts'
import { biasAt, type PositionBias } from './position-bias.ts'
import { speaksToOthers, type TasteEvent } from './taste-event.ts'

/** What the answers of everybody are learned from; see `RatesState`. */
export type RatesEvent = Pick<
  DecisionEvent,
  'eventId' | 'chooserId' | 'chosenId' | 'answer' | 'later' | 'position' | 'placeLogOdds' | 'atMs'
>

/**
 * An answer as readiness, popularity and affinity are learned from it: with what its place explains set aside, so
 * that nobody is less popular for having stood last. Those who met had both said yes; what they said afterwards
 * outweighs it.
 *
 * @returns null for what only its teller vouches for: it says nothing of the other animal to others.
 */
export function ratesEventOf(event: TasteEvent, bias: PositionBias): RatesEvent | null {
  const { eventId, petId, otherPetId, position, atMs, kind, said } = event
  const pair = { eventId, chooserId: petId, chosenId: otherPetId, position, atMs }
  if (kind === 'meeting') {
    return { ...pair, placeLogOdds: 0, answer: 'like', later: { met: true, wouldMeetAgain: said } }
  }
  if (!speaksToOthers(event)) return null
  return { ...pair, placeLogOdds: biasAt(bias, event), answer: said === 'yes' ? 'like' : 'pass' }
}
