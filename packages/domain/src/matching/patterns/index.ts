export {
  type BehaviourPattern,
  type BehaviourPatterns,
  behaviourPatternsSchema,
  type ChangePatternInput,
  changePatternInputSchema,
  PATTERNS,
  type PatternKey,
  patternKeySchema,
} from './behaviour-pattern.ts'
export { favouriteStyleOf } from './favourite-style.ts'
export { findPatterns, type OtherChoice } from './find-patterns.ts'
