import type { LitterCoat } from './litter-coat.ts'

/** One whole look: a phenotype for each trait, and how likely a young of this sex has all of them. */
export type CoatCombination = {
  readonly sex: 'male' | 'female'
  readonly phenotypes: Readonly<Record<string, string>>
  readonly chance: number
}

/**
 * The likeliest whole looks of a litter, sons and daughters apart; traits are inherited apart, so chances multiply.
 * Traits whose chances cannot be told are left out of the looks and named in `open`.
 */
export function likeliestCoats(
  { traits }: Pick<LitterCoat, 'traits'>,
  { limit }: { readonly limit: number },
): { readonly combinations: readonly CoatCombination[]; readonly open: readonly string[] } {
  const told = traits.filter(({ outcomes }) => outcomes.every(outcome => outcome.sons.expected !== null))
  const combinations = (['male', 'female'] as const).flatMap(sex => {
    let looks: CoatCombination[] = [{ sex, phenotypes: {}, chance: 1 }]
    for (const { trait, outcomes } of told) {
      looks = looks
        .flatMap(look =>
          outcomes.map(outcome => ({
            sex,
            phenotypes: { ...look.phenotypes, [trait]: outcome.phenotype },
            chance: look.chance * ((sex === 'male' ? outcome.sons : outcome.daughters).expected ?? 0),
          })),
        )
        .filter(({ chance }) => chance > 0)
        .toSorted((one, other) => other.chance - one.chance)
        // A prefix outside the best `limit` cannot come back: the rest multiplies by at most 1.
        .slice(0, limit)
    }
    return looks
  })
  return { combinations, open: traits.filter(trait => !told.includes(trait)).map(({ trait }) => trait) }
}
