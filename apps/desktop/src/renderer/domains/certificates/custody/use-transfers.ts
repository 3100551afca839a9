import { isoSeconds, issuerDidSchema } from '@pawfect/domain/certificates'
import {
  documentDigest,
  type TransferDocument,
  type TransferOffer,
  type TransferSummary,
} from '@pawfect/domain/certificates/custody'
import { petIdSchema } from '@pawfect/domain/pets'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { BridgeError, type PublicSigningKey } from '../../../bridge/index.ts'
import { type AccountScope, host, useAccountScope } from '../../shell/host.ts'
import { serverClient, useTRPC } from '../../shell/server-client.ts'
import { registeredKey } from './registered-key.ts'

/** An offer is open for this long, unless it is taken back. */
const OFFER_OPEN_MS = 14 * 86_400_000

/** Something this person may hand over, and what the handover has to follow. */
export type Holding = {
  readonly petId: string
  readonly animalName: string
  readonly follows: string
  /** The key that has to sign. */
  readonly did: string
}

/** Signs an offer on this machine and sends it. */
export function useOfferTransfer(): UseMutationResult<
  TransferSummary,
  Error,
  { readonly holding: Holding; readonly takerDid: string; readonly disputeDays: number }
> {
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ holding, takerDid, disputeDays }) => {
      const key = await keyAmong(accountId, [holding.did])
      const now = new Date()
      const offer: TransferOffer = {
        type: 'PetTransferOffer',
        id: `urn:uuid:${crypto.randomUUID()}`,
        petId: petIdSchema.parse(holding.petId),
        follows: holding.follows,
        from: [issuerDidSchema.parse(key.did)],
        to: [{ key: issuerDidSchema.parse(takerDid.trim()), role: 'owner' }],
        disputeDays,
        offeredAt: isoSeconds(now),
        expiresAt: isoSeconds(new Date(now.getTime() + OFFER_OPEN_MS)),
      }
      const step = await signedStep(accountId, key, offer)
      return serverClient.certificates.offerTransfer.mutate({ step })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.certificates.pathKey() }),
  })
}

/** What one side answers to an offer. */
export type TransferAnswer = {
  readonly transfer: TransferSummary
  readonly step: 'accept' | 'withdraw' | 'dispute'
  readonly reason?: string
}

/** Signs an answer on this machine and sends it. */
export function useAnswerTransfer(): UseMutationResult<TransferSummary, Error, TransferAnswer> {
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (answer: TransferAnswer) => answerTransfer(accountId, answer),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.certificates.pathKey() }),
  })
}

async function answerTransfer(
  accountId: AccountScope,
  { transfer, step, reason = '' }: TransferAnswer,
): Promise<TransferSummary> {
  const offer = transfer.steps[0]?.document
  if (offer?.type !== 'PetTransferOffer') throw noKey()
  const sides = { givers: offer.from, takers: offer.to.map(owner => owner.key) }
  const signers = {
    accept: sides.takers,
    withdraw: sides.givers,
    dispute: [...sides.givers, ...sides.takers],
  }
  const key = await keyAmong(accountId, signers[step])
  const answered = { offer: documentDigest(offer), at: isoSeconds(new Date()) }
  const { certificates } = serverClient
  switch (step) {
    case 'accept': {
      const accepted = await signedStep(accountId, key, { type: 'PetTransferAcceptance', ...answered })
      return certificates.acceptTransfer.mutate({ step: accepted })
    }
    case 'withdraw': {
      const withdrawn = await signedStep(accountId, key, { type: 'PetTransferWithdrawal', ...answered })
      return certificates.withdrawTransfer.mutate({ step: withdrawn })
    }
    case 'dispute': {
      const disputed = await signedStep(accountId, key, { type: 'PetTransferDispute', ...answered, reason })
      return certificates.disputeTransfer.mutate({ step: disputed })
    }
  }
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

async function signedStep(accountId: AccountScope, key: PublicSigningKey, document: TransferDocument) {
  const { step } = await host().certificates.signTransferStep({
    ...{ accountId, keyId: key.keyId, document, earlier: [] },
  })
  return step
}
