import { randomUUID } from 'node:crypto'
import {
  createIssuerKey,
  type IssuerKey,
  issuerKeyFrom,
  presentFacts,
  provePossession,
  signAttestation,
  signClaim,
  signOwnershipCredential,
  verificationMethodOf,
  verifyPaper,
} from '@pawfect/domain/certificates'
import { signStep } from '@pawfect/domain/certificates/custody'
import { type AccountScope, BridgeError, type BridgeHandlers } from '../../bridge/index.ts'
import type { KeyVault } from '../keys/key-vault.ts'
import type { BundleStore } from '../store/bundle-store.ts'
import type { SigningKeyStore } from '../store/signing-key-store.ts'

/** What the certificates calls work with. */
export type CertificatesParts = {
  readonly keys: SigningKeyStore
  readonly vault: KeyVault
  readonly bundles: BundleStore
}

/** Answers the certificates channel. Private halves of keys live here and nowhere else. */
export function createCertificatesHandlers(parts: CertificatesParts): BridgeHandlers['certificates'] {
  return {
    createKey: ({ accountId, label }) => createKey(parts, accountId, label),
    listKeys: async ({ accountId }) => ({ keys: parts.keys.list(accountId) }),
    provePossession: ({ accountId, keyId }) =>
      withKey(parts, { accountId, keyId }, key => ({
        possession: provePossession(key, { accountId, signedAt: new Date() }),
      })),
    signCredential: ({ accountId, keyId, credential }) =>
      withKey(parts, { accountId, keyId }, key => {
        if (credential.issuer.id !== key.did) throw issuerMismatch(credential.issuer.id, key.did)
        const signedAt = new Date()
        return { credential: signOwnershipCredential(credential, { secretKey: key.secretKey, signedAt }) }
      }),
    // Through JSON once: a report is what the file says, and nothing that is not JSON may cross.
    verifyFile: async ({ bytes }) => JSON.parse(JSON.stringify(verifyPaper(bytes, { now: new Date() }))),
    signAttestations: ({ accountId, keyId, attestations }) =>
      withKey(parts, { accountId, keyId }, ({ did, secretKey }) => {
        const foreign = attestations.find(attestation => attestation.issuer.id !== did)
        if (foreign !== undefined) throw issuerMismatch(foreign.issuer.id, did)
        const signer = { secretKey, signedAt: new Date() }
        return { attestations: attestations.map(attestation => signAttestation(attestation, signer)) }
      }),
    signClaims: ({ accountId, keyId, claims }) =>
      withKey(parts, { accountId, keyId }, ({ secretKey }) => ({
        codes: claims.map(claim => signClaim(claim, secretKey)),
      })),
    signTransferStep: ({ accountId, keyId, document, earlier }) =>
      withKey(parts, { accountId, keyId }, ({ secretKey }) => ({
        step: signStep(document, { secretKey, signedAt: new Date() }, earlier),
      })),
    presentFacts: ({ accountId, keyId, file, names, showing }) =>
      withKey(parts, { accountId, keyId }, key => ({
        presentation: presentFacts(file, { names, showing }, key),
      })),
    saveBundle: async ({ accountId, ...kept }) => ({ savedAt: parts.bundles.save(accountId, kept) }),
    listBundles: async ({ accountId }) => ({ bundles: parts.bundles.list(accountId) }),
  }
}

async function createKey({ keys, vault }: CertificatesParts, accountId: AccountScope, label: string) {
  const key = createIssuerKey()
  const { sealed, protection } = await vault.seal(key.secretKey)
  key.secretKey.fill(0)
  const made = {
    keyId: randomUUID(),
    label,
    did: key.did,
    verificationMethod: verificationMethodOf(key.did),
    protection,
    createdAt: new Date().toISOString(),
  }
  keys.add(accountId, { ...made, sealedSeed: sealed })
  return made
}

type KeyName = { readonly accountId: AccountScope; readonly keyId: string }

/** Opens a key, uses it, and wipes it. */
async function withKey<Result>(
  { keys, vault }: CertificatesParts,
  { accountId, keyId }: KeyName,
  use: (key: IssuerKey) => Result,
): Promise<Result> {
  const stored = keys.find(accountId, keyId)
  if (stored === undefined) {
    const message = 'this account has no such key on this machine'
    throw new BridgeError({ code: 'certificates/key-missing', message, facts: { keyId } })
  }
  const secretKey = await vault.unseal(stored.sealedSeed, stored.protection)
  try {
    return use(issuerKeyFrom(secretKey))
  } finally {
    secretKey.fill(0)
  }
}

function issuerMismatch(named: string, held: string): BridgeError {
  return new BridgeError({
    code: 'certificates/issuer-mismatch',
    message: `the certificate names ${named} as its issuer, the key is ${held}`,
    facts: { named, held },
  })
}
