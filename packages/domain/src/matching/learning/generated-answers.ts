import { generatedNeighbourhood, seededRandom } from '../generated-neighbourhood.ts'
import type { MatchingPet } from '../matching-pet.ts'
import { priorWeightsFor } from '../pair-score.ts'
import { pairTerms } from '../pair-terms.ts'
import { TERMS, type Term } from '../taste.ts'
import type { TasteEvent } from './taste-event.ts'

/** What is planted into made-up answers. */
export type PlantedAnswers = {
  readonly animals: number
  /** Answers each animal's owner gives, in lists of eight. */
  readonly each: number
  readonly seed: number
  /** Shift of everybody's weights from the stated ones. */
  readonly shift: Readonly<Partial<Record<Term, number>>>
  /** Log-odds a place in the list adds; 0 when left out. */
  readonly positionBias?: readonly number[]
  /** Milliseconds since 1970 of the first answer; one a minute follows. */
  readonly startMs: number
}

/** Length of each made-up list. */
const LIST = 8

/**
 * Made-up animals and their owners' answers, drawn from planted weights: synthetic, for laws and measurements. Lists
 * have the best pair by the stated weights on top, as the product shows them. Answers of all owners alternate in
 * time; every sixth owner arrives for the last list only.
 */
export function generatedAnswers(plan: PlantedAnswers): {
  readonly animals: readonly MatchingPet[]
  readonly log: readonly TasteEvent[]
} {
  const random = seededRandom(plan.seed)
  const animals = generatedNeighbourhood(plan.animals, plan.seed)
  const prior = priorWeightsFor('play')
  const shift = TERMS.map(term => plan.shift[term] ?? 0)
  const stated = (terms: readonly number[]) => terms.reduce((sum, term, i) => sum + term * (prior[i] ?? 0), 0)
  const log: TasteEvent[] = []
  for (let round = 0; round * LIST < plan.each; round++) {
    const isLast = (round + 1) * LIST >= plan.each
    for (const own of isLast ? animals : animals.filter((_, i) => i % 6 !== 0)) {
      const list = Array.from({ length: LIST }, () => {
        const other = animals[Math.floor(random() * animals.length)] ?? own
        return { other, terms: [...pairTerms({ own, other, onDay: 20_600 })] }
      }).sort((one, another) => stated(another.terms) - stated(one.terms))
      for (const [position, { other, terms }] of list.entries()) {
        const logOdds = terms.reduce((sum, term, i) => sum + term * (shift[i] ?? 0), stated(terms))
        const yes = random() < 1 / (1 + Math.exp(-(logOdds + (plan.positionBias?.[position] ?? 0))))
        log.push({
          eventId: `${own.petId}/${round}/${position}`,
          petId: own.petId,
          otherPetId: other.petId,
          kind: 'decision',
          said: yes ? 'yes' : 'no',
          purpose: 'play',
          position,
          terms,
          priorWeights: [...prior],
          playStyles: other.playStyles,
          atMs: plan.startMs + log.length * 60_000,
        })
      }
    }
  }
  return { animals, log }
}
