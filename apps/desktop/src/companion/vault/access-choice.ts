import {
  type AccessProvider,
  AccessUnavailableError,
  type EnvelopeKeys,
  envelopeAccess,
  type KeptAccess,
  RecordClosedError,
} from '@pawfect/domain/certificates'
import { litAccess } from './lit-access.ts'
import { openLitClient } from './open-lit-client.ts'

/** Who keeps record keys for readers: our own envelopes, or `lit:NETWORK` when the operator chose it. */
export type AccessChoice = 'envelopes' | `lit:${string}`

/** The provider that new shares are kept with. */
export function chosenAccess(choice: AccessChoice, keys: EnvelopeKeys): AccessProvider {
  return choice === 'envelopes'
    ? envelopeAccess(keys)
    : litAccess(keys, () => openLitClient(choice.slice('lit:'.length)))
}

/**
 * Gets a record's key out of what is kept for this account's machines: each was kept for one of them.
 *
 * @throws {RecordClosedError} when none is for this machine, or its time is over.
 * @throws {AccessUnavailableError} when whoever keeps it cannot be asked from here.
 */
export async function fetchRecordKey(
  choice: AccessChoice,
  keys: EnvelopeKeys,
  { accesses, ownerDid }: { readonly accesses: readonly KeptAccess[]; readonly ownerDid: string },
): Promise<Uint8Array> {
  let refusal: Error = new RecordClosedError('not-for-this-reader')
  for (const kept of accesses) {
    const provider = kept.provider === 'envelopes' ? envelopeAccess(keys) : chosenAccess(choice, keys)
    if (provider.name !== kept.provider) throw new AccessUnavailableError(kept.provider, 'not-installed')
    try {
      return await provider.fetchKey(kept, { owner: ownerDid, now: new Date() })
    } catch (error) {
      if (!(error instanceof RecordClosedError)) throw error
      if (error.facts.reason !== 'not-for-this-reader') refusal = error
    }
  }
  throw refusal
}
