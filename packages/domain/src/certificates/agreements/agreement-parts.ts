import { z } from 'zod'

/** Languages a readable agreement is written in. */
export const agreementLanguageSchema = z.enum(['en', 'de'])
export type AgreementLanguage = z.infer<typeof agreementLanguageSchema>

/** A line somebody typed: no control characters, nothing that turns the reading direction. */
export const agreementLineSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u)

/** Further wishes in the sides' own words; line breaks are kept. */
export const agreementNotesSchema = z
  .string()
  .trim()
  .max(2_000)
  .regex(/^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\n)*$/u)

/** An animal an agreement is about, as both sides know it. */
export const agreedAnimalSchema = z.strictObject({
  name: agreementLineSchema,
  /** Studbook number, or null where there is none. */
  registration: agreementLineSchema.nullable(),
})
export type AgreedAnimal = z.infer<typeof agreedAnimalSchema>

/** Somebody an agreement names. */
export const agreedPersonSchema = z.strictObject({ name: agreementLineSchema })

/** Money as it stands in an agreement: cents of one currency. */
export const agreedCentsSchema = z.number().int().min(0).max(100_000_000)

/** Whether money goes from hand to hand, or is held until a milestone stands. */
export const settlementSchema = z.enum(['between-us', 'held'])
export type Settlement = z.infer<typeof settlementSchema>

/** ISO 4217. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/)

/** How long a step may take. The contract refuses less than an hour and more than two years. */
export const stepDaysSchema = z.number().int().min(1).max(730)

/** A day in seconds, the unit of the contract. */
export const DAY_SECONDS = 86_400

/** An amount as people read it, for example `1,200.50 EUR` or `1.200,50 EUR`. */
export function moneyInWords(cents: number, currency: string, language: AgreementLanguage): string {
  const [whole, decimal] = language === 'de' ? ['.', ','] : [',', '.']
  const units = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, whole)
  return `${units}${decimal}${String(cents % 100).padStart(2, '0')} ${currency}`
}
