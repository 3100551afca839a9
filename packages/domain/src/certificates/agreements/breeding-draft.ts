import { z } from 'zod'
import {
  agreedAnimalSchema,
  agreedCentsSchema,
  agreedPersonSchema,
  agreementLanguageSchema,
  agreementLineSchema,
  agreementNotesSchema,
  currencySchema,
  settlementSchema,
  stepDaysSchema,
} from './agreement-parts.ts'

const sideSchema = z.enum(['dam-owner', 'sire-owner', 'shared'])

/** What the owners of dam and sire answer, question by question. Every clause people go to court over is asked. */
export const breedingDraftSchema = z
  .strictObject({
    kind: z.literal('breeding'),
    language: agreementLanguageSchema,
    dam: agreedAnimalSchema,
    sire: agreedAnimalSchema,
    damOwner: agreedPersonSchema,
    sireOwner: agreedPersonSchema,
    /** A co-owner who has to agree too, or null: who was never asked can object later. */
    damCoOwner: agreedPersonSchema.nullable(),
    sireCoOwner: agreedPersonSchema.nullable(),
    /** Who decides when the sides cannot agree. */
    arbiter: agreedPersonSchema,
    matingPlace: agreementLineSchema,
    travelCosts: sideSchema,
    /** Health tests both animals have passed, a line each. */
    healthTests: z.array(agreementLineSchema).max(20),
    settlement: settlementSchema,
    currency: currencySchema,
    matingFeeCents: agreedCentsSchema,
    pregnancyFeeCents: agreedCentsSchema,
    litterFeeCents: agreedCentsSchema,
    /** Kept back until the sire's owner has the animals agreed on. */
    pickBondCents: agreedCentsSchema,
    matingDays: stepDaysSchema,
    pregnancyDays: stepDaysSchema,
    litterDays: stepDaysSchema,
    pickDays: stepDaysSchema,
    /** How long a side may object to what the other reports. */
    objectionDays: stepDaysSchema,
    arbitrationDays: stepDaysSchema,
    /** The sire owner's part of what is held, should the arbiter stay silent. */
    silentSharePercent: z.number().int().min(0).max(100),
    /** A litter counts when `minimumLiving` young live after so many days. */
    livingAfterDays: z.number().int().min(0).max(255),
    minimumLiving: z.number().int().min(1).max(30),
    picker: z.enum(['nobody', 'sire-owner', 'dam-owner']),
    picks: z.number().int().min(0).max(30),
    returnMating: z.enum(['never', 'without-pregnancy', 'without-litter']),
    returnMatings: z.number().int().min(0).max(10),
    registrar: sideSchema,
    notes: agreementNotesSchema,
  })
  .superRefine((draft, context) => {
    for (const { path, code } of contradictionsIn(draft))
      context.addIssue({ code: 'custom', path: [path], message: code })
  })
export type BreedingDraft = z.infer<typeof breedingDraftSchema>

/** An answer that contradicts another; `code` is for translations. */
type Contradiction = { readonly path: string; readonly code: string }

type Clauses = Pick<
  BreedingDraft,
  'picker' | 'picks' | 'minimumLiving' | 'pickBondCents' | 'returnMating' | 'returnMatings' | 'settlement'
>

/** The rules of the contract's own clause check, told before anybody signs. */
function contradictionsIn(draft: Clauses): Contradiction[] {
  const found: Contradiction[] = []
  if ((draft.picks === 0) !== (draft.picker === 'nobody'))
    found.push({ path: 'picks', code: 'picks-and-picker' })
  if (draft.picks > draft.minimumLiving) found.push({ path: 'picks', code: 'more-picks-than-litter' })
  if (draft.picks === 0 && draft.pickBondCents > 0)
    found.push({ path: 'pickBondCents', code: 'bond-without-picks' })
  if ((draft.returnMatings === 0) !== (draft.returnMating === 'never'))
    found.push({ path: 'returnMatings', code: 'return-matings-and-when' })
  return found
}
