import { type IssuerKey, issuerKeyFrom } from '../issuer-key.ts'
import { credentialDigest } from '../ownership-credential.ts'
import { TEST_KEYS, testCredential } from '../test-certificate.ts'
import type { CustodyStart } from './custody-file.ts'
import {
  documentDigest,
  signStep,
  type TransferDocument,
  type TransferOffer,
  type WitnessedStep,
} from './transfer-step.ts'

/** Owners of the tests, by key. */
export const [ana, ben, dora] = [10, 11, 12].map(seed => issuerKeyFrom(new Uint8Array(32).fill(seed))) as [
  IssuerKey,
  IssuerKey,
  IssuerKey,
]
/** The breeder, and somebody who wants what is not theirs. */
export const { carla, mallory } = TEST_KEYS
/** What Luna's history begins with. */
export const deed: CustodyStart = { kind: 'deed', credential: testCredential() }

/** Carla hands Luna to Ana, with something changed. */
export function offer(change: Partial<TransferOffer> = {}): TransferOffer {
  return {
    type: 'PetTransferOffer',
    id: 'urn:uuid:1f1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
    petId: 'pet-luna-0001' as TransferOffer['petId'],
    follows: credentialDigest(deed.credential),
    from: [carla.did],
    to: [{ key: ana.did, role: 'owner' }],
    disputeDays: 14,
    offeredAt: '2026-06-01T10:00:00Z',
    expiresAt: '2026-06-08T10:00:00Z',
    ...change,
  }
}

/** A step everybody named has signed, as the service received it. */
export function step(
  document: TransferDocument,
  signers: readonly IssuerKey[],
  receivedAt: string,
): WitnessedStep {
  const signedAt = new Date(receivedAt)
  const proofs = signers.flatMap(({ secretKey }) => signStep(document, { secretKey, signedAt }).proofs)
  return { document, proofs, receivedAt }
}

/** An answer to an offer, unsigned. */
export function answer(
  type: 'PetTransferAcceptance' | 'PetTransferWithdrawal',
  to: TransferOffer,
  at: string,
) {
  return { type, offer: documentDigest(to), at } as const
}

/** Offer and acceptance a day later, signed by these. */
export function handOver(what: TransferOffer, givers: readonly IssuerKey[], takers: readonly IssuerKey[]) {
  const acceptance = answer('PetTransferAcceptance', what, '2026-06-02T10:00:00Z')
  return {
    acceptance,
    steps: [step(what, givers, '2026-06-01T10:00:00Z'), step(acceptance, takers, '2026-06-02T10:00:00Z')],
  }
}

/** Luna goes from Carla to Ana. */
export const first = handOver(offer(), [carla], [ana])
/** Ana's offer to Ben, a month later. */
const onward = offer({
  id: 'urn:uuid:2f1c3d7a-0c1f-4a53-9f57-1d2c3b4a5968',
  follows: documentDigest(first.acceptance),
  from: [ana.did],
  to: [{ key: ben.did, role: 'owner' }],
  offeredAt: '2026-07-01T10:00:00Z',
  expiresAt: '2026-07-08T10:00:00Z',
})
/** Luna goes on from Ana to Ben. */
export const second = [
  step(onward, [ana], '2026-07-01T10:00:00Z'),
  step(answer('PetTransferAcceptance', onward, '2026-07-02T10:00:00Z'), [ben], '2026-07-02T10:00:00Z'),
]
