import type { Jurisdiction, LawRule } from './law-rule.ts'
import { BRITISH_RULES } from './rules/british-rules.ts'
import { AUSTRIAN_RULES, DUTCH_RULES, FRENCH_RULES, SWISS_RULES } from './rules/continental-rules.ts'
import { EU_RULES } from './rules/eu-rules.ts'
import { GERMAN_RULES } from './rules/german-rules.ts'

/** The day up to which the rules below were looked through; see docs/decisions/0017. */
export const LAW_DATA_AS_OF = '2026-11-23'

/** Every rule the product knows. A rule is never edited when the law changes: it gets a last day, and another begins. */
export const BREEDING_RULES: readonly LawRule[] = [
  ...EU_RULES,
  ...GERMAN_RULES,
  ...AUSTRIAN_RULES,
  ...DUTCH_RULES,
  ...FRENCH_RULES,
  ...SWISS_RULES,
  ...BRITISH_RULES,
]

const LIES_IN: Readonly<Partial<Record<Jurisdiction, Jurisdiction>>> = {
  'de-ni': 'de',
  de: 'eu',
  at: 'eu',
  nl: 'eu',
  fr: 'eu',
}

/** A place and everything it lies in, for example Lower Saxony, Germany, the Union. */
export function placesAround(jurisdiction: Jurisdiction): Jurisdiction[] {
  const outer = LIES_IN[jurisdiction]
  return outer === undefined ? [jurisdiction] : [jurisdiction, ...placesAround(outer)]
}
