export { checkBreedingLaw, type LawAnswer, type LawFinding, NOT_LEGAL_ADVICE } from './breeding-law.ts'
export type { BreedingLawQuestion, MateFacts } from './breeding-law-question.ts'
export { BREEDING_RULES, LAW_DATA_AS_OF } from './breeding-rules.ts'
export { NoSuchDayError } from './calendar-days.ts'
export {
  CLOSE_RELATIONS,
  type CloseRelation,
  closeRelationsBetween,
  NOTHING_KNOWN,
  type RelationshipEvidence,
  relationshipEvidence,
} from './close-relations.ts'
export { factsFromGenes } from './facts-from-genes.ts'
export type { Judgement, Verdict } from './judge-rule.ts'
export type { BreedingFact, Club, Jurisdiction, LawRule, RuleTest, Topic } from './law-rule.ts'
