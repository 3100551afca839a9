import { z } from 'zod'
import type { HexText } from './typed-data.ts'

/** A whole number below 2^256, in decimal. */
const wholeSchema = z.string().regex(/^\d{1,78}$/)

/** 32 bytes, hex with `0x`. */
export const chainDigestSchema = z.string().regex(/^0x[0-9a-f]{64}$/) as unknown as z.ZodType<HexText>

/** A signature and what makes it good once: a random number, and Unix seconds until when. */
export const signedOnceSchema = z.object({
  nonce: wholeSchema,
  deadline: z.string().regex(/^\d{1,20}$/),
  signature: z.string().regex(/^0x[0-9a-f]{128}(1b|1c)$/) as unknown as z.ZodType<HexText>,
})
/** A signature and what makes it good once. */
export type SignedOncePart = z.infer<typeof signedOnceSchema>

/** The two numbers of a {@link SignedOncePart}, as they stand in a signed document. */
export function onceOf(part: Pick<SignedOncePart, 'nonce' | 'deadline'>): {
  readonly nonce: bigint
  readonly deadline: bigint
} {
  return { nonce: BigInt(part.nonce), deadline: BigInt(part.deadline) }
}
