import { z } from 'zod'

/** In what capacity somebody signs. Nobody here hands out these roles: an issuer states its own. */
export const attesterRoleSchema = z.enum(['registry', 'vet', 'shelter', 'breeder', 'owner'])
export type AttesterRole = z.infer<typeof attesterRoleSchema>

/**
 * How far a word carries, from 1 (the owner's own) to 4, beside what it is about. An ordering to show and to sort
 * by, not a probability.
 */
const WEIGHTS: Readonly<Record<AttesterRole, number>> = {
  registry: 4,
  vet: 4,
  shelter: 3,
  breeder: 2,
  owner: 1,
}

/**
 * How far an attester's word carries.
 *
 * @param vouched - whether the verifier knows this key to be what it says; a role that is only stated counts as
 *   an owner's word, whatever it calls itself.
 * @returns 1 to 4.
 */
export function attesterWeight(role: AttesterRole, vouched: boolean): number {
  return vouched ? WEIGHTS[role] : WEIGHTS.owner
}
