import { type SignedStep, signersOf, type TransferDocument, type TransferOffer } from './transfer-step.ts'

/** Who has to sign a step of a transfer: every one of these keys, or any one of them. */
export type NeededSignatures = { readonly keys: readonly string[]; readonly howMany: 'all' | 'one' }

/**
 * Whose signatures a step needs. Taking an offer back and objecting need one; everything that binds needs all.
 *
 * @param offer - what the step answers; the step itself when it is the offer.
 */
export function signaturesNeeded(type: TransferDocument['type'], offer: TransferOffer): NeededSignatures {
  const givers = [...new Set(offer.from)]
  const takers = [...new Set(offer.to.map(owner => owner.key))]
  const both = [...new Set([...givers, ...takers])]
  switch (type) {
    case 'PetTransferOffer':
      return { keys: givers, howMany: 'all' }
    case 'PetTransferAcceptance':
      return { keys: takers, howMany: 'all' }
    case 'PetTransferWithdrawal':
      return { keys: givers, howMany: 'one' }
    case 'PetTransferDispute':
      return { keys: both, howMany: 'one' }
    case 'PetTransferSettlement':
      return { keys: both, howMany: 'all' }
  }
}

/** The keys a step still waits for; none when it is complete. A signature that does not hold counts for nobody. */
export function missingSigners(step: SignedStep, offer: TransferOffer): readonly string[] {
  const { keys, howMany } = signaturesNeeded(step.document.type, offer)
  const signers = signersOf(step)
  if (howMany === 'one') return keys.some(key => signers.has(key)) ? [] : keys
  return keys.filter(key => !signers.has(key))
}

/**
 * Puts signatures of several machines on one document together: one a key, only of those it needs, and only such
 * that hold. Which of them came first changes nothing but the order.
 *
 * @param steps - the same document, signed by some each.
 */
export function gatherSignatures(
  steps: readonly [SignedStep, ...SignedStep[]],
  offer: TransferOffer,
): SignedStep {
  const [{ document }] = steps
  const { keys } = signaturesNeeded(document.type, offer)
  const proofs = steps.flatMap(step => step.proofs)
  const holding = keys.flatMap(
    key => proofs.find(proof => signersOf({ document, proofs: [proof] }).has(key)) ?? [],
  )
  return { document, proofs: holding }
}
