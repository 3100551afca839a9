import { isoSeconds, issuerDidSchema, type OwnerRole } from '@pawfect/domain/certificates'
import {
  documentDigest,
  type GatheredStep,
  signaturesNeeded,
  type TransferDocument,
  type TransferOffer,
  type TransferSummary,
  type WaitingStep,
} from '@pawfect/domain/certificates/custody'
import { petIdSchema } from '@pawfect/domain/pets'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { BridgeError, type PublicSigningKey } from '../../../../bridge/index.ts'
import { type AccountScope, host, useAccountScope } from '../../../shell/host.ts'
import { serverClient, useTRPC } from '../../../shell/server-client.ts'
import { registeredKey } from '../registered-key.ts'
import type { Holding } from './use-holdings.ts'

/** An offer is open for this long, unless it is taken back. */
const OFFER_OPEN_MS = 14 * 86_400_000

/** Somebody who owns the animal after a handover: their key code, as typed, and their part. */
export type OwnerRow = { readonly key: string; readonly role: OwnerRole }

/** What somebody offers: an animal, and who owns it afterwards. */
export type OfferMade = {
  readonly holding: Holding
  readonly owners: readonly OwnerRow[]
  readonly disputeDays: number
}

/**
 * Signs an offer on this machine and sends it. Whoever goes on owning the animal agrees with the same click; the
 * signatures of everybody else are waited for.
 */
export function useOfferTransfer(): UseMutationResult<GatheredStep, Error, OfferMade> {
  const accountId = useAccountScope()
  return useCustodyMutation(async ({ holding, owners, disputeDays }: OfferMade) => {
    const now = new Date()
    const offer: TransferOffer = {
      type: 'PetTransferOffer',
      id: `urn:uuid:${crypto.randomUUID()}`,
      petId: petIdSchema.parse(holding.petId),
      follows: holding.follows,
      from: holding.signers.map(did => issuerDidSchema.parse(did)),
      to: owners.map(({ key, role }) => ({ key: issuerDidSchema.parse(key.trim()), role })),
      disputeDays,
      offeredAt: isoSeconds(now),
      expiresAt: isoSeconds(new Date(now.getTime() + OFFER_OPEN_MS)),
    }
    return signAndGo(accountId, offer, offer)
  })
}

/** What one side answers to an offer. `outcome` is for settling, `reason` for objecting. */
export type TransferAnswer = {
  readonly transfer: Pick<TransferSummary, 'offerDigest' | 'steps'>
  readonly step: 'accept' | 'withdraw' | 'dispute' | 'settle'
  readonly reason?: string
  readonly outcome?: 'stands' | 'undone'
}

/** Signs an answer on this machine and sends it; joins what others have signed of the same already. */
export function useAnswerTransfer(): UseMutationResult<GatheredStep, Error, TransferAnswer> {
  const accountId = useAccountScope()
  return useCustodyMutation((answer: TransferAnswer) => answerTransfer(accountId, answer))
}

/** Adds this person's signature to a step that waits for it. */
export function useSignWaiting(): UseMutationResult<GatheredStep, Error, WaitingStep> {
  const accountId = useAccountScope()
  return useCustodyMutation((waiting: WaitingStep) =>
    signAndGo(accountId, waiting.step.document, waiting.offer),
  )
}

/** Says no to a waiting step; it is gone for everybody. */
export function useRefuseWaiting(): UseMutationResult<{ readonly digest: string }, Error, WaitingStep> {
  return useCustodyMutation(({ digest }: WaitingStep) =>
    serverClient.certificates.refuseTransferStep.mutate({ digest }),
  )
}

function useCustodyMutation<Input, Output>(
  mutationFn: (input: Input) => Promise<Output>,
): UseMutationResult<Output, Error, Input> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: trpc.certificates.pathKey() })
      // A finished handover takes the animal's page along.
      await queries.invalidateQueries({ queryKey: trpc.pets.pathKey() })
    },
  })
}

async function answerTransfer(accountId: AccountScope, answer: TransferAnswer): Promise<GatheredStep> {
  const offer = answer.transfer.steps[0]?.document
  if (offer?.type !== 'PetTransferOffer') throw noKey()
  const { waiting } = await serverClient.certificates.listMyTransfers.query()
  const begun = waiting.find(it => says(it, answer))
  return signAndGo(accountId, begun?.step.document ?? documentOf(answer, documentDigest(offer)), offer)
}

const TYPES = {
  accept: 'PetTransferAcceptance',
  withdraw: 'PetTransferWithdrawal',
  dispute: 'PetTransferDispute',
  settle: 'PetTransferSettlement',
} as const

function says(
  { offerDigest, step }: WaitingStep,
  { transfer, step: kind, outcome }: TransferAnswer,
): boolean {
  const { document } = step
  if (offerDigest !== transfer.offerDigest || document.type !== TYPES[kind]) return false
  return document.type !== 'PetTransferSettlement' || document.outcome === outcome
}

function documentOf(
  { step, reason = '', outcome = 'stands' }: TransferAnswer,
  offer: string,
): TransferDocument {
  const answered = { offer, at: isoSeconds(new Date()) }
  switch (step) {
    case 'accept':
      return { type: TYPES.accept, ...answered }
    case 'withdraw':
      return { type: TYPES.withdraw, ...answered }
    case 'dispute':
      return { type: TYPES.dispute, ...answered, reason }
    case 'settle':
      return { type: TYPES.settle, ...answered, outcome }
  }
}

/** Signs, sends, and where an offer becomes whole with it, accepts for whoever goes on owning the animal. */
async function signAndGo(
  accountId: AccountScope,
  document: TransferDocument,
  offer: TransferOffer,
): Promise<GatheredStep> {
  const { keys } = signaturesNeeded(document.type, offer)
  const key = await keyAmong(accountId, keys)
  const { step } = await host().certificates.signTransferStep({
    ...{ accountId, keyId: key.keyId, document, earlier: [] },
  })
  const gathered = await serverClient.certificates.gatherTransferStep.mutate({ step })
  const isOffered = gathered.kind === 'taken' && gathered.transfer.state === 'offered'
  const staysOwner = offer.to.some(owner => owner.key === key.did)
  if (document.type !== 'PetTransferOffer' || !isOffered || !staysOwner) return gathered
  return answerTransfer(accountId, { transfer: gathered.transfer, step: 'accept' })
}

async function keyAmong(accountId: AccountScope, dids: readonly string[]): Promise<PublicSigningKey> {
  const { keys } = await host().certificates.listKeys({ accountId })
  const key = keys.find(it => dids.includes(it.did))
  if (key === undefined) throw noKey()
  return registeredKey(accountId, { key, keyLabel: key.label })
}

function noKey(): BridgeError {
  return new BridgeError({
    code: 'certificates/key-missing',
    message: 'no key on this machine may sign this',
  })
}
