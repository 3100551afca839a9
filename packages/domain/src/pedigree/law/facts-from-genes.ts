import type { LitterCoat, LitterHealthRisk } from '../genetics/index.ts'
import type { BreedingFact } from './law-rule.ts'

/** Coats of which blind or deaf young are known. */
const LOSS_OF_A_SENSE = new Set(['double-merle', 'dominant-white-deafness'])

/** Young that are never born cannot suffer: smaller litters are a warning to the breeder, not a harm in this sense. */
const UNBORN = new Set(['harlequin-lethal', 'manx-lethal'])

/**
 * What genetics already says of the facts breeding rules ask for. Only what follows from both parents' genotypes is
 * stated, and only ever as true: an untested parent leaves a fact open, and no test excludes every harm.
 *
 * @see BMELV (1999), "Gutachten zur Auslegung von § 11b des Tierschutzgesetzes": merle, folded ears, Manx, white cats
 */
export function factsFromGenes({
  coat,
  risks = [],
}: {
  readonly coat?: Pick<LitterCoat, 'warnings'>
  readonly risks?: readonly Pick<LitterHealthRisk, 'test' | 'risk'>[]
}): Readonly<Partial<Record<BreedingFact, true>>> {
  const certain = (coat?.warnings ?? []).filter(({ chance }) => chance.low > 0)
  const losesSense = certain.some(({ code }) => LOSS_OF_A_SENSE.has(code))
  const harmsByCoat = certain.some(({ code, severity }) => severity === 'serious' && !UNBORN.has(code))
  const harmsByDisease = risks.some(
    ({ test, risk }) => test.incompletePenetrance !== true && risk.young.affected.low > 0,
  )
  return {
    ...(losesSense ? { 'loss-of-a-sense-not-excluded': true } : {}),
    ...(harmsByCoat || harmsByDisease ? { 'hereditary-harm-expected': true } : {}),
  }
}
