import type { PetId } from '../pets/index.ts'
import { cautionsFor } from './cautions.ts'
import { type CountedRule, checkHardRules, RELATEDNESS_RULE } from './hard-rules.ts'
import type { MatchingPet } from './matching-pet.ts'
import { type PairQuestion, scorePair } from './pair-score.ts'
import type { PetIndex, RankQuestion } from './pet-index.ts'
import type { Ranking } from './ranking-tally.ts'
import { reasonsFor } from './reasons.ts'
import { sentence } from './sentence.ts'
import type { ProposedMatches, Sentence, Suggestion } from './suggestion.ts'

/** A suggestion that still needs the animal's card, which only the pets domain can draw. */
export type Proposal = Omit<Suggestion, 'pet'> & { readonly petId: PetId }

/** What {@link proposeFrom} found: suggestions without their cards, and why the rest is not there. */
export type Proposals = Omit<ProposedMatches, 'suggestions'> & { readonly suggestions: readonly Proposal[] }

/**
 * Ranks the index for one animal and says why: each suggestion with its chance, reasons and cautions, each
 * hard rule with how many it took away.
 *
 * @throws {RangeError} if the asking animal is not in the index.
 */
export function proposeFrom(index: PetIndex, question: RankQuestion): Proposals {
  const ranking = index.rank(question)
  const own = index.find(question.petId)
  if (own === undefined) throw new RangeError(`pet ${question.petId} is not in the index`)
  const model = question.model ?? index.modelFor(question.purpose)
  const suggestions = ranking.ranked.flatMap(({ petId }) => {
    const other = index.find(petId)
    if (other === undefined) return []
    const affinity = index.affinityOf(own.petId, petId)
    return [explainProposal(own, other, { ...question, model, affinity })]
  })
  return {
    suggestions,
    considered: ranking.considered,
    excluded: ranking.excluded.map(({ rule, count, alone }) => ({
      rule,
      count,
      sentence: exclusionSentence({ rule, count, alone }, own),
    })),
    summary: summaryOf(ranking, own),
  }
}

/** One suggestion, explained from `own`'s side. */
export function explainProposal(
  own: MatchingPet,
  other: MatchingPet,
  {
    purpose,
    onDay,
    ...more
  }: Pick<RankQuestion, 'purpose' | 'onDay' | 'model'> & Pick<PairQuestion, 'affinity'>,
): Proposal {
  const finding = checkHardRules({ own, other, purpose, onDay })
  const question = { ...more, a: own, b: other, purpose, onDay }
  const score = scorePair(question)
  return {
    petId: other.petId,
    chance: score.chance,
    basis: score.basis,
    reasons: reasonsFor({ question, finding }, score).map(reason => reason.sentence),
    cautions: cautionsFor({ question, finding }, score),
    distanceKm: finding.inPersonObstacles.includes('virtual-only') ? null : finding.distanceKm,
    canMeetInPerson: finding.inPersonObstacles.length === 0,
  }
}

type Exclusion = Ranking['excluded'][number]

function exclusionSentence({ rule, count, alone }: Exclusion, own: MatchingPet): Sentence {
  const km = own.wishes.maxDistanceKm
  const article = rule === 'relatedness' ? { article: RELATEDNESS_RULE.title } : {}
  const values = { count, alone, name: own.name, km, ...article }
  const relaxed = rule === 'distance' ? '' : alone > 0 ? ` (${alone} of them for this alone)` : ''
  return sentence(`excluded-${rule}`, values, `${CLAUSES[rule](count, km)}${relaxed}.`)
}

/** Part sentences; each is also what follows "because" in the summary. */
const CLAUSES: Readonly<Record<CountedRule, (count: number, km: number) => string>> = {
  distance: (count, km) => `${count} ${are(count)} further than ${km} km or your place is beyond their limit`,
  size: count => `${count} ${are(count)} not of a size both sides want`,
  species: count => `${count} ${are(count)} not of a species both sides want`,
  sex: count => `${count} ${are(count)} of the same sex`,
  neuter: count => `with ${count} one of the two is neutered`,
  age: count => `with ${count} one of the two is not of breeding age`,
  vaccination: count => `with ${count} one of the two has no valid vaccination`,
  relatedness: count =>
    `${count} ${are(count)} close kin (parent, sibling, half-sibling, grandparent), not to be mated by the ${RELATEDNESS_RULE.title}`,
  purpose: count => `${count} ${are(count)} not looking for the same`,
  'already-decided': count => `you have already decided on ${count}`,
}

const are = (count: number): string => (count === 1 ? 'is' : 'are')

function summaryOf(ranking: Ranking, own: MatchingPet): Sentence {
  const { considered } = ranking
  if (considered === 0) return sentence('summary-nobody', {}, 'Nobody else is here yet. Invite a friend.')
  const total = ranking.excluded.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) {
    return sentence('summary-all', { considered }, `Nothing was excluded: all ${considered} fit your wishes.`)
  }
  const strongest = ranking.excluded.toSorted((one, two) => two.count - one.count)
  const because = strongest.map(({ rule, count }) => CLAUSES[rule](count, own.wishes.maxDistanceKm))
  const onScreen = ranking.farButOnScreen
  const stillThere =
    onScreen > 0 ? ` ${onScreen} of them can still meet ${own.name} in the park on screen.` : ''
  const values = { excluded: total, considered, onScreen, rule: strongest[0]?.rule ?? '' }
  const text = `You excluded ${total} of ${considered} because ${because.slice(0, 3).join(', ')}.${stillThere}`
  return sentence('summary-excluded', values, text)
}
