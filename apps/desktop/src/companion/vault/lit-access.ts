import {
  type AccessProvider,
  AccessUnavailableError,
  type EnvelopeKeys,
  envelopeAccess,
  RecordClosedError,
} from '@pawfect/domain/certificates'
import { z } from 'zod'

const NAME = 'lit'

/** A condition that the network's nodes check against a chain before they give their parts of a key. */
export type LitCondition = {
  readonly contractAddress: string
  readonly standardContractType: string
  readonly chain: string
  readonly method: string
  readonly parameters: readonly string[]
  readonly returnValueTest: { readonly comparator: string; readonly value: string }
}

/** The part of the network's client that is used here. */
export type LitClient = {
  readonly encrypt: (request: {
    readonly accessControlConditions: readonly LitCondition[]
    readonly dataToEncrypt: Uint8Array
  }) => Promise<{ readonly ciphertext: string; readonly dataToEncryptHash: string }>
  /** @throws when the conditions do not hold. */
  readonly decrypt: (request: {
    readonly accessControlConditions: readonly LitCondition[]
    readonly ciphertext: string
    readonly dataToEncryptHash: string
  }) => Promise<Uint8Array>
}

const keptSchema = z.strictObject({
  ciphertext: z.string(),
  dataToEncryptHash: z.string(),
  validUntil: z.number().int(),
})

/**
 * Lets the Lit network watch the time: the signed envelope for the reader is encrypted once more, and the network's
 * nodes help to open it only while a public chain's clock says that the time is not over. Who may read is still
 * decided by the envelope, so the nodes learn neither the record key nor the reader.
 */
export function litAccess(keys: EnvelopeKeys, open: () => Promise<LitClient>): AccessProvider {
  const envelopes = envelopeAccess(keys)
  return {
    name: NAME,
    letIn: async (terms, recordKey) => {
      const validUntil = Math.floor(terms.validUntil.getTime() / 1000)
      const inner = await envelopes.letIn(terms, recordKey)
      const dataToEncrypt = new TextEncoder().encode(JSON.stringify(inner.access))
      const client = await open()
      const sealed = await client
        .encrypt({ accessControlConditions: [notAfter(validUntil)], dataToEncrypt })
        .catch(cause => {
          throw new AccessUnavailableError(NAME, 'unreachable', { cause })
        })
      return { provider: NAME, access: { ...keptSchema.parse({ ...sealed, validUntil }) } }
    },
    fetchKey: async ({ provider, access }, expected) => {
      const kept = keptSchema.safeParse(access)
      if (provider !== NAME || !kept.success) throw new RecordClosedError('grant-forged')
      const { validUntil, ...sealed } = kept.data
      if (expected.now.getTime() > validUntil * 1000) throw new RecordClosedError('grant-expired')
      const client = await open()
      const opened = await client
        .decrypt({ ...sealed, accessControlConditions: [notAfter(validUntil)] })
        .catch(cause => {
          throw new AccessUnavailableError(NAME, 'unreachable', { cause })
        })
      return envelopes.fetchKey({ provider: envelopes.name, access: parseEnvelope(opened) }, expected)
    },
  }
}

/** The latest block of the chain is not younger than this many Unix seconds. */
function notAfter(unixSeconds: number): LitCondition {
  return {
    contractAddress: '',
    standardContractType: 'timestamp',
    chain: 'ethereum',
    method: 'eth_getBlockByNumber',
    parameters: ['latest'],
    returnValueTest: { comparator: '<=', value: String(unixSeconds) },
  }
}

function parseEnvelope(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    throw new RecordClosedError('grant-forged')
  }
}
