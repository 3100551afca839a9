/** What of a vaccination paper is shown to a playmate's owner, and nothing else. */
export const VACCINATION_FACTS = [
  'vaccine.disease',
  'vaccine.protectsUntil',
  'animal.name',
  'animal.species',
] as const
