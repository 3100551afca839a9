import { randomBytes } from 'node:crypto'
import { AccessUnavailableError, chainAddressOf, signPersonalMessage } from '@pawfect/domain/certificates'
import { z } from 'zod'
import type { LitClient } from './lit-access.ts'

/** The operator's own choice and installation; never dependencies of ours (see decision 0007). */
const CLIENT_PACKAGE = '@lit-protocol/lit-node-client'
const LOGIN_PACKAGE = '@lit-protocol/auth-helpers'

const CHAIN = 'ethereum'
/** One look at one record. */
const LOGIN_LASTS_MS = 10 * 60_000

const isFunction = (value: unknown) => typeof value === 'function'
const aClass = z.custom<new (options: unknown) => object>(isFunction)
const clientPackageSchema = z.object({ LitNodeClient: aClass })
const loginPackageSchema = z.object({
  LitAccessControlConditionResource: aClass,
  createSiweMessage: z.custom<(request: object) => Promise<string>>(isFunction),
})
type LoginPackage = z.infer<typeof loginPackageSchema>

const encryptedSchema = z.object({ ciphertext: z.string(), dataToEncryptHash: z.string() })
const decryptedSchema = z.object({ decryptedData: z.instanceof(Uint8Array) })
const loginAskedSchema = z.object({ uri: z.string(), expiration: z.string() })

/** Loads a package by name; a test may replace it. */
type Load = (name: string) => Promise<unknown>
type Call = (method: string, request?: object) => Promise<unknown>

/**
 * Loads the network's client, which the operator has installed beside the app, and connects it.
 *
 * @param network - the network's name, for example `datil`.
 * @throws {AccessUnavailableError} `not-installed`, or `unreachable` when its nodes do not answer.
 */
export async function openLitClient(
  network: string,
  load: Load = async name => import(name),
): Promise<LitClient> {
  const { LitNodeClient } = clientPackageSchema.parse(await loaded(load, CLIENT_PACKAGE))
  const login = loginPackageSchema.parse(await loaded(load, LOGIN_PACKAGE))
  const client = new LitNodeClient({ litNetwork: network, debug: false })
  // Its methods want their object: called through Reflect, whatever else it is made of.
  const call: Call = async (method, request) =>
    Reflect.apply(z.custom<() => unknown>(isFunction).parse(Reflect.get(client, method)), client, [request])
  await call('connect').catch((cause: unknown) => {
    throw new AccessUnavailableError('lit', 'unreachable', { cause })
  })
  return {
    encrypt: async request => encryptedSchema.parse(await call('encrypt', request)),
    decrypt: async request => {
      const sessionSigs = await logIn({ client, call, login })
      const answer = await call('decrypt', { ...request, chain: CHAIN, sessionSigs })
      return decryptedSchema.parse(answer).decryptedData
    },
  }
}

async function loaded(load: Load, name: string): Promise<unknown> {
  try {
    return await load(name)
  } catch (cause) {
    throw new AccessUnavailableError('lit', 'not-installed', { cause })
  }
}

/** The nodes answer nobody without a login. Ours asks for no rights, so a fresh key is as good as any. */
async function logIn(parts: {
  readonly client: object
  readonly call: Call
  readonly login: LoginPackage
}): Promise<unknown> {
  const { client, call, login } = parts
  const secret = new Uint8Array(randomBytes(32))
  const address = chainAddressOf(secret)
  const resource = new login.LitAccessControlConditionResource('*')
  const resourceAbilityRequests = [{ resource, ability: 'access-control-condition-decryption' }]
  const expiration = new Date(Date.now() + LOGIN_LASTS_MS).toISOString()
  const authNeededCallback = async (asked: unknown) => {
    const signedMessage = await login.createSiweMessage({
      ...loginAskedSchema.parse(asked),
      ...{ resources: resourceAbilityRequests, walletAddress: address, litNodeClient: client },
      nonce: await call('getLatestBlockhash'),
    })
    const sig = signPersonalMessage(signedMessage, secret)
    return { sig, derivedVia: 'web3.eth.personal.sign', signedMessage, address }
  }
  return call('getSessionSigs', { chain: CHAIN, expiration, resourceAbilityRequests, authNeededCallback })
}
