import { z } from 'zod'
import { type AnimalGenetics, animalGeneticsSchema, claimSchema } from '../../bridge/pedigree-shapes.ts'

/** What a studbook says beside its records, by the records' ids: `id` is whose, `parent` the claimed parent's. */
const claimLineSchema = claimSchema
  .pick({ fact: true, value: true, who: true, evidence: true, at: true, signedWith: true, chosen: true })
  .extend({ id: z.string(), parent: z.string().nullable() })

/** A claim as our own JSON files hold it. */
export type ClaimLine = z.infer<typeof claimLineSchema>

const ownWordsSchema = z.object({
  genetics: z.record(z.string(), animalGeneticsSchema).default({}),
  claims: z.array(claimLineSchema).default([]),
})

/** Tests and claims of a studbook, as our own JSON files hold them beside the records. */
export type OwnWords = {
  readonly genetics: Readonly<Record<string, AnimalGenetics>>
  readonly claims: readonly ClaimLine[]
}

/** What every file says that is not ours. */
export const NO_OWN_WORDS: OwnWords = { genetics: {}, claims: [] }

/** The tests and claims in a JSON file of ours; none where the file is another program's or was changed by hand. */
export function readOwnWords(bytes: Uint8Array): OwnWords {
  const parsed = ownWordsSchema.safeParse(jsonIn(bytes))
  return parsed.success ? parsed.data : NO_OWN_WORDS
}

/** Null where it is JSON in another encoding than the one we write. */
function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
