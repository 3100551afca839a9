import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'

/** Longest name on a souvenir, in UTF-16 units; the picture shrinks its letters down to this. */
const MOST_LETTERS = 60

// What no picture can show would make its file unreadable.
const printedText = z
  .string()
  .trim()
  .min(1)
  .max(MOST_LETTERS)
  .regex(/^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}]+$/u)

const whenAndWhich = {
  day: z.iso.date(),
  /** 16 random-looking bytes, hex: makes this picture unlike any other, so that its fingerprint tells nothing. */
  mark: z.string().regex(/^[0-9a-f]{32}$/),
}

const animalSchema = z.object({ name: printedText, species: z.enum(['dog', 'cat']) })

/** What a souvenir is of: two animals that met in a park or outdoors, or an event somebody hosted. */
export const souvenirFactsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('park'), animals: z.tuple([animalSchema, animalSchema]), ...whenAndWhich }),
  z.object({ kind: z.literal('outing'), animals: z.tuple([animalSchema, animalSchema]), ...whenAndWhich }),
  z.object({ kind: z.literal('event'), title: printedText, ...whenAndWhich }),
])
/** What a souvenir is of, and what its picture is drawn from. */
export type SouvenirFacts = z.infer<typeof souvenirFactsSchema>

/** A name as a souvenir can carry it: no control characters, not too long, never empty. */
export function souvenirText(text: string): string {
  const printed = [...text.replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]+/gu, ' ').trim()]
  let shown = ''
  for (const letter of printed) {
    if (shown.length + letter.length > MOST_LETTERS) break
    shown += letter
  }
  return shown.trim() || '…'
}

/**
 * The mark of one occasion.
 *
 * @param reference - what nobody outside can guess: the random id of the meet-up or event.
 */
export function souvenirMark(kind: SouvenirFacts['kind'], reference: string): string {
  return bytesToHex(sha256(utf8ToBytes(`pawfect souvenir mark ${kind} ${reference}`)).subarray(0, 16))
}

/** SHA-256 of the record of an occasion, 64 hex characters: the same for everybody who was there. */
export function souvenirOccasion({ kind, mark }: Pick<SouvenirFacts, 'kind' | 'mark'>): string {
  return bytesToHex(sha256(utf8ToBytes(`pawfect souvenir occasion ${kind} ${mark}`)))
}
