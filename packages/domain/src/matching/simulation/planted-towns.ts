import { generatedNeighbourhood, seededRandom } from '../generated-neighbourhood.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import { pairTerms } from '../pair-terms.ts'
import { priorWeightsFor } from '../stated-model.ts'

/** Made-up towns in which everyone answers about everyone. */
export type TownsPlan = { readonly seed: number; readonly towns: number; readonly animals: number }

/** A Monday; ages are counted to it. */
const ON_DAY = 20_605

/** How differently readily owners say yes, and animals hear it: standard deviations in log-odds, as among people. */
const SPREAD = 1.2

/** How far everybody's taste in a term lies from the stated one, in log-odds. */
const SHIFT = 0.5

/** Log-odds of a yes between average ones beside what the terms say. */
const AVERAGE = -0.8

/**
 * Answers drawn from a planted truth of the engine's own shape: stated weights shifted the same way for all, and
 * owners and animals of their own readiness and popularity. SYNTHETIC: whether chances mean what they say where the
 * model can be right, nothing else.
 */
export function plantTowns({ seed, towns, animals }: TownsPlan): DecisionEvent[] {
  const random = seededRandom(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const weights = priorWeightsFor('play').map(weight => weight + SHIFT * normal())
  const pets = generatedNeighbourhood(towns * animals, seed)
  const traits = pets.map(() => ({ readiness: SPREAD * normal(), popularity: SPREAD * normal() }))
  return pets.flatMap((own, i) => {
    const town = Math.floor(i / animals)
    return pets.slice(town * animals, (town + 1) * animals).flatMap((other, place): DecisionEvent[] => {
      const j = town * animals + place
      if (i === j) return []
      const features = [...pairTerms({ own, other, onDay: ON_DAY })]
      const fit = features.reduce((sum, term, k) => sum + term * (weights[k] ?? 0), AVERAGE)
      const logOdds = fit + (traits[i]?.readiness ?? 0) + (traits[j]?.popularity ?? 0)
      const yes = random() < 1 / (1 + Math.exp(-logOdds))
      return [
        {
          ...{ eventId: `${i}>${j}`, chooserId: own.petId, chosenId: other.petId, market: `town ${town}` },
          ...{ purpose: 'date', atMs: i, features, position: null, answer: yes ? 'like' : 'pass' },
        },
      ]
    })
  })
}
