import type { OpenedFact } from '@pawfect/domain/certificates'
import {
  type CustodyStart,
  type CustodyStretch,
  documentDigest,
  type WitnessedStep,
} from '@pawfect/domain/certificates/custody'
import type { Database } from '../../procedures/index.ts'
import { listCoOwnerships } from './attestations-store.ts'
import { listDeedsOf } from './certificates-store.ts'
import { listTransfersOf, type TransferRow } from './transfers-store.ts'

type Beginning = { readonly digest: string; readonly start: CustodyStart }

/**
 * Puts everything that was signed about who owns an animal in order: one stretch a certificate that was not
 * revoked, each followed by the transfers that continue it.
 */
export async function custodyOfPet(db: Database, petId: string): Promise<readonly CustodyStretch[]> {
  const transfers = await listTransfersOf(db, petId)
  const beginnings = await beginningsOf(db, petId, transfers)
  return beginnings
    .map(({ digest, start }) => ({ start, transfers: [...continuing(digest, transfers)] }))
    .sort(
      (one, other) =>
        Date.parse(one.start.credential.validFrom) - Date.parse(other.start.credential.validFrom),
    )
}

async function beginningsOf(
  db: Database,
  petId: string,
  transfers: readonly TransferRow[],
): Promise<readonly Beginning[]> {
  const deeds = await listDeedsOf(db, petId)
  const coOwnerships = await listCoOwnerships(db, petId)
  return [
    ...deeds
      .filter(row => row.revocation === null)
      .map(({ digest, credential }) => ({ digest, start: { kind: 'deed' as const, credential } })),
    ...coOwnerships
      .filter(row => row.revocation === null)
      .map(({ digest, credential }) => {
        const owners: OpenedFact[] = [...(transfers.find(it => it.follows === digest)?.owners ?? [])]
        return { digest, start: { kind: 'co-ownership' as const, credential, owners } }
      }),
  ]
}

/** The transfers that continue a paper, then those that continue the last one accepted, and so on. */
function continuing(digest: string, transfers: readonly TransferRow[]): readonly WitnessedStep[][] {
  const found: WitnessedStep[][] = []
  let follows: string | null = digest
  while (follows !== null) {
    const tries: readonly TransferRow[] = transfers.filter(transfer => transfer.follows === follows)
    found.push(...tries.map(transfer => [...transfer.steps]))
    const accepted: WitnessedStep | undefined = tries
      .flatMap(transfer => transfer.steps)
      .findLast(step => step.document.type === 'PetTransferAcceptance')
    follows = accepted === undefined ? null : documentDigest(accepted.document)
  }
  return found
}
