import { z } from 'zod'

const text = z.string().max(120).optional().catch(undefined)

/** What another screen knows of a litter whose papers are to be issued, in the address of the papers screen. */
export const litterSearchSchema = z.object({
  issue: z.literal('litter').optional().catch(undefined),
  sire: text,
  sireNumber: text,
  dam: text,
  damNumber: text,
  /** Decimals as text, as they will stand in the papers. */
  inbreeding: text,
  generations: text,
})

/** What another screen knows of a litter whose papers are to be issued. */
export type LitterSearch = Partial<z.infer<typeof litterSearchSchema>>

/** By which rule a coefficient of ours was computed; a paper says it, so that others can be compared. */
const METHOD = 'exact, all known generations'

/** The facts of a litter's papers that are known already. */
export function factsOfLitter(litter: LitterSearch): Readonly<Record<string, string>> {
  const known = {
    'sire.name': litter.sire,
    'sire.registration': litter.sireNumber,
    'dam.name': litter.dam,
    'dam.registration': litter.damNumber,
    'inbreeding.coefficient': litter.inbreeding,
    'inbreeding.completeGenerations': litter.generations,
    'inbreeding.method': litter.inbreeding === undefined ? undefined : METHOD,
  }
  return Object.fromEntries(
    Object.entries(known).flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value]])),
  )
}
