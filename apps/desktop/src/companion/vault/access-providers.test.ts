import { AccessUnavailableError, createIssuerKey, envelopeAccess } from '@pawfect/domain/certificates'
import { describe, expect, test } from 'vitest'
import { chosenAccess } from './access-choice.ts'
import { describeAccessProvider } from './access-provider-compliance.ts'
import { type LitClient, litAccess } from './lit-access.ts'
import { openLitClient } from './open-lit-client.ts'

describeAccessProvider('our own envelopes', envelopeAccess)

// The network cannot be reached from a test: this stands for its client, and the adapter is what is tried.
const nodes = standInForNodes()
describeAccessProvider('Lit Protocol', keys => litAccess(keys, async () => nodes))

describe('Lit Protocol, when an operator chose it', () => {
  test('error: without its package there is one clear reason, and nothing is kept', async () => {
    const keys = {
      did: createIssuerKey().did,
      ...{ signingSecret: new Uint8Array(32).fill(1), readingSecret: new Uint8Array(32).fill(2) },
    }
    const access = chosenAccess('lit:datil', keys)
    const kept = { provider: 'lit', access: { ciphertext: '', dataToEncryptHash: '', validUntil: 9e9 } }
    await expect(access.fetchKey(kept, { owner: keys.did, now: new Date() })).rejects.toMatchObject({
      code: 'certificates/access-unavailable',
      facts: { provider: 'lit', reason: 'not-installed' },
    })
  })

  test('error: nodes that do not answer are told apart from a missing package', async () => {
    class LitNodeClient {
      async connect(): Promise<void> {
        throw new Error('no node answers')
      }
    }
    class LitAccessControlConditionResource {}
    const installed = { LitNodeClient, LitAccessControlConditionResource, createSiweMessage: async () => '' }
    const opening = openLitClient('datil', async () => installed)
    await expect(opening).rejects.toBeInstanceOf(AccessUnavailableError)
    await expect(opening).rejects.toMatchObject({ facts: { reason: 'unreachable' } })
  })

  test('asks the nodes with a login of its own, and only for a time that is not over', async () => {
    const asked: Record<string, unknown>[] = []
    class LitNodeClient {
      readonly #logins = new Set<unknown>()
      connected = false
      async connect(): Promise<void> {
        this.connected = true
      }
      async getLatestBlockhash(): Promise<string> {
        return '0xabc'
      }
      async getSessionSigs(request: {
        authNeededCallback: (asked: object) => Promise<{ sig: string; address: string }>
      }) {
        const { sig, address } = await request.authNeededCallback({
          uri: 'lit:session:1',
          expiration: 'soon',
        })
        const login = { sig, address }
        this.#logins.add(login)
        return login
      }
      async encrypt(request: Record<string, unknown>) {
        asked.push(request)
        return nodes.encrypt(request as never)
      }
      async decrypt(request: Record<string, unknown>) {
        if (!this.#logins.has(request['sessionSigs'])) throw new Error('nobody is logged in')
        return { decryptedData: await nodes.decrypt(request as never) }
      }
    }
    class LitAccessControlConditionResource {}
    const createSiweMessage = async (request: object) => `sign in ${JSON.stringify(request).length}`
    const client = await openLitClient('datil', async () => ({
      ...{ LitNodeClient, LitAccessControlConditionResource, createSiweMessage },
    }))
    const conditions = [{ ...TIMESTAMP, returnValueTest: { comparator: '<=', value: '1800000000' } }]
    const dataToEncrypt = new TextEncoder().encode('an envelope')
    const sealed = await client.encrypt({ accessControlConditions: conditions, dataToEncrypt })

    expect(await client.decrypt({ accessControlConditions: conditions, ...sealed })).toEqual(dataToEncrypt)
    expect(asked).toMatchObject([{ accessControlConditions: conditions }])
  })
})

const TIMESTAMP = {
  ...{ contractAddress: '', standardContractType: 'timestamp', chain: 'ethereum' },
  ...{ method: 'eth_getBlockByNumber', parameters: ['latest'] },
}

function standInForNodes(): LitClient {
  const known = new Map<string, Uint8Array>()
  const nameOf = (conditions: unknown, number: string) => `${number} ${JSON.stringify(conditions)}`
  return {
    encrypt: async ({ accessControlConditions, dataToEncrypt }) => {
      const ciphertext = `sealed-${known.size}`
      known.set(nameOf(accessControlConditions, ciphertext), dataToEncrypt)
      return { ciphertext, dataToEncryptHash: 'hash' }
    },
    decrypt: async ({ accessControlConditions, ciphertext }) => {
      const data = known.get(nameOf(accessControlConditions, ciphertext))
      if (data === undefined) throw new Error('the conditions do not hold')
      return data
    },
  }
}
