import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { canonicalBytes } from '../data-integrity-proof.ts'

/**
 * Bytes of salt in every fact: 128 bits. A chip number has some 48 bits and a birth date 13, so a bare hash of
 * either is found by trying; with the salt unknown there is nothing to try against.
 */
const SALT_BYTES = 16

/** Hashed in front of every fact, so that this digest never passes for one made elsewhere. */
const FACT_DOMAIN = 'pawfect-fact/1'

/** Numbers of facts are rounded up to a multiple of this with empty digests: how much is hidden stays hidden. */
const DIGESTS_PER_STEP = 8

/** One fact with the salt that opens its digest. Whoever holds it can read and show the fact; nobody else can. */
export const openedFactSchema = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  name: z
    .string()
    .regex(/^[a-z]+(\.[1-8])?(\.[a-zA-Z]+)+$/)
    .max(60),
  value: z.string().min(1).max(200),
})
export type OpenedFact = z.infer<typeof openedFactSchema>

/** SHA-256 of salt, name and value in canonical JSON, hex: what the issuer signs in place of the fact. */
export function factDigest({ salt, name, value }: OpenedFact): string {
  return bytesToHex(sha256(canonicalBytes([FACT_DOMAIN, salt, name, value])))
}

/** Gives each fact a fresh salt from the system's random source. */
export function saltFacts(facts: Readonly<Record<string, string>>): readonly OpenedFact[] {
  return Object.entries(facts).map(([name, value]) => ({
    salt: bytesToHex(randomBytes(SALT_BYTES)),
    name,
    value,
  }))
}

/**
 * The list an issuer signs: one digest a fact, some that open nothing, sorted, so that neither order nor length
 * tells what is inside.
 */
export function digestsToSign(facts: readonly OpenedFact[]): readonly string[] {
  const wanted = Math.ceil(facts.length / DIGESTS_PER_STEP) * DIGESTS_PER_STEP
  const decoys = Array.from({ length: wanted - facts.length }, () => bytesToHex(randomBytes(32)))
  return [...facts.map(factDigest), ...decoys].sort()
}
