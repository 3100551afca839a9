import { type Pedigree, relationshipBetween } from '@pawfect/domain/pedigree'
import type { RelationshipFound } from '../../../bridge/index.ts'

/** How animal `a` is related to animal `b`, as it crosses the bridge. */
export function relationshipOf(pedigree: Pedigree, a: number, b: number): RelationshipFound {
  const { kind, up, also, cannotRuleOut } = relationshipBetween(pedigree, a, b)
  return { kind, up, also: also.map(one => one.kind), cannotRuleOut: [...cannotRuleOut] }
}
