import { randomUUID } from 'node:crypto'
import { type IssuerKey, isoSeconds } from '@pawfect/domain/certificates'
import {
  documentDigest,
  type SignedStep,
  signStep,
  type TransferDocument,
  type TransferOffer,
} from '@pawfect/domain/certificates/custody'
import type { PetId } from '@pawfect/domain/pets'
import type { TestBreeder } from './test-breeder.ts'
import type { TestWorld } from './test-world.ts'

/** An offer to hand an animal over, unsigned; anything not said is usual. */
export function offerOf(
  world: TestWorld,
  what: { readonly petId: PetId; readonly follows: string; readonly from: readonly TestBreeder[] },
  change: Partial<TransferOffer> = {},
): TransferOffer {
  const now = world.clock.now()
  return {
    type: 'PetTransferOffer',
    id: `urn:uuid:${randomUUID()}`,
    petId: what.petId,
    follows: what.follows,
    from: what.from.map(breeder => breeder.key.did),
    to: [],
    disputeDays: 14,
    offeredAt: isoSeconds(now),
    expiresAt: isoSeconds(new Date(now.getTime() + 7 * 86_400_000)),
    ...change,
  }
}

/** An answer to an offer, unsigned. */
export function answerTo<Type extends Exclude<TransferDocument['type'], 'PetTransferOffer'>>(
  world: TestWorld,
  type: Type,
  offer: TransferOffer,
) {
  return { type, offer: documentDigest(offer), at: isoSeconds(world.clock.now()) }
}

/** A step as a machine with these keys hands it in. */
export function signedBy(
  world: TestWorld,
  document: TransferDocument,
  ...keys: readonly IssuerKey[]
): { readonly step: SignedStep } {
  const signedAt = world.clock.now()
  const proofs = keys.flatMap(({ secretKey }) => signStep(document, { secretKey, signedAt }).proofs)
  return { step: { document, proofs } }
}
