import { z } from 'zod'
import { chainAddressSchema, contractPlaceSchema } from '../agreements/agreement-view.ts'
import { signedOnceSchema } from '../signed-once.ts'
import { souvenirFactsSchema } from './souvenir-facts.ts'

const idSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)
const occasionSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** Where a souvenir is signed for, and who vouches that one was there. */
export const souvenirPlaceSchema = z.object({ ...contractPlaceSchema.shape, issuer: chainAddressSchema })
/** Where a souvenir is signed for. */
export type SouvenirPlace = z.infer<typeof souvenirPlaceSchema>

/**
 * `unsigned`: its owner has it, the record could not be reached to sign it; `waiting`: signed, on its way to the
 * record; `written`: there for good; `returning`: its owner gave it back, and the record does not know yet.
 */
export const souvenirStateSchema = z.enum(['unsigned', 'waiting', 'written', 'returning'])

/** A souvenir somebody took. */
export const souvenirSchema = z.object({
  souvenirId: idSchema,
  facts: souvenirFactsSchema,
  state: souvenirStateSchema,
  takenAt: z.iso.datetime(),
  writtenAt: z.iso.datetime().nullable(),
})
/** A souvenir somebody took. */
export type Souvenir = z.infer<typeof souvenirSchema>

/** An event the caller hosts: whoever is told the code may take its souvenir. */
export const souvenirEventSchema = z.object({
  eventId: idSchema,
  title: z.string(),
  day: z.iso.date(),
  code: z.string(),
  closesAt: z.iso.datetime(),
  taken: z.number().int().min(0),
})
/** An event the caller hosts. */
export type SouvenirEvent = z.infer<typeof souvenirEventSchema>

/** Where a souvenir can be signed now; null while the record cannot be reached: what is taken is signed later. */
export const souvenirDeskSchema = z.object({ place: souvenirPlaceSchema.nullable() })

/** Everything on somebody's shelf, and what they may still take. */
export const souvenirShelfSchema = z.object({
  kept: z.array(souvenirSchema),
  earned: z.array(souvenirFactsSchema),
  hosted: z.array(souvenirEventSchema),
})

/** Takes what was earned; `signed` is null while the record cannot be reached. Again: signs what was taken before. */
export const takeSouvenirInputSchema = z.object({
  occasion: occasionSchema,
  signed: signedOnceSchema.nullable(),
})

export const giveBackSouvenirInputSchema = z.object({
  souvenirId: idSchema,
  /** Null for one that was never written down. */
  signed: signedOnceSchema.nullable(),
})

/** Longest time a host's code works, in days. */
const LONGEST_EVENT_DAYS = 31

export const hostEventInputSchema = z.object({
  title: z.string().trim().min(3).max(60),
  day: z.iso.date(),
  openDays: z.number().int().min(1).max(LONGEST_EVENT_DAYS),
})

export const eventCodeInputSchema = z.object({ code: z.string().trim().min(8).max(40) })
