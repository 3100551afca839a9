import { z } from 'zod'
import type { SearchPlan } from './search-plan.ts'
import { filterIdSchema } from './search-query.ts'
import { furtherKm, type SearchTally } from './search-tally.ts'

/**
 * A way to find more, with exactly how many more: the animals that would be found then and are not now. Nothing
 * between the two sides is ever relaxed.
 */
export const relaxationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('without'),
    filters: z.array(filterIdSchema).min(1).max(2),
    more: z.number().int().min(1),
  }),
  z.object({
    kind: z.literal('further'),
    addKm: z.number(),
    toKm: z.number(),
    more: z.number().int().min(1),
  }),
])
export type Relaxation = z.infer<typeof relaxationSchema>

/** More offers than this are no help. */
const MOST_OFFERS = 6
const MOST_PAIRS = 3

/**
 * What to offer, the mildest kind first: going further, then giving up one filter, and two only where neither one
 * nor a longer way finds anybody.
 */
export function relaxationsFrom(plan: SearchPlan, { total, failing, further }: SearchTally): Relaxation[] {
  const offers = failing
    .toSorted((one, two) => two.count - one.count)
    .map(({ filters, count }) => ({ kind: 'without' as const, filters: [...filters], more: count }))
  const isPairs = total === 0 && failing.some(({ filters }) => filters.length === 2)
  return [...furtherOffers(plan, further), ...offers].slice(0, isPairs ? MOST_PAIRS : MOST_OFFERS)
}

/** The shortest way that finds somebody, and the next that finds at least twice as many. */
function furtherOffers(plan: SearchPlan, further: SearchTally['further']): Relaxation[] {
  const distance = plan.filters.find(filter => filter.id === 'distance')
  if (distance?.id !== 'distance') return []
  const offers: Relaxation[] = []
  for (const [at, toKm] of furtherKm(plan).entries()) {
    const more = further[at] ?? 0
    if (more >= 1 && more >= 2 * (offers.at(-1)?.more ?? 0) && offers.length < 2)
      offers.push({ kind: 'further', addKm: toKm - distance.km, toKm, more })
  }
  return offers
}
