import { DomainError } from '../../domain-error.ts'
import type { OwnerRole } from '../attestations/fact-vocabulary.ts'
import { missingSigners } from './transfer-signatures.ts'
import { documentDigest, type SignedStep, type TransferOffer, type WitnessedStep } from './transfer-step.ts'

/**
 * `offered`: one side has signed. `lapsed`: nobody accepted in time. `withdrawn`: taken back before anybody did.
 * `accepted`: both have signed, and either may still object. `disputed`: one does. `undone`: both agreed that it
 * did not happen. `final`: both have signed and the time to object is over, or both agreed that it stands.
 */
export type TransferState = 'offered' | 'lapsed' | 'withdrawn' | 'accepted' | 'disputed' | 'undone' | 'final'

/** Where a transfer stands. `finalAt` is when it became, or becomes if nobody objects, final. */
export type TransferStanding = {
  readonly offer: TransferOffer
  readonly state: TransferState
  readonly acceptedAt: string | null
  readonly finalAt: string | null
  /** Digest of the acceptance, which the next transfer follows; null before there is one. */
  readonly acceptance: string | null
}

/** A step that cannot follow the ones before it: a signature is missing, or it is too late or too early. */
export class TransferStepError extends DomainError {
  override readonly name = 'TransferStepError'
  readonly code = 'certificates/transfer-step-refused'
  override readonly facts: { readonly reason: TransferStepRefusal }
  constructor(reason: TransferStepRefusal) {
    super(`this step of a transfer is refused: ${reason}`)
    this.facts = { reason }
  }
}
export type TransferStepRefusal =
  | 'not-an-offer'
  | 'signature-missing'
  | 'another-offer'
  | 'out-of-order'
  | 'not-open'
  | 'too-late'
  | 'another-waits'

const DAY_MS = 86_400_000

/** Owners whose signatures a transfer needs: all of them but breeders on contract and keepers. */
export function mustSignTransfer(
  owners: readonly { readonly key: string; readonly role: OwnerRole }[],
): readonly string[] {
  const signing = owners.filter(owner => owner.role === 'owner' || owner.role === 'co-owner')
  return (signing.length > 0 ? signing : owners).map(owner => owner.key)
}

/**
 * Where a transfer stands at a moment, from its steps alone. Every step is checked as it comes.
 *
 * @param steps - as the service received them, the offer first.
 * @throws {TransferStepError} when a step could not have followed the ones before it.
 */
export function transferStandingAt(steps: readonly WitnessedStep[], at: Date): TransferStanding {
  const [first, ...rest] = steps
  if (first?.document.type !== 'PetTransferOffer') throw new TransferStepError('not-an-offer')
  const offer = first.document
  assertSigned(first, offer)
  let standing: TransferStanding = {
    offer,
    state: 'offered',
    acceptedAt: null,
    finalAt: null,
    acceptance: null,
  }
  let last = first.receivedAt
  for (const step of rest) {
    if (Date.parse(step.receivedAt) > at.getTime()) break
    if (Date.parse(step.receivedAt) < Date.parse(last)) throw new TransferStepError('out-of-order')
    standing = take(settledBy(standing, new Date(step.receivedAt)), step)
    last = step.receivedAt
  }
  return settledBy(standing, at)
}

/** What the passing of time alone makes of a transfer. */
function settledBy(standing: TransferStanding, at: Date): TransferStanding {
  const { state, offer, finalAt } = standing
  if (state === 'offered' && at.getTime() > Date.parse(offer.expiresAt))
    return { ...standing, state: 'lapsed' }
  if (state === 'accepted' && finalAt !== null && at.getTime() >= Date.parse(finalAt))
    return { ...standing, state: 'final' }
  return standing
}

function take(standing: TransferStanding, step: WitnessedStep): TransferStanding {
  const { offer, state } = standing
  const { document } = step
  if (document.type === 'PetTransferOffer') throw new TransferStepError('not-an-offer')
  if (document.offer !== documentDigest(offer)) throw new TransferStepError('another-offer')
  switch (document.type) {
    case 'PetTransferAcceptance':
      assertState(state, ['offered'])
      assertSigned(step, offer)
      return acceptedBy(standing, step)
    case 'PetTransferWithdrawal':
      assertState(state, ['offered'])
      assertSigned(step, offer)
      return { ...standing, state: 'withdrawn' }
    case 'PetTransferDispute':
      assertState(state, ['accepted'])
      assertSigned(step, offer)
      return { ...standing, state: 'disputed' }
    case 'PetTransferSettlement':
      assertState(state, ['disputed'])
      assertSigned(step, offer)
      return document.outcome === 'undone'
        ? { ...standing, state: 'undone', finalAt: null }
        : { ...standing, state: 'final', finalAt: step.receivedAt }
  }
}

function acceptedBy(standing: TransferStanding, step: WitnessedStep): TransferStanding {
  const acceptedMs = Date.parse(step.receivedAt)
  const finalAt = new Date(acceptedMs + standing.offer.disputeDays * DAY_MS).toISOString()
  return {
    ...standing,
    state: 'accepted',
    acceptedAt: step.receivedAt,
    finalAt: `${finalAt.slice(0, 19)}Z`,
    acceptance: documentDigest(step.document),
  }
}

function assertState(state: TransferState, allowed: readonly TransferState[]): void {
  if (allowed.includes(state)) return
  throw new TransferStepError(state === 'lapsed' || state === 'final' ? 'too-late' : 'not-open')
}

function assertSigned(step: SignedStep, offer: TransferOffer): void {
  if (missingSigners(step, offer).length > 0) throw new TransferStepError('signature-missing')
}
