import { MOST_SHARED_ANCESTORS, sharedRecordSchema, sharePedigreeInputSchema } from '@pawfect/domain/pedigree'
import { z } from 'zod'

const { tests, coat } = sharePedigreeInputSchema.shape

/** What would be shown of an animal if its owner shared it: exactly this, and nothing else. */
export const ancestryShownSchema = z.object({
  rootId: z.string(),
  records: z.array(sharedRecordSchema).min(1).max(MOST_SHARED_ANCESTORS),
  /** Ancestors that did not fit; the nearest are kept. */
  leftOut: z.number().int().min(0),
  /** Texts in which a chip number stood and was taken out. */
  masked: z.array(z.object({ id: z.string(), field: z.string() })),
  tests,
  coat,
})

/** What would be shown of an animal if its owner shared it. */
export type AncestryShown = z.infer<typeof ancestryShownSchema>
