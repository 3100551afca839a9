export {
  type BehaviourPattern,
  type BehaviourPatterns,
  behaviourPatternsSchema,
  type ChangePatternInput,
  changePatternInputSchema,
  type OwnerPatterns,
  ownerPatternsSchema,
  PATTERNS,
  type PatternKey,
  patternKeySchema,
  type SuggestionInsight,
  type YesShare,
} from './behaviour-pattern.ts'
export { favouriteFor, favouriteStyleOf } from './favourite-style.ts'
export { findPatterns, type OtherChoice } from './find-patterns.ts'
export { ENOUGH_ANSWERS, shareOf, yesShareOf } from './yes-share.ts'
