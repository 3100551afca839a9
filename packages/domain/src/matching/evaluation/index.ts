export { DATING_SCHEMA, MissingColumnsError, readDatingDecisions } from './dating-decisions.ts'
export { evaluateMatching, type MatchEvaluation } from './evaluate-matching.ts'
export { crossValidate, predictOthers, withEvidence } from './hold-out-decisions.ts'
export { reliabilityPlot } from './reliability-plot.ts'
