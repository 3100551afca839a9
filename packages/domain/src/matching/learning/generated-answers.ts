import { generatedNeighbourhood, seededRandom } from '../generated-neighbourhood.ts'
import type { MatchingPet } from '../matching-pet.ts'
import { priorWeightsFor } from '../pair-score.ts'
import { pairTerms } from '../pair-terms.ts'
import { TERMS, type Term } from '../taste.ts'
import type { Surface } from './surface.ts'
import type { TasteEvent } from './taste-event.ts'

/** What is planted into made-up answers. */
export type PlantedAnswers = {
  readonly animals: number
  /** Answers each animal's owner gives, in lists of eight. */
  readonly each: number
  readonly seed: number
  /** Shift of everybody's weights from the stated ones. */
  readonly shift: Readonly<Partial<Record<Term, number>>>
  /** Log-odds a place in a list adds, by the list; lists take turns. Suggestions without any when left out. */
  readonly positionBias?: Readonly<Partial<Record<Surface, readonly number[]>>>
  /** Half-widths, in log-odds, of how differently readily owners say yes and animals hear it; 0 when left out. */
  readonly spread?: { readonly readiness: number; readonly popularity: number }
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
  const truth = plantedTruth(plan, animals)
  const surfaces = Object.keys(plan.positionBias ?? { suggestions: [] }) as Surface[]
  const log: TasteEvent[] = []
  for (let round = 0; round * LIST < plan.each; round++) {
    const isLast = (round + 1) * LIST >= plan.each
    const surface = surfaces[round % surfaces.length] ?? 'suggestions'
    for (const own of isLast ? animals : animals.filter((_, i) => i % 6 !== 0)) {
      const list = Array.from({ length: LIST }, () => {
        const other = animals[Math.floor(random() * animals.length)] ?? own
        return { other, terms: [...pairTerms({ own, other, onDay: 20_600 })] }
      }).sort((one, another) => truth.stated(another.terms) - truth.stated(one.terms))
      for (const [position, { other, terms }] of list.entries()) {
        const bias = plan.positionBias?.[surface]?.[position] ?? 0
        const yes = random() < 1 / (1 + Math.exp(-(truth.logOdds({ own, other, terms }) + bias)))
        log.push({
          eventId: `${own.petId}/${round}/${position}`,
          petId: own.petId,
          otherPetId: other.petId,
          kind: 'decision',
          said: yes ? 'yes' : 'no',
          purpose: 'play',
          position,
          surface,
          terms,
          priorWeights: [...priorWeightsFor('play')],
          playStyles: other.playStyles,
          atMs: plan.startMs + log.length * 60_000,
        })
      }
    }
  }
  return { animals, log }
}

type Look = { readonly own: MatchingPet; readonly other: MatchingPet; readonly terms: readonly number[] }

/** What owners were made to feel, by a generator of its own: animals stay the same whatever is planted. */
function plantedTruth({ shift, spread, seed }: PlantedAnswers, animals: readonly MatchingPet[]) {
  const random = seededRandom(seed + 1)
  const prior = priorWeightsFor('play')
  const traits = (halfWidth: number) =>
    new Map(animals.map(({ petId }) => [petId, (random() * 2 - 1) * halfWidth]))
  const readiness = traits(spread?.readiness ?? 0)
  const popularity = traits(spread?.popularity ?? 0)
  const stated = (terms: readonly number[]): number =>
    terms.reduce((sum, term, i) => sum + term * (prior[i] ?? 0), 0)
  return {
    stated,
    logOdds: ({ own, other, terms }: Look): number =>
      TERMS.reduce((sum, name, i) => sum + (terms[i] ?? 0) * (shift[name] ?? 0), stated(terms)) +
      (readiness.get(own.petId) ?? 0) +
      (popularity.get(other.petId) ?? 0),
  }
}
