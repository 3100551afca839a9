import { evaluateMatching, type MatchEvaluation } from '../evaluation/evaluate-matching.ts'
import { predictOthers, withEvidence } from '../evaluation/hold-out-decisions.ts'
import { generatedNeighbourhood, seededRandom } from '../generated-neighbourhood.ts'
import { checkHardRules } from '../hard-rules.ts'
import type { MatchingPet } from '../matching-pet.ts'
import { PetIndex } from '../pet-index.ts'
import { TERMS } from '../taste.ts'
import { plantTowns, type TownsPlan } from './planted-towns.ts'

/** What the engine said of planted towns it was not trained on. SYNTHETIC. */
export type CalibrationCheck = Pick<MatchEvaluation, 'cold' | 'warm' | 'reliability' | 'counts' | 'details'>

/** Trains the engine on every other planted town and asks it about the rest: do chances mean what they say? */
export function checkCalibration(plan: TownsPlan): CalibrationCheck {
  const events = plantTowns(plan)
  const isHeldOut = ({ market }: { readonly market: string }) => Number(market.slice(5)) % 2 === 1
  const [train, test] = [events.filter(event => !isHeldOut(event)), events.filter(isHeldOut)]
  const schema = { schemaId: 'pair-terms/1', names: TERMS }
  const held = predictOthers(withEvidence(train), withEvidence(test), { schema, seed: plan.seed })
  const { cold, warm, reliability, counts, details } = evaluateMatching(held, {
    seed: plan.seed,
    resamples: 200,
  })
  return { cold, warm, reliability, counts, details }
}

/** How many pairs the ranking looked at, how many it would show, and which of these it must not. SYNTHETIC. */
export type RulesCheck = {
  readonly pairs: number
  readonly shown: number
  readonly violations: readonly { readonly own: string; readonly other: string; readonly why: string }[]
}

/** Animals of a made-up neighbourhood: each question looks at about so many pairs. */
const NEIGHBOURS = 1_000

/** A yes to everything by so many, so that a score has every reason to outweigh a rule. */
const FANS = 40

const ON_DAY = 20_605
const PURPOSES = ['play', 'breed', 'adopt'] as const

/**
 * Ranks for made-up animals until `pairs` pairs were looked at, and checks everyone shown once more by the plain form
 * of the rules, which shares with the ranking only how two pedigrees are compared: hard rules, blocks, own animals and
 * earlier answers. Many animals are adored by others meanwhile.
 */
export function checkRulesHeld({
  pairs,
  seed,
}: {
  readonly pairs: number
  readonly seed: number
}): RulesCheck {
  const random = seededRandom(seed)
  const violations: RulesCheck['violations'][number][] = []
  let [looked, shown] = [0, 0]
  for (let town = 0; looked < pairs; town++) {
    const animals = generatedNeighbourhood(NEIGHBOURS, seed + town)
    const index = adored(animals, random)
    const byId = new Map(animals.map(animal => [animal.petId, animal]))
    for (const [i, own] of animals.entries()) {
      if (looked >= pairs) break
      const purpose = PURPOSES[i % PURPOSES.length] ?? 'play'
      const [decided, blockedOwners] = [fewOf(animals, random), fewOf(animals, random)]
      const question: Question = {
        ...{ own, purpose, decided: new Set(decided.map(({ petId }) => petId)) },
        blockedOwners: new Set(blockedOwners.map(({ ownerId }) => ownerId)),
      }
      const { ranked, considered } = index.rank({
        ...{ ...question, petId: own.petId, onDay: ON_DAY, limit: NEIGHBOURS },
      })
      looked += considered
      shown += ranked.length
      for (const { petId, nearby } of ranked) {
        const why = violationOf(question, byId.get(petId), nearby)
        if (why !== null) violations.push({ own: own.petId, other: petId, why })
      }
    }
  }
  return { pairs: looked, shown, violations }
}

type Question = {
  readonly own: MatchingPet
  readonly purpose: (typeof PURPOSES)[number]
  readonly decided: ReadonlySet<MatchingPet['petId']>
  readonly blockedOwners: ReadonlySet<MatchingPet['ownerId']>
}

/** Why this one may not be shown, or null. */
function violationOf(
  { own, purpose, decided, blockedOwners }: Question,
  other: MatchingPet | undefined,
  nearby: boolean,
): string | null {
  if (other === undefined) return 'unknown'
  if (other.ownerId === own.ownerId) return 'own animal'
  if (blockedOwners.has(other.ownerId)) return 'blocked'
  const alreadyDecided = decided.has(other.petId)
  const { broken } = checkHardRules({ own, other, purpose, onDay: ON_DAY, alreadyDecided })
  const allowed = broken.length === 0 || (!nearby && broken.join() === 'distance')
  return allowed ? null : broken.join()
}

function adored(animals: readonly MatchingPet[], random: () => number): PetIndex {
  const index = new PetIndex()
  for (const animal of animals) index.put(animal)
  for (const [i, { petId }] of animals.slice(0, FANS).entries())
    for (const chosen of fewOf(animals, random))
      index.rates.learn({
        ...{ eventId: `${i} ${chosen.petId}`, chooserId: petId, chosenId: chosen.petId },
        ...{ answer: 'like', position: null, atMs: i },
      })
  return index
}

function fewOf(animals: readonly MatchingPet[], random: () => number): MatchingPet[] {
  return Array.from({ length: 10 }, () => animals[Math.floor(random() * animals.length)]).filter(
    animal => animal !== undefined,
  )
}
