export { generatedNeighbourhood, seededRandom } from './generated-neighbourhood.ts'
export { greatCircleDistance } from './great-circle-distance.ts'
export {
  checkHardRules,
  type InPersonObstacle,
  isVaccinatedOn,
  RELATEDNESS_RULE,
  type RuleFinding,
} from './hard-rules.ts'
export { dayNumberOf, type MatchingPet, type TrackRecord } from './matching-pet.ts'
export {
  type PairQuestion,
  type PairScore,
  priorWeightsFor,
  SCORE_TERMS,
  type ScoreTerm,
  scorePair,
} from './pair-score.ts'
export { pairTerms } from './pair-terms.ts'
export { PetIndex, type PetSnapshot, type RankQuestion } from './pet-index.ts'
export { explainProposal, type Proposal, type Proposals, proposeFrom } from './propose.ts'
export { statedModelFor } from './stated-model.ts'
export {
  type Chance,
  chanceSchema,
  type DecisionInput,
  decisionInputSchema,
  type HardRule,
  hardRuleSchema,
  type Match,
  type MatchId,
  matchIdSchema,
  matchSchema,
  type ProposedMatches,
  type ProposeMatchesInput,
  proposedMatchesSchema,
  proposeMatchesInputSchema,
  type Sentence,
  type Suggestion,
  sentenceSchema,
  suggestionSchema,
} from './suggestion.ts'
export {
  learnFrom,
  type Outcome,
  replayOutcomes,
  type Taste,
  TERMS,
  type Term,
  UNTOLD_TASTE,
} from './taste.ts'
