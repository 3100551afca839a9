import type { CertificateSummary } from '@pawfect/domain/certificates'
import {
  documentDigest,
  mustSignTransfer,
  type TransferOffer,
  type TransferSummary,
} from '@pawfect/domain/certificates/custody'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../../shell/server-client.ts'

/** Something this person may hand over, alone or with others, and what the handover has to follow. */
export type Holding = {
  readonly petId: string
  readonly animalName: string
  readonly follows: string
  /** Who owns it now, by key; empty where a deed gives a name but no key. */
  readonly owners: TransferOffer['to']
  /** The keys that have to sign an offer. */
  readonly signers: readonly string[]
}

/** What this person can hand over: animals they certified, and animals that became theirs. */
export function useHoldings(): readonly Holding[] {
  const trpc = useTRPC()
  const deeds = useQuery(trpc.certificates.listMyCertificates.queryOptions())
  const listed = useQuery(trpc.certificates.listMyTransfers.queryOptions())
  const transfers = listed.data?.transfers ?? []
  const passedOn = new Set(transfers.flatMap(followedBySettled))
  return [
    ...(deeds.data?.certificates ?? [])
      .filter(deed => deed.issuedByMe && deed.state !== 'revoked')
      .map(fromDeed),
    ...transfers.flatMap(fromTransfer),
  ].filter(holding => !passedOn.has(holding.follows))
}

/** What a finished handover has continued cannot be handed over again. */
function followedBySettled({ state, steps }: TransferSummary): readonly string[] {
  const offer = steps[0]?.document
  return state === 'final' && offer?.type === 'PetTransferOffer' ? [offer.follows] : []
}

function fromDeed({ petId, animalName, ownerName, digest, issuerDid }: CertificateSummary): Holding {
  const name = `${animalName} (${ownerName})`
  return { petId, animalName: name, follows: digest, owners: [], signers: [issuerDid] }
}

function fromTransfer({ state, side, steps, petId, animalName }: TransferSummary): readonly Holding[] {
  const [offer, acceptance] = steps.map(step => step.document)
  if (state !== 'final' || side === 'giver' || offer?.type !== 'PetTransferOffer' || acceptance === undefined)
    return []
  const { to } = offer
  const follows = documentDigest(acceptance)
  return [{ petId, animalName: animalName ?? petId, follows, owners: to, signers: mustSignTransfer(to) }]
}
